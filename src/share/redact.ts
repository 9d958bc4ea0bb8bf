import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Problem } from '../diagnose/problems.ts';
import {
  type Body,
  type Exchange,
  type Initiator,
  requestWith,
  responseWith,
  withChange,
} from '../session/exchange.ts';
import { HeaderFields } from '../session/headers.ts';
import type { PageReport } from '../session/page-report.ts';
import { isPlaceholder } from '../session/placeholder.ts';
import { decoded, hideInUrl } from './redact/address.ts';
import { type Author, hideInBody } from './redact/body.ts';
import { hideInHeader, hideUrlsWithin } from './redact/header-value.ts';
import type { Hide, Place, PlaceKind } from './redact/hide.ts';
import { KnownSecrets } from './redact/known-secrets.ts';
import { namesPerson, namesSecret } from './redact/names.ts';
import { hidePersonal, hideProse, hideShapes } from './redact/shapes.ts';

/** So much of a body that is left out is looked through, in characters. */
const LONGEST_LEARNED = 20_000;
/** A field of a form with files (RFC 7578 §4.2). */
const FORM_PART = /\bname="([^"\r\n]{1,80})"\r?\n(?:[\w-]+:[^\r\n]*\r?\n)*\r?\n([^\r\n]{1,500})\r?\n--/g;

/** What was hidden in one place: "header Authorization, 12 times". */
export interface Removed {
  /** By this name a person keeps it: "header authorization". */
  readonly key: string;
  readonly kind: PlaceKind;
  /** '' where the place has no name. */
  readonly name: string;
  readonly count: number;
}

/**
 * Takes out of exchanges and explanations what must not leave this computer. Every way out goes through it: by default all is
 * hidden but what is known to be harmless. The same secret gets the same placeholder ("hidden-1"), wherever it stands, and
 * what was redacted before stays as it is.
 *
 * Two steps: `learn` looks through all that will be shown, so that a secret of one place ("Cookie: sid=…") is known in another
 * where it has no telling name, as in a server's message or a path. Then the rest of the methods give back what may be shown.
 */
export class Redactor {
  readonly #keep: ReadonlySet<string>;
  readonly #placeholders = new Map<string, string>();
  readonly #removed = new Map<string, Removed>();
  readonly #known = new KnownSecrets();
  #learning = false;
  /** Numbers that stand in what was redacted before. */
  #highest = 0;

  /** @param keep the keys of what a person wants to keep: "header x-tenant", "query q" */
  constructor(keep: ReadonlySet<string> = new Set()) {
    this.#keep = keep;
  }

  /** What was hidden so far, and how often, the most frequent first. */
  get removed(): readonly Removed[] {
    return [...this.#removed.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  }

  /** Looks for the secrets of an exchange that will be shown, so that they are known wherever else they stand. */
  learn(exchange: Exchange): void {
    this.#learning = true;
    this.#hideIn(exchange);
    this.#learning = false;
  }

  /** An exchange, all of which may be shown. */
  exchange(exchange: Exchange): Exchange {
    return this.#hideIn(exchange);
  }

  /** A URL that may be shown. */
  url(url: string): string {
    return this.#known.hideIn(hideInUrl(url, this.#hide), this.#hide);
  }

  /** A text of strangers that may be shown: a page's title, the reason of a closed socket. */
  text(text: string): string {
    return this.#known.hideIn(hideUrlsWithin(text, this.#hide), this.#hide);
  }

  /** An explanation: what it quotes has been through `quote`; what is known, and what is about a person, is hidden besides. */
  diagnosis(diagnosis: Diagnosis): Diagnosis {
    const { title, summary, technical, hints, developerHints, contrast, evidence, alternatives, values } =
      diagnosis;
    const show = this.#showing(values);
    return {
      ...diagnosis,
      title: show(title),
      summary: show(summary),
      technical: show(technical),
      hints: hints.map(show),
      developerHints: developerHints.map(show),
      contrast: contrast && { with: contrast.with, text: show(contrast.text) },
      evidence: evidence.map(({ from, saw }) => ({ from: show(from), saw: this.#quoted(saw) })),
      ...(values && {
        values: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, this.#quoted(value)]),
        ),
      }),
      alternatives: alternatives.map((other) => ({
        ...other,
        title: show(other.title),
        tellApart: show(other.tellApart),
      })),
    };
  }

  /** A problem; its exchanges are those that were recorded, and are not to be printed. */
  problem(problem: Problem): Problem {
    const show = this.#showing(problem.diagnosis.values);
    return {
      ...problem,
      title: show(problem.title),
      summary: show(problem.summary),
      diagnosis: this.diagnosis(problem.diagnosis),
    };
  }

  /** Words of strangers that have been through `quote`. */
  #quoted(text: string): string {
    return this.#known.hideIn(hideProse(text, this.#hide), this.#hide);
  }

  /** Shows our own words: what is hidden in the values that they were filled with, is hidden in them. */
  #showing(values: Diagnosis['values']): (text: string) => string {
    const changed = Object.values(values ?? {})
      .map((value) => [value, this.#quoted(value)] as const)
      .filter(([value, shown]) => value !== shown);
    return (text) =>
      this.sentence(changed.reduce((words, [value, shown]) => words.replaceAll(value, shown), text));
  }

  /** A sentence of ours about an exchange. */
  sentence(text: string): string {
    return this.#known.hideIn(hidePersonal(text, this.#hide), this.#hide);
  }

  #hideIn(exchange: Exchange): Exchange {
    const { request, response, initiator, pageReport } = exchange;
    const failed = response.status >= 400;
    return withChange(exchange, {
      method: this.text(exchange.method),
      url: this.url(exchange.url),
      visit: exchange.visit === null ? null : this.text(exchange.visit),
      error: exchange.error === null ? null : this.sentence(exchange.error),
      request: requestWith(request, {
        headers: this.#headers(request.headers),
        body: this.#body(request.body, request.headers.get('content-type') ?? '', 'page', failed),
      }),
      response: responseWith(response, {
        statusText: this.text(response.statusText),
        headers: this.#headers(response.headers),
        body: this.#body(response.body, response.mimeType, 'server', failed),
        redirectUrl: response.redirectUrl === '' ? '' : this.url(response.redirectUrl),
      }),
      initiator: initiator && this.#initiator(initiator),
      socketError: exchange.socketError === null ? null : this.text(exchange.socketError),
      pageReport: pageReport && this.#pageReport(pageReport),
    });
  }

  #headers(headers: HeaderFields): HeaderFields {
    const known = (value: string) => this.#known.hideIn(value, this.#hide);
    return new HeaderFields(
      [...headers].map((field) => {
        const { name, value } = hideInHeader(field, this.#hide);
        return { name: known(name), value: known(value) };
      }),
    );
  }

  #body(body: Body | null, contentType: string, author: Author, failed: boolean): Body | null {
    if (body === null || body.text === '') return body;
    const mimeType = (contentType.split(';')[0] ?? '').trim().toLowerCase();
    const text = hideInBody(body.text, { mimeType, author, failed }, this.#hide);
    return { ...body, text: this.#known.hideIn(text, this.#hide) };
  }

  #initiator({ type, url, line, functionName }: Initiator): Initiator {
    return {
      type,
      url: url === null ? null : this.url(url),
      line,
      functionName: functionName === null ? null : this.text(functionName),
    };
  }

  #pageReport(report: PageReport): PageReport {
    switch (report.kind) {
      case 'policy-violation':
        return {
          ...report,
          blocked: this.text(report.blocked),
          policy: hideInHeader({ name: 'content-security-policy', value: report.policy }, this.#hide).value,
          sourceFile: this.text(report.sourceFile),
        };
      case 'socket-closed':
        return { ...report, url: this.url(report.url), reason: this.text(report.reason) };
      case 'file-refused':
        return { ...report, url: this.url(report.url) };
      case 'unhandled-rejection':
        return { ...report, message: this.text(report.message), sourceFile: this.text(report.sourceFile) };
    }
  }

  readonly #hide: Hide = (secret, place) => {
    if (isPlaceholder(secret)) {
      this.#highest = Math.max(this.#highest, Number(/-(\d{1,9})\b/.exec(secret)?.[1] ?? 0));
      return secret;
    }
    const key = keyOf(place);
    if (this.#keep.has(key)) return secret;
    if (this.#learning) {
      if (place.kind === 'body') this.#learnWithin(secret);
      else this.#known.add(secret, doubtOf(place, secret));
      return secret;
    }
    const known = this.#removed.get(key);
    this.#removed.set(key, { key, kind: place.kind, name: place.name, count: (known?.count ?? 0) + 1 });
    if (place.kind === 'body')
      return `[hidden: ${secret.length} characters of ${place.name.replaceAll(']', '')}]`;
    return this.#placeholderOf(decoded(secret));
  };

  /** A body that is left out as a whole may hold what stands elsewhere too: in a form with files, or behind a telling name. */
  #learnWithin(body: string): void {
    const part = body.slice(0, LONGEST_LEARNED);
    hideShapes(part, this.#hide);
    for (const [, name = '', value = ''] of part.matchAll(FORM_PART))
      if (namesSecret(name)) this.#known.add(value, 'none');
  }

  #placeholderOf(secret: string): string {
    const known = this.#placeholders.get(secret);
    if (known !== undefined) return known;
    const placeholder = `hidden-${++this.#highest}`;
    this.#placeholders.set(secret, placeholder);
    return placeholder;
  }
}

/** The name by which a person keeps what stands in a place. */
export function keyOf({ kind, name }: Place): string {
  return `${kind} ${name.toLowerCase()}`.trim();
}

/** How much doubt a place leaves that what stands in it is a secret. */
function doubtOf({ kind, name }: Place, secret: string): 'none' | 'some' | 'much' {
  // A user's name that is no common word.
  if (
    (kind === 'field' || kind === 'form' || kind === 'query') &&
    namesPerson(name) &&
    /[_.\d-]/.test(secret)
  )
    return 'none';
  if (
    kind === 'sign-in' ||
    (kind === 'path' && name !== '') ||
    (kind !== 'text' && kind !== 'path' && namesSecret(name))
  )
    return 'none';
  return kind === 'header' || kind === 'cookie' ? 'some' : 'much';
}
