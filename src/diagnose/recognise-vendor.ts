import type { Recognition, VendorWords } from '../knowledge/entry.ts';
import { vendorCodes } from '../knowledge/vendors.ts';
import { ofText } from '../session/of-text.ts';

/** What of an answer is looked at to recognise a vendor. */
export interface Answer {
  readonly status: number;
  readonly host: string;
  /** By lower-case name. */
  header(name: string): string | undefined;
  /** The body as it came; only its first part is looked at. */
  readonly body: string;
}

const BODY_LOOKED_AT = 50_000;
/** So many characters tell one kind of page from another; all of one maker's begin alike. */
const BEGINNING = 11;

/** What a header has to hold. */
interface Wanted {
  readonly name: string;
  readonly text: string;
  /** It has to be that text, and not only to have it in it. */
  readonly isWhole: boolean;
}

/** An entry with its conditions in the form in which they are tested. */
interface Candidate {
  readonly entry: VendorWords;
  readonly headers: readonly Wanted[];
  /** How the hosts of the vendor end where they are not its very name; undefined where any host will do. */
  readonly ending: string | undefined;
  /** Its place among all that are tried for a status: the ones with the most conditions first. */
  readonly rank: number;
}

/** The entries to try for a status. */
interface Candidates {
  /** By the first header that they ask for, '' where they ask for none. */
  readonly byHeader: readonly {
    readonly header: string;
    /** Those that a value of it fits, in lower case: a server sends the same one with all its answers. */
    readonly candidatesFor: (value: string) => readonly Candidate[];
  }[];
  /** How the texts begin that the entries without a header ask for: none of them stands in most bodies. */
  readonly beginnings: readonly string[];
}

/** `marks`: known by what stands in headers or body, or by the host; `status`: by a number alone. */
export type Mark = 'marks' | 'status';

/** Made when a status is first met. */
const candidates = { marks: new Map<number, Candidates>(), status: new Map<number, Candidates>() };

function candidatesFor(status: number, by: Mark): Candidates {
  const known = candidates[by].get(status);
  if (known) return known;
  const found = vendorCodes
    .flatMap((entry) => [entry, ...(entry.alsoBy ?? []).map((recognise) => ({ ...entry, recognise }))])
    .filter(({ recognise }) => {
      const marks = weight(recognise);
      // A status alone is no vendor's mark: another program may use the same number.
      if (marks === 0 || marks > 1 !== (by === 'marks')) return false;
      return !recognise.status || recognise.status.includes(status);
    })
    .sort((a, b) => weight(b.recognise) - weight(a.recognise));
  const byHeader = new Map<string, Candidate[]>();
  found.forEach((entry, rank) => {
    const headers = Object.entries(entry.recognise.headers ?? {}).map(([name, wanted]) => {
      const isWhole = wanted.startsWith('=');
      return { name, text: isWhole ? wanted.slice(1) : wanted, isWhole };
    });
    const first = headers[0]?.name ?? '';
    const { host } = entry.recognise;
    const ending = host && `.${host}`;
    byHeader.set(first, [...(byHeader.get(first) ?? []), { entry, headers, ending, rank }]);
  });
  const texts = (byHeader.get('') ?? []).flatMap(({ entry }) => entry.recognise.body ?? []);
  const made = {
    byHeader: [...byHeader].map(([header, list]) => ({
      header,
      candidatesFor: ofText((value) =>
        list.filter(({ headers: [first] }) => first === undefined || fits(value, first)),
      ),
    })),
    beginnings: [...new Set(texts.map((text) => text.slice(0, BEGINNING)))],
  };
  candidates[by].set(status, made);
  return made;
}

/**
 * Finds the vendor's code that an answer carries.
 * @param by what it is to be known by
 * @returns the entry with the most conditions among those that hold, its `recognise` the one that did; else undefined
 */
export function recogniseVendor(answer: Answer, by: Mark): VendorWords | undefined {
  const { byHeader, beginnings } = candidatesFor(answer.status, by);
  const body = new VisibleBody(answer.body, beginnings);
  let best: Candidate | undefined;
  for (const { header, candidatesFor: fitting } of byHeader) {
    const first = header === '' ? '' : answer.header(header)?.toLowerCase();
    if (first === undefined) continue;
    for (const each of fitting(first)) {
      if (best !== undefined && each.rank > best.rank) break;
      if (!holds(each, answer, body)) continue;
      best = each;
      break;
    }
  }
  return best?.entry;
}

/** Whether all else holds that a candidate asks for, beside its first header. */
function holds({ entry, headers, ending }: Candidate, answer: Answer, visible: VisibleBody): boolean {
  const { host, body } = entry.recognise;
  if (ending && answer.host !== host && !answer.host.endsWith(ending)) return false;
  for (let place = 1; place < headers.length; place++) {
    const wanted = headers[place] as Wanted;
    const value = answer.header(wanted.name)?.toLowerCase();
    if (value === undefined || !fits(value, wanted)) return false;
  }
  if (!body) return true;
  if (headers.length === 0 && !visible.mayHold) return false;
  return body.some((text) => contains(visible.text, text));
}

/** @param value in lower case */
function fits(value: string, { text, isWhole }: Wanted): boolean {
  return isWhole ? value.trim() === text : value.includes(text);
}

/** What a reader of a body would see, made where it is asked for. */
class VisibleBody {
  readonly #body: string;
  readonly #beginnings: readonly string[];
  #text: string | undefined;
  #mayHold: boolean | undefined;

  constructor(body: string, beginnings: readonly string[]) {
    this.#body = body;
    this.#beginnings = beginnings;
  }

  get text(): string {
    this.#text ??= visibleText(this.#body);
    return this.#text;
  }

  /** Whether one of the texts that are looked for begins in it. */
  get mayHold(): boolean {
    this.#mayHold ??= includesAny(this.text, this.#beginnings);
    return this.#mayHold;
  }
}

function includesAny(text: string, parts: readonly string[]): boolean {
  for (const part of parts) if (text.includes(part)) return true;
  return false;
}

/** What a reader of the body would see: without tags, spaces run together, in lower case. */
function visibleText(body: string): string {
  const text = body.slice(0, BODY_LOOKED_AT).toLowerCase();
  // Most bodies are JSON on one line.
  return text.includes('<') || /\s\s|[^\S ]/.test(text)
    ? text.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ')
    : text;
}

/** Whether the text stands there and is not the beginning of a longer number: "404.1" is not in "404.13". */
function contains(visible: string, text: string): boolean {
  const place = visible.indexOf(text);
  if (place < 0) return false;
  return !/\d$/.test(text) || !/^\d/.test(visible.slice(place + text.length));
}

/** How much a recognition asks for: a status alone is weak, what stands in headers and body is strong. 0: nothing. */
export function weight(recognise: Recognition | undefined): number {
  if (!recognise) return 0;
  const { status, headers, body, host } = recognise;
  return (status ? 1 : 0) + 2 * Object.keys(headers ?? {}).length + (body ? 2 : 0) + (host ? 2 : 0);
}
