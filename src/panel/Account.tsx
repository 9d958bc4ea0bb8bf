import type { ComponentChildren } from 'preact';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { CERTAINTY_LABELS, FIXER_LABELS } from '../share/labels.ts';
import { Technical } from './Technical.tsx';
import { TEXTS } from './texts.ts';

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
      <Fact name={TEXTS.whoCanFix}>{FIXER_LABELS[diagnosis.fixer]}</Fact>
      <Fact name={TEXTS.howSure}>{CERTAINTY_LABELS[diagnosis.certainty]}</Fact>
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
export function WhatToTry({ hints }: { hints: readonly string[] }) {
  return (
    <>
      <h2>{TEXTS.whatToTry}</h2>
      <ol>
        {hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ol>
    </>
  );
}

/** Where it was read and what stood there, and what it could be besides. */
export function HowWeKnow({ diagnosis, children }: { diagnosis: Diagnosis; children?: ComponentChildren }) {
  return (
    <>
      <h2>{TEXTS.howWeKnow}</h2>
      {children}
      {diagnosis.evidence.map(({ from, saw }) => (
        <div class="evidence" key={`${from} ${saw}`}>
          <small>{capital(from)}</small>
          <code>{saw}</code>
        </div>
      ))}
      {diagnosis.alternatives.length > 0 && (
        <>
          <h2>{TEXTS.couldAlsoBe}</h2>
          <ul>
            {diagnosis.alternatives.map((other) => (
              <li key={other.cause}>
                {other.title}. <span class="dim">{other.tellApart}</span>
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
export function OftenConfused({ diagnosis, code }: { diagnosis: Diagnosis; code: string }) {
  const { contrast } = diagnosis;
  if (!contrast) return null;
  return (
    <>
      <h2>{TEXTS.oftenConfused}</h2>
      <div class="cards">
        <div class="card this">
          <small>{code === '—' ? 'This one' : `${code} · this one`}</small>
          <p>{diagnosis.title}.</p>
        </div>
        <div class="card">
          <small>{capital(String(contrast.with))}</small>
          <p>{contrast.text}</p>
        </div>
      </div>
    </>
  );
}

/** The exact words, the cause's name, and where to read more. */
export function ForDevelopers({ diagnosis }: { diagnosis: Diagnosis }) {
  return (
    <>
      <details>
        <summary>{TEXTS.forDevelopers}</summary>
        <p>
          <Technical text={diagnosis.technical} />
        </p>
        {diagnosis.developerHints.map((hint) => (
          <p key={hint}>
            <Technical text={hint} />
          </p>
        ))}
        <dl class="table">
          <dt>Cause</dt>
          <dd>
            <code>{diagnosis.cause}</code>
          </dd>
          {diagnosis.browserNames.length > 0 && (
            <>
              <dt>The browser calls it</dt>
              <dd>
                <code>{diagnosis.browserNames.join(', ')}</code>
              </dd>
            </>
          )}
          <dt>Read more</dt>
          <dd>
            {diagnosis.sources.map((source) => (
              <a key={source.url} href={source.url} target="_blank" rel="noreferrer">
                {source.title}
              </a>
            ))}
          </dd>
        </dl>
      </details>
      {diagnosis.failedRules.length > 0 && (
        <p class="fault">
          No explanation: rule {diagnosis.failedRules.join(', ')} failed. This is a fault of Plainspoken.
        </p>
      )}
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
