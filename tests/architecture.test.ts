import { describe, expect, it } from 'vitest';

const STRING = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![\\:])\/\/[^\n]*/;

/** The text with each comment, or each comment and each string, as one space. */
function without(text: string, what: 'comments' | 'comments and strings'): string {
  const pattern = new RegExp(`(${STRING.source})|${COMMENT.source}`, 'g');
  return text.replace(pattern, (_, string?: string) => (string && what === 'comments' ? string : ' '));
}

const texts = import.meta.glob<string>('../src/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** Every source file by its path under src: "diagnose/rules/sign-in.ts". */
const sources = Object.entries(texts).map(([path, text]) => ({ path: path.replace('../src/', ''), text }));

/** "diagnose" of "diagnose/rules/sign-in.ts"; a file at the top stands for itself: "browser.ts". */
const folderOf = (path: string) => path.split('/')[0] as string;

/** What each folder may import beside itself, and why no more. */
const MAY_IMPORT: Readonly<Record<string, readonly [readonly string[], string]>> = {
  session: [[], 'everything stands on session: what it imported, all the rest would carry along'],
  knowledge: [
    [],
    'knowledge is facts as data: whoever adds one should need to know nothing else of the program',
  ],
  'browser.ts': [[], 'browser.ts only adapts the browser’s API: what is made of it is for others to know'],
  capture: [
    ['session'],
    'capture turns records into exchanges, and data goes one way: what they mean is decided after it (only listen.ts knows the browser)',
  ],
  diagnose: [
    ['knowledge', 'session'],
    'diagnose is pure: it runs the same in the panel, in a worker, in Node and in tests, and knows no HAR and no browser',
  ],
  share: [
    ['diagnose', 'session'],
    'share writes down what was found: it runs in Node too, and draws nothing',
  ],
  panel: [
    ['share', 'diagnose', 'knowledge', 'capture', 'session', 'browser.ts'],
    'the panel is opened by devtools and viewer, and must not know by which',
  ],
  devtools: [
    ['panel', 'share', 'diagnose', 'knowledge', 'capture', 'session', 'browser.ts'],
    'devtools is one door among others',
  ],
  viewer: [
    ['panel', 'share', 'diagnose', 'knowledge', 'capture', 'session', 'browser.ts'],
    'the viewer is one door among others',
  ],
  cli: [
    ['panel', 'share', 'diagnose', 'knowledge', 'capture', 'session', 'browser.ts'],
    'the cli is one door among others',
  ],
};

/** Paths under src that a file imports, and the names of packages. */
function importsOf({ path, text }: { path: string; text: string }): { ours: string[]; packages: string[] } {
  const code = without(text, 'comments');
  const named = [
    ...code.matchAll(
      /(?:\bfrom\s*|\bimport\s*\(?\s*|\bimport\.meta\.glob\s*(?:<[^(]*>)?\(\s*)['"]([^'"]+)['"]/g,
    ),
  ];
  const ours: string[] = [];
  const packages: string[] = [];
  for (const name of named.map((match) => match[1] as string)) {
    if (name.startsWith('.')) ours.push(new URL(name, `file:///src/${path}`).pathname.slice(1));
    else packages.push(name);
  }
  return { ours, packages };
}

/** What is wrong with the imports of one file, a sentence each. */
function importFaults(file: { path: string; text: string }): string[] {
  const folder = folderOf(file.path);
  const rule = MAY_IMPORT[folder];
  if (!rule)
    return [`src/${file.path}: nothing says what ${folder} may import; add it to MAY_IMPORT in this test`];
  const [allowed, reason] = rule;
  return importsOf(file).ours.flatMap((target) => {
    if (!target.startsWith('src/')) return [`src/${file.path} imports ${target}, which is not part of src`];
    const from = folderOf(target.slice('src/'.length));
    if (from === folder || allowed.includes(from)) return [];
    if (file.path === 'capture/listen.ts' && from === 'browser.ts') return [];
    return [`src/${file.path} must not import ${target}: ${reason}`];
  });
}

describe('imports', () => {
  it('were found at all', () => {
    expect(sources.length).toBeGreaterThan(60);
    const all = sources.flatMap((file) => importsOf(file).ours);
    expect(all).toContain('src/session/exchange.ts');
    expect(all.length).toBeGreaterThan(150);
  });

  it('go one way, by the table of the design', () => {
    expect(sources.flatMap(importFaults)).toEqual([]);
  });

  it('lead to files that are there', () => {
    const there = new Set(sources.map(({ path }) => `src/${path}`));
    const missing = sources.flatMap((file) =>
      importsOf(file)
        .ours.filter((target) => /\.tsx?$/.test(target) && !target.includes('*') && !there.has(target))
        .map((target) => `src/${file.path}: ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['a plain import', "import { x } from '../panel/model.ts';"],
    ['a type', "import type { X } from '../panel/model.ts';"],
    ['what is passed on', "export * from '../panel/model.ts';"],
    ['an import for its effect', "import '../panel/model.ts';"],
    ['an import at run time', "const x = await import('../panel/model.ts');"],
  ])('are held to the table: %s', (_how, text) => {
    expect(importFaults({ path: 'diagnose/x.ts', text })).toHaveLength(1);
    expect(
      importFaults({ path: 'diagnose/x.ts', text: text.replace('panel/model', 'session/exchange') }),
    ).toEqual([]);
    expect(importFaults({ path: 'diagnose/x.ts', text: `// ${text}` })).toEqual([]);
  });
});

describe('the browser’s API', () => {
  it('is touched in src/browser.ts alone: elsewhere code must run without an extension around it', () => {
    const faults = sources
      .filter(({ path }) => path !== 'browser.ts')
      .filter(
        (file) =>
          importsOf(file).packages.includes('webextension-polyfill') ||
          /(?<![\w$.])(?:chrome|browser)\s*\??\.\s*[a-z]/.test(without(file.text, 'comments and strings')),
      );
    expect(
      faults.map(({ path }) => `src/${path} touches the browser’s API: add what it needs to src/browser.ts`),
    ).toEqual([]);
  });

  it('is really searched for', () => {
    const browser = sources.find(({ path }) => path === 'browser.ts');
    expect(importsOf(browser as { path: string; text: string }).packages).toContain('webextension-polyfill');
    expect(without(browser?.text ?? '', 'comments and strings')).toMatch(/(?<![\w$.])browser\.devtools/);
  });

  it('and the page are unknown to session, knowledge, diagnose and share: they run in Node and in workers', () => {
    const plain = sources.filter(({ path }) =>
      ['session', 'knowledge', 'diagnose', 'share'].includes(folderOf(path)),
    );
    expect(plain.length).toBeGreaterThan(30);
    const faults = plain.filter(({ text }) =>
      /(?<![\w$.'"])(?:window|document|navigator|localStorage|process)\s*\??\.\s*\w/.test(
        without(text, 'comments and strings'),
      ),
    );
    expect(faults.map(({ path }) => `src/${path} needs a page or Node`)).toEqual([]);
  });
});

describe('what strangers wrote', () => {
  const SINKS =
    /\b(?:innerHTML|outerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\s*\.\s*write(?:ln)?|srcdoc|eval\s*\(|new\s+Function\s*\()/;

  /** The one way into the inspected page. What is run there are the texts of capture/page-script.ts, and no other. */
  const INTO_THE_PAGE = 'browser.devtools.inspectedWindow.eval(script)';

  it('is never read as HTML or run: URLs, headers and bodies are under the control of others', () => {
    const faults = sources.flatMap(({ path, text }) => {
      const code = without(text, 'comments');
      const sink = SINKS.exec(path === 'browser.ts' ? code.replace(INTO_THE_PAGE, '') : code)?.[0];
      return sink ? [`src/${path} uses ${sink}: put text into the page as text`] : [];
    });
    expect(faults).toEqual([]);
  });

  it('is never put into a script for the inspected page: what is run there is the same each time', () => {
    const run = sources.flatMap(({ path, text }) =>
      [...without(text, 'comments').matchAll(/\.(?:run|reloadWith)\(([^)]*)\)/g)].map(
        ([, script]) => `${path}: ${script}`,
      ),
    );
    expect([...new Set(run)].sort()).toEqual([
      'capture/page-watch.ts: ASK',
      'capture/page-watch.ts: UNWATCH',
      'capture/page-watch.ts: WATCH',
    ]);
    const scripts = sources.find(({ path }) => path === 'capture/page-script.ts');
    expect(importsOf(scripts as { path: string; text: string }).ours.sort()).toEqual([
      'src/capture/in-page/ask.js',
      'src/capture/in-page/unwatch.js',
      'src/capture/in-page/watch.js',
    ]);
  });

  it.each([
    'x.innerHTML = y',
    '<b dangerouslySetInnerHTML={y} />',
    "x.insertAdjacentHTML('x', y)",
    'document.write(y)',
  ])('would be caught: %s', (code) => {
    expect(SINKS.test(code)).toBe(true);
  });
});

describe('every rule', () => {
  const tests = new Set(
    Object.keys(import.meta.glob('./diagnose/rules/*.test.ts')).map((path) => path.split('/').at(-1)),
  );
  const rules = sources
    .map(({ path }) => /^diagnose\/rules\/(.+)\.ts$/.exec(path)?.[1])
    .filter((name): name is string => name !== undefined && name !== 'index');

  it('has a test', () => {
    expect(rules.length).toBeGreaterThan(10);
    const untested = rules.filter((name) => !tests.has(`${name}.test.ts`));
    expect(
      untested.map(
        (name) =>
          `src/diagnose/rules/${name}.ts has no test: copy tests/diagnose/rules/sign-in.test.ts to tests/diagnose/rules/${name}.test.ts and write down where the rule speaks and where it is silent.`,
      ),
    ).toEqual([]);
  });

  it('is asked: it stands in rules/index.ts', () => {
    const index = sources.find(({ path }) => path === 'diagnose/rules/index.ts');
    const imported = importsOf(index as { path: string; text: string }).ours;
    expect(rules.filter((name) => !imported.includes(`src/diagnose/rules/${name}.ts`))).toEqual([]);
  });

  it('is read by its test through the table, with rows for both', () => {
    const bodies = import.meta.glob<string>('./diagnose/rules/*.test.ts', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const poor = Object.entries(bodies).filter(
      ([, text]) => !/testRule\(/.test(text) || !/speaks:/.test(text) || !/silent:/.test(text),
    );
    expect(
      poor.map(([path]) => `${path}: call testRule with rows under "speaks" and under "silent"`),
    ).toEqual([]);
  });
});
