import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { PageReports } from '../../src/capture/page-reports.ts';
import { PageWatch } from '../../src/capture/page-watch.ts';
import { NotSeen, WatchedLate } from '../../src/panel/NotSeen.tsx';
import { TEXTS } from '../../src/panel/texts/panel-texts.ts';
import { VIEW_TEXTS } from '../../src/panel/texts/view-texts.ts';
import { Session } from '../../src/session/session.ts';
import { plainFaults } from '../words/readability.ts';

let reloads = 0;
const reports = new PageReports({ session: new Session(), visit: null, replace: () => null });
const newWatch = () =>
  new PageWatch(
    {
      run: () => Promise.resolve(null),
      onNavigated: () => {},
      reloadWith: () => {
        reloads++;
      },
    },
    () => {},
  );

let watch: PageWatch;
let root: HTMLElement;
const draw = async () => {
  root = document.createElement('div');
  await act(() =>
    render(
      <>
        <WatchedLate watch={watch} />
        <NotSeen watch={watch} reports={reports} />
      </>,
      root,
    ),
  );
};
const click = (text: string) =>
  act(() => [...root.querySelectorAll('button')].find((button) => button.textContent === text)?.click());
beforeEach(() => {
  reloads = 0;
  reports.clear();
  watch = newWatch();
  return () => {
    watch.watching = false;
  };
});

describe('what is not seen', () => {
  it('is said while the page is not watched, with a way to change that', async () => {
    await draw();
    expect(root.textContent).toContain('Not seen here');
    await click('Watch the page');
    expect(watch.watching).toBe(true);
    expect(root.textContent).not.toContain('Not seen here');
    expect(root.textContent).toContain('Only what happens from now on is seen');
    await click('Reload the page');
    expect(reloads).toBe(1);
  });

  it('is what the page told and no request fits, as text, without secrets', async () => {
    watch.watching = true;
    for (const message of ['first', 'Failed to fetch <b>token=hunter2hunter2</b>\u202e']) {
      reports.take({
        kind: 'unhandled-rejection',
        at: 0,
        message,
        sourceFile: 'https://shop.test/js/app.js',
        line: 7,
      });
    }
    await draw();
    expect(root.querySelector('[data-testid=unlisted]')?.textContent).toBe(
      '2 calls failed in the page: “Failed to fetch <b>token=[hidden]</b>” (app.js:7). It is not known which.',
    );
    expect(root.querySelector('b')).toBeNull();
  });

  it('is not asked where there is no page', async () => {
    root = document.createElement('div');
    render(<NotSeen watch={undefined} reports={reports} />, root);
    expect(root.textContent).toBe('');
  });
});

it.each([
  VIEW_TEXTS.watchHint,
  `${TEXTS.watchedLate} ${TEXTS.reload}.`,
  TEXTS.notSeen,
  TEXTS.unlisted(1, 'Failed to fetch', 'app.js:7'),
  TEXTS.unlisted(12, 'Failed to fetch', ''),
])('is said in plain words: %s', (text) => {
  expect(plainFaults(text)).toEqual([]);
});
