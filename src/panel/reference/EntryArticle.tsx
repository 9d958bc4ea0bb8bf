import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Fixer } from '../../knowledge/entry.ts';
import { resolveSource, type SourceRef } from '../../knowledge/sources.ts';
import { FIXER_LABELS } from '../../share/labels.ts';
import { Fold } from '../Fold.tsx';
import { Technical } from '../Technical.tsx';
import { DETAIL_TEXTS } from '../texts/detail-texts.ts';
import { REFERENCE_TEXTS } from '../texts/reference-texts.ts';
import { ConfusionCards } from './ConfusionCards.tsx';
import { type Entry, seeAlso } from './entries.ts';
import { withNames, withoutValues } from './stand-ins.ts';

/** One entry: its name, title and first line; all of it when it is opened. */
export function EntryArticle({
  entry,
  isNamed,
  openEntry,
}: {
  entry: Entry;
  /** It is just what was searched for: it begins open. */
  isNamed: boolean;
  openEntry: (key: string) => void;
}) {
  const [toggled, toggle] = useState(false);
  const bodyId = useId();
  const open = toggled !== isNamed;
  return (
    <article class={open ? 'entry open' : 'entry'} data-testid="reference-entry" data-key={entry.key}>
      <div class="entry-head">
        <small class="code">{entry.code}</small>
        <h2>
          <button type="button" aria-expanded={open} aria-controls={bodyId} onClick={() => toggle(!toggled)}>
            <Fold expanded={open} />
            {entry.title}
          </button>
        </h2>
        {!open && <p class="line dim">{entry.line}</p>}
      </div>
      <div id={bodyId} class="entry-body">
        {open && <EntryBody entry={entry} openEntry={openEntry} />}
      </div>
    </article>
  );
}

/** An entry alone on the page, all of it. */
export function WholeEntry({ entry, openEntry }: { entry: Entry; openEntry: (key: string) => void }) {
  return (
    <article class="entry whole" data-testid="reference-entry" data-key={entry.key}>
      <small class="code">{entry.code}</small>
      <h2>{entry.title}</h2>
      <EntryBody entry={entry} openEntry={openEntry} />
    </article>
  );
}

function EntryBody({ entry, openEntry }: { entry: Entry; openEntry: (key: string) => void }) {
  const others = seeAlso(entry);
  return (
    <>
      {entry.kind !== 'confusion' && <p class="lead">{entry.line}</p>}
      {entry.kind === 'confusion' && <ConfusionCards confusion={entry.confusion} openEntry={openEntry} />}
      <dl class="table">
        <Rows entry={entry} />
        {others.length > 0 && (
          <Row name={REFERENCE_TEXTS.seeAlso}>
            <ul class="see-also">
              {others.map((other) => (
                <li key={other.key}>
                  <button
                    type="button"
                    class="link"
                    data-testid="see-also"
                    onClick={() => openEntry(other.key)}
                  >
                    {other.code}
                  </button>{' '}
                  <span class="dim">{other.title}</span>
                </li>
              ))}
            </ul>
          </Row>
        )}
      </dl>
    </>
  );
}

function Rows({ entry }: { entry: Entry }) {
  if (entry.kind === 'confusion') {
    const { tell, technical, sources } = entry.confusion;
    return (
      <>
        <Row name={REFERENCE_TEXTS.tellApart}>{tell}</Row>
        <ForDevelopers texts={[technical]} />
        <Sources refs={sources} />
      </>
    );
  }
  if (entry.kind === 'cause') {
    const { fixer, hints, technical, contrast, browserNames = [], sources } = entry.cause;
    const plain = hints.filter((hint) => typeof hint === 'string').map(withoutValues);
    const developers = hints.flatMap((hint) => (typeof hint === 'string' ? [] : [hint.text]));
    return (
      <>
        <WhoCanFix fixer={fixer} />
        <Row name={DETAIL_TEXTS.whatToTry}>
          {plain.map((hint) => (
            <p key={hint}>{hint}</p>
          ))}
        </Row>
        {contrast && (
          <Row name={DETAIL_TEXTS.oftenConfused}>
            <b>{contrast.with}:</b> {withoutValues(contrast.text)}
          </Row>
        )}
        <ForDevelopers texts={[technical, ...developers].map(withNames)} />
        {browserNames.length > 0 && (
          <Row name={DETAIL_TEXTS.browserCallsIt}>
            {browserNames.map((name) => (
              <p key={name}>
                <code>{name}</code>
              </p>
            ))}
          </Row>
        )}
        <Sources refs={sources} />
      </>
    );
  }
  const { when, example, advice, fixer, technical, sources } = entry.words;
  return (
    <>
      <Row name={REFERENCE_TEXTS.when}>{when}</Row>
      <Row name={REFERENCE_TEXTS.example}>{example}</Row>
      <Row name={REFERENCE_TEXTS.advice}>{advice}</Row>
      <WhoCanFix fixer={fixer} />
      <ForDevelopers texts={[technical]} />
      <Sources refs={sources} />
    </>
  );
}

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function WhoCanFix({ fixer }: { fixer: Fixer }) {
  return <Row name={DETAIL_TEXTS.whoCanFix}>{FIXER_LABELS[fixer]}</Row>;
}

function ForDevelopers({ texts }: { texts: readonly string[] }) {
  return (
    <Row name={DETAIL_TEXTS.forDevelopers}>
      {texts.map((text) => (
        <p key={text}>
          <Technical text={text} />
        </p>
      ))}
    </Row>
  );
}

function Sources({ refs }: { refs: readonly SourceRef[] }) {
  return (
    <Row name={DETAIL_TEXTS.readMore}>
      {refs.map(resolveSource).map(({ url, title }) => (
        <a key={url} href={url} target="_blank" rel="noreferrer">
          {title}
        </a>
      ))}
    </Row>
  );
}
