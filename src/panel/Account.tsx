import type { ComponentChildren } from 'preact';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { CERTAINTY_LABELS, FIXER_LABELS } from '../share/labels.ts';
import type { Explain } from './Explained.tsx';
import { Technical } from './Technical.tsx';
import { DETAIL_TEXTS } from './texts/detail-texts.ts';

/** Who can fix it, how sure we are, and what else is to be said in a word or two. */
export function Facts({
  diagnosis,
  children,
}: {
  diagnosis: Pick<Diagnosis, 'fixer' | 'certainty'>;
  children?: ComponentChildren;
}) {
  return (
    <dl class="facts">
      <Fact name={DETAIL_TEXTS.whoCanFix}>{FIXER_LABELS[diagnosis.fixer]}</Fact>
      <Fact name={DETAIL_TEXTS.howSure}>{CERTAINTY_LABELS[diagnosis.certainty]}</Fact>
      {children}
    </dl>
  );
}

/** One of them. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What to try, the most useful first. */
export function WhatToTry({ hints, explain }: { hints: readonly string[]; explain: Explain }) {
  return (
    <>
      <h2>{DETAIL_TEXTS.whatToTry}</h2>
      <ol>
        {hints.map((hint) => (
          <li key={hint}>{explain(hint)}</li>
        ))}
      </ol>
    </>
  );
}

/** Where it was read and what stood there, and what it could be besides. */
export function HowWeKnow({
  diagnosis,
  explain,
  children,
}: {
  diagnosis: Diagnosis;
  explain: Explain;
  children?: ComponentChildren;
}) {
  return (
    <>
      <h2>{DETAIL_TEXTS.howWeKnow}</h2>
      {children}
      {diagnosis.evidence.map(({ from, saw }) => (
        <div class="evidence" key={`${from} ${saw}`}>
          <small>{explain(capital(from))}</small>
          <code>{saw}</code>
        </div>
      ))}
      {diagnosis.alternatives.length > 0 && (
        <>
          <h2>{DETAIL_TEXTS.couldAlsoBe}</h2>
          <ul>
            {diagnosis.alternatives.map((other) => (
              <li key={other.cause}>
                {explain(`${other.title}.`)} <span class="dim">{explain(other.tellApart)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/**
 * What people take for this one, beside it.
 * @param code the status of this one; '—' where it has none
 */
export function OftenConfused({
  diagnosis,
  code,
  explain,
}: {
  diagnosis: Diagnosis;
  code: string;
  explain: Explain;
}) {
  const { contrast } = diagnosis;
  if (!contrast) return null;
  return (
    <>
      <h2>{DETAIL_TEXTS.oftenConfused}</h2>
      <div class="cards">
        <div class="card this">
          <small>{code === '—' ? DETAIL_TEXTS.thisOneAlone : DETAIL_TEXTS.thisCode(code)}</small>
          <p>{diagnosis.title}.</p>
        </div>
        <div class="card">
          <small>{capital(String(contrast.with))}</small>
          <p>{explain(contrast.text)}</p>
        </div>
      </div>
    </>
  );
}

/** The exact words, the cause's name, where to read more, and whatever else a developer asks for. */
export function ForDevelopers({
  diagnosis,
  open,
  children,
}: {
  /** null where nothing went wrong. */
  diagnosis: Diagnosis | null | undefined;
  /** Whether it begins open. */
  open: boolean;
  children?: ComponentChildren;
}) {
  return (
    <>
      <details class="technical" open={open} data-testid="for-developers">
        <summary>{DETAIL_TEXTS.forDevelopers}</summary>
        {diagnosis && <TechnicalPart diagnosis={diagnosis} />}
        {children}
      </details>
      {diagnosis && diagnosis.failedRules.length > 0 && (
        <p class="fault">{DETAIL_TEXTS.ruleFailed(diagnosis.failedRules.join(', '))}</p>
      )}
    </>
  );
}

function TechnicalPart({ diagnosis }: { diagnosis: Diagnosis }) {
  return (
    <>
      <p>
        <Technical text={diagnosis.technical} />
      </p>
      {diagnosis.developerHints.map((hint) => (
        <p key={hint}>
          <Technical text={hint} />
        </p>
      ))}
      <dl class="table">
        <dt>{DETAIL_TEXTS.cause}</dt>
        <dd>
          <code>{diagnosis.cause}</code>
        </dd>
        {diagnosis.browserNames.length > 0 && (
          <>
            <dt>{DETAIL_TEXTS.browserCallsIt}</dt>
            <dd>
              <code>{diagnosis.browserNames.join(', ')}</code>
            </dd>
          </>
        )}
        <dt>{DETAIL_TEXTS.readMore}</dt>
        <dd>
          {diagnosis.sources.map((source) => (
            <a key={source.url} href={source.url} target="_blank" rel="noreferrer">
              {source.title}
            </a>
          ))}
        </dd>
      </dl>
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
