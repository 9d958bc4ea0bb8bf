import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plainspoken-cli-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the built command as a person would. */
async function explain(content: unknown, ...options: string[]) {
  const { bin } = JSON.parse(await readFile('package.json', 'utf8'));
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.har`);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return run(bin.plainspoken, 'explain', file, ...options);
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const entry = (url: string, status: number, more: object = {}) => ({
  startedDateTime: '2026-11-22T11:14:09.000Z',
  time: 38,
  request: {
    method: 'GET',
    url,
    headers: [{ name: 'Host', value: new URL(url).host }],
    httpVersion: 'HTTP/1.1',
  },
  response: {
    status,
    statusText: '',
    headers: [],
    content: { mimeType: 'application/json' },
    _error: null,
    ...more,
  },
});
const har = (...entries: unknown[]) => ({
  log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries },
});

test('the JSON report has the form that other programs read', async () => {
  const refused = entry('https://api.shop.test/me?session=s3cretvalue99', 401);
  const { status, stdout, stderr } = await explain(
    har(
      entry('https://api.shop.test/', 200),
      refused,
      { response: {} },
      entry('https://api.shop.test/b', 404),
    ),
    '--format',
    'json',
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const report = JSON.parse(stdout);
  expect(Object.keys(report)).toEqual(['format', 'version', 'source', 'problems', 'requests']);
  expect(report).toMatchObject({
    format: 'plainspoken-report',
    version: 1,
    source: {
      creator: 'WebInspector 537.36',
      entries: 4,
      skipped: [{ index: 2, reason: 'request is missing' }],
    },
  });
  expect(report.requests.map((request: { index: number }) => request.index)).toEqual([0, 1, 3]);
  expect(report.requests[0].diagnosis).toBeNull();
  const [, request] = report.requests;
  expect(Object.keys(request)).toEqual([
    'index',
    'method',
    'url',
    'status',
    'error',
    'statusClass',
    'outcome',
    'diagnosis',
  ]);
  expect(request).toMatchObject({
    method: 'GET',
    status: 401,
    error: null,
    statusClass: '4xx',
    outcome: 'failed',
  });
  expect(Object.keys(request.diagnosis)).toEqual([
    'cause',
    'certainty',
    'title',
    'summary',
    'technical',
    'fixer',
    'hints',
    'contrast',
    'evidence',
    'alternatives',
    'browserNames',
    'sources',
  ]);
  expect(request.diagnosis).toMatchObject({ cause: 'credentials-missing', fixer: 'you' });
  expect(typeof request.diagnosis.contrast).toBe('string');
  expect(request.diagnosis.sources[0]).toEqual({
    title: 'RFC 9110 §15.5.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
  });
  const problem = report.problems.find(({ cause }: { cause: string }) => cause === 'credentials-missing');
  expect(Object.keys(problem)).toEqual(['cause', 'title', 'summary', 'requests']);
  expect(problem.requests).toEqual([1]);
  expect(stdout).not.toContain('s3cretvalue99');
});

test('one cause is one problem in text and Markdown, with its requests and their story', async () => {
  const at = (second: number, status: number) => ({
    ...entry('https://api.shop.test/orders', status),
    startedDateTime: `2026-11-22T11:14:0${second}.000Z`,
  });
  const down = har(at(0, 503), at(1, 503), at(3, 503), entry('https://api.shop.test/cart', 503));
  const text = await explain(down);
  expect(text.stdout).toContain('4 requests, 1 problem, 4 failed requests explained.\n');
  expect(text.stdout.match(/Who can fix it: /g)).toHaveLength(1);
  expect(text.stdout).toContain('Tried 3 times in 3 seconds: 503 each time.');
  const markdown = await explain(down, '--format', 'markdown');
  expect(markdown.stdout.match(/^## /gm)).toHaveLength(1);
  expect(markdown.stdout).toContain('`GET https://api.shop.test/cart`');
  expect(markdown.stdout).toContain('Tried 3 times in 3 seconds: 503 each time.');
});

test('text is the default, and Markdown escapes what strangers write', async () => {
  const hostile = entry('https://shop.test/x', 409, {
    content: {
      mimeType: 'application/json',
      text: JSON.stringify({ message: '[click](javascript:x) <b>`|' }),
    },
  });
  const text = await explain(har(hostile));
  expect(text.status).toBe(0);
  expect(text.stdout).toContain('Who can fix it: You.');
  const markdown = await explain(har(hostile), '--format', 'markdown');
  expect(markdown.stdout).toContain('## The server says: “\\[click\\]\\(javascript:x\\) \\<b\\>\\`\\|”');
  expect(markdown.stdout).toContain('**Who can fix it:** You');
});

test('input that cannot be read is one clear line and exit status 2', async () => {
  const { bin } = JSON.parse(await readFile('package.json', 'utf8'));
  const cases = [
    run(bin.plainspoken, 'explain', path.join(folder, 'missing.har')),
    run(bin.plainspoken, 'explain', folder),
    run(bin.plainspoken, 'explain'),
    run(bin.plainspoken, 'explain', '--nonsense'),
    run(bin.plainspoken),
    await explain('this is no JSON'),
    await explain({ hello: 'world' }),
    await explain({ log: {} }),
    await explain('null'),
    await explain(har(), '--format', 'pdf'),
  ];
  for (const { status, stdout, stderr } of cases) {
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^plainspoken: .+\n$/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  }
});

test('--fail-on-problems ends with 1 only when there is a problem; - reads standard input', async () => {
  expect((await explain(har(entry('https://shop.test/', 200)), '--fail-on-problems')).status).toBe(0);
  expect((await explain(har(entry('https://shop.test/', 500)), '--fail-on-problems')).status).toBe(1);
  const { bin } = JSON.parse(await readFile('package.json', 'utf8'));
  const piped = spawnSync(process.execPath, [bin.plainspoken, 'explain', '-'], {
    encoding: 'utf8',
    input: JSON.stringify(har(entry('https://shop.test/', 500))),
  });
  expect(piped.status).toBe(0);
  expect(piped.stdout).toContain('The server broke while it worked on this');
});
