import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Removed } from '../../share/redact.ts';
import type { Audience } from '../../share/report-options.ts';
import { toCurl } from '../../share/to-curl.ts';
import { inOneLine, visible } from '../../share/visible.ts';
import type { PanelModel } from '../model.ts';
import { TEXTS } from '../texts/panel-texts.ts';
import { SHARING_TEXTS } from '../texts/sharing-texts.ts';
import { type Prepared, prepare } from './prepare.ts';
import { type Form, type FormName, formsFor } from './share-forms.ts';
import type { ShareScope } from './share-scope.ts';
import '../styles/sharing.css';
import { copyText, fileName, saveFile } from './way-out.ts';

const LONGEST_PREVIEW = 20_000;
const AUDIENCES = ['everyone', 'developers'] as const;

/** Copies or saves what a person wants to tell others, and shows what was hidden in it. */
export function ShareDialog({
  model,
  scope,
  name,
  close,
}: {
  model: PanelModel;
  scope: ShareScope;
  /** Of the file that is shown; '' for a page. */
  name: string;
  close: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const forms = formsFor(scope);
  const [formName, setForm] = useState<FormName>('ticket');
  const [audience, setAudience] = useState<Audience>(model.settings.now.audience);
  const [keep, setKeep] = useState<ReadonlySet<string>>(new Set());
  // What was found when nothing was kept: it stays to be ticked and unticked.
  const [found, setFound] = useState<readonly Removed[]>([]);
  const [made, setMade] = useState<{ readonly wanted: string; readonly prepared: Prepared }>();
  // What was made for an earlier choice is neither shown nor copied.
  const wanted = `${formName} ${audience} ${[...keep].join('\n')}`;
  const prepared = made?.wanted === wanted ? made.prepared : undefined;
  const form = forms.find((each) => each.name === formName) as Form;
  const shared = nowOf(model, scope);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    // What is no longer kept cannot be written anew; what was written of it stays.
    if (shared.isGone && made?.wanted === wanted) return;
    const controller = new AbortController();
    const { session } = model.recording;
    const source = { creator: name, entries: session.exchanges.length, skipped: [] };
    const options = {
      audience,
      madeAt: Date.now(),
      curl: (exchange: Parameters<typeof toCurl>[0]) => toCurl(exchange, 'bash'),
    };
    void prepare(model, scope, form, { keep, options, source, signal: controller.signal }).then((done) => {
      if (controller.signal.aborted) return;
      setMade({ wanted, prepared: done });
      setFound((before) => [...done.removed, ...before.filter(({ key }) => keep.has(key))].sort(byPlace));
    });
    return () => controller.abort();
  }, [form, audience, keep, model, scope, name, shared.exchange, shared.diagnosis]);

  return (
    <dialog
      ref={dialog}
      class="sharing"
      aria-labelledby={`${id}-title`}
      data-testid="share-dialog"
      onClose={close}
      onKeyDown={(event) => {
        // The dialog closes by it; DevTools would open its drawer on the same key.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <h2 id={`${id}-title`}>{SHARING_TEXTS.title[scope.kind]}</h2>
      <div class="share-choices">
        <label>
          {SHARING_TEXTS.form}{' '}
          <select
            data-testid="share-form"
            value={formName}
            onChange={({ currentTarget }) => setForm(currentTarget.value as FormName)}
          >
            {forms.map((each) => (
              <option key={each.name} value={each.name}>
                {SHARING_TEXTS.forms[each.name]}
              </option>
            ))}
          </select>
        </label>
        {form.hasAudience && (
          <fieldset class="switch">
            <legend class="hidden">{SHARING_TEXTS.audience}</legend>
            {AUDIENCES.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={audience === each}
                data-testid={`share-for-${each}`}
                onClick={() => setAudience(each)}
              >
                {TEXTS.audiences[each]}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <p class="dim">{SHARING_TEXTS.hints[formName]}</p>
      <Preview prepared={prepared} />
      <Hidden found={found} keep={keep} setKeep={setKeep} isReady={prepared !== undefined} />
      <WaysOut key={`${formName} ${audience}`} prepared={prepared} form={form} />
    </dialog>
  );
}

/** The one request that is shared, as it is known now: its answer may come, or be explained, while the dialog stands open. */
function nowOf(model: PanelModel, scope: ShareScope) {
  if (scope.kind !== 'request') return { isGone: false };
  const exchange = model.exchangeAt(scope.exchange.index);
  return { exchange, diagnosis: exchange && model.contextOf(exchange).diagnosis, isGone: !exchange };
}

function byPlace(one: Removed, other: Removed): number {
  return one.key < other.key ? -1 : 1;
}

function Preview({ prepared }: { prepared: Prepared | undefined }) {
  const text = prepared?.pieces?.slice(0, 200).join('') ?? '';
  const isCut = text.length > LONGEST_PREVIEW || (prepared?.pieces?.length ?? 0) > 200;
  return (
    <>
      <section
        class="share-preview"
        aria-label={SHARING_TEXTS.preview}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        data-testid="share-preview"
        data-ready={prepared !== undefined}
      >
        {!prepared
          ? SHARING_TEXTS.preparing
          : prepared.pieces === null
            ? SHARING_TEXTS.notReplayed
            : visible(text.slice(0, LONGEST_PREVIEW))}
      </section>
      {isCut && <p class="dim">{SHARING_TEXTS.cut}</p>}
    </>
  );
}

/** What was hidden, to be kept one by one. */
function Hidden({
  found,
  keep,
  setKeep,
  isReady,
}: {
  found: readonly Removed[];
  keep: ReadonlySet<string>;
  setKeep: (keep: ReadonlySet<string>) => void;
  isReady: boolean;
}) {
  const hidden = found.filter(({ key }) => !keep.has(key));
  const values = hidden.reduce((sum, { count }) => sum + count, 0);
  return (
    <details class="share-hidden" data-testid="share-hidden">
      <summary>
        {isReady || found.length > 0 ? SHARING_TEXTS.removedTitle(values) : SHARING_TEXTS.preparing}
      </summary>
      <p>{found.length > 0 ? SHARING_TEXTS.removedHint : SHARING_TEXTS.nothingRemoved}</p>
      <ul>
        {found.map(({ key, kind, name, count }) => (
          <li key={key}>
            <label class="check">
              <input
                type="checkbox"
                data-key={key}
                checked={keep.has(key)}
                onChange={({ currentTarget }) => {
                  const now = new Set(keep);
                  if (currentTarget.checked) now.add(key);
                  else now.delete(key);
                  setKeep(now);
                }}
              />
              <bdi>{inOneLine(SHARING_TEXTS.removed(kind, name, count))}</bdi>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

function WaysOut({ prepared, form }: { prepared: Prepared | undefined; form: Form }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [answer, setAnswer] = useState('');
  const pieces = prepared?.pieces ?? null;
  return (
    <form method="dialog" class="actions">
      <button
        type="button"
        class="pill primary"
        disabled={pieces === null}
        data-testid="share-copy"
        onClick={async () => {
          if (pieces === null || !field.current) return;
          const done = await copyText(pieces.join(''), field.current);
          setAnswer(done ? SHARING_TEXTS.copied : SHARING_TEXTS.notCopied);
        }}
      >
        {SHARING_TEXTS.copy}
      </button>
      <button
        type="button"
        class="pill"
        disabled={pieces === null}
        data-testid="share-save"
        onClick={() => {
          if (pieces === null) return;
          const name = fileName(new Date(), form.file.ending);
          saveFile(name, pieces, form.file.type);
          setAnswer(SHARING_TEXTS.saved(name));
        }}
      >
        {SHARING_TEXTS.save}
      </button>
      <button type="submit" class="pill">
        {SHARING_TEXTS.close}
      </button>
      <span role="status" data-testid="share-answer">
        {answer}
      </span>
      <textarea ref={field} class="hidden" aria-hidden="true" tabIndex={-1} readOnly />
    </form>
  );
}
