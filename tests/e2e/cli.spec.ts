import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
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
  // A file that tells of cookies: that none went with the other request says something then.
  const first = entry('https://api.shop.test/', 200);
  first.request.headers.push({ name: 'Cookie', value: 'theme=dark' });
  const { status, stdout, stderr } = await explain(
    har(first, refused, { response: {} }, entry('https://api.shop.test/b', 404)),
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

/** A HAR file with its name, in the folder of these tests. */
async function written(name: string, ...entries: unknown[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, JSON.stringify(har(...entries)));
  return file;
}

async function command(...args: string[]) {
  const { bin } = JSON.parse(await readFile('package.json', 'utf8'));
  return run(bin.plainspoken, ...args);
}

test('every format is written, to a file where one is named, and none holds a secret', async () => {
  const secret = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
  const file = await written('secret.har', entry(`https://api.shop.test/me?token=${secret}`, 401));
  for (const [format, sign] of [
    ['text', /^1 request, 1 problem/],
    ['markdown', /^# What went wrong/],
    ['ticket', /^WHAT WENT WRONG/],
    ['html', /^<!doctype html>/i],
    ['json', /^\{\n {2}"format": "plainspoken-report"/],
  ] as const) {
    const { status, stdout, stderr } = await command(
      'explain',
      file,
      '--format',
      format,
      '--for',
      'developers',
    );
    expect({ format, status, stderr }).toEqual({ format, status: 0, stderr: '' });
    expect(stdout).toMatch(sign);
    expect(stdout).not.toContain('eyJ');
    // No colours where no terminal is.
    expect(stdout).not.toContain('\x1b');
    const output = path.join(folder, `out.${format}`);
    expect(await command('explain', file, '-f', format, '--for', 'developers', '-o', output)).toMatchObject({
      status: 0,
      stdout: '',
    });
    expect(await readFile(output, 'utf8')).toBe(stdout);
  }
});

test('several files at once, packed ones too, are told one after the other', async () => {
  const a = await written('first.har', entry('https://a.test/one', 500));
  const b = path.join(folder, 'second.har.gz');
  await writeFile(b, gzipSync(JSON.stringify(har(entry('https://b.test/two', 404)))));
  const text = await command('explain', a, b);
  expect(text.stdout).toMatch(/first\.har\n[\s\S]+second\.har/);
  const json = JSON.parse((await command('explain', a, b, '--format', 'json')).stdout);
  expect(json.map(({ requests }: { requests: { url: string }[] }) => requests[0]?.url)).toEqual([
    'https://a.test/one',
    'https://b.test/two',
  ]);
  const pages = path.join(folder, 'pages');
  await mkdir(pages);
  expect((await command('explain', a, b, '-f', 'html', '-o', pages)).status).toBe(0);
  expect((await readdir(pages)).sort()).toEqual(['first.html', 'second.html']);
  expect((await command('explain', a, b, '-f', 'html')).status).toBe(2);
});

test('redact writes the file without its secrets, says what it hid, and keeps what it is told to keep', async () => {
  const refused = entry('https://api.shop.test/me?session=s3cretvalue99', 401);
  refused.request.headers.push(
    { name: 'Cookie', value: 'sid=abc123def456ghi789' },
    { name: 'X-Tenant', value: 'kiln-7' },
  );
  const file = await written('leaky.har', refused, { response: {} });
  const { status, stdout, stderr } = await command('redact', file);
  expect(status).toBe(0);
  for (const secret of ['s3cretvalue99', 'abc123def456ghi789', 'kiln-7'])
    expect(stdout).not.toContain(secret);
  expect(stderr).toMatch(/^Hidden: 3 values in 3 places\n/);
  expect(stderr).toContain('cookie sid (1)');
  expect(stderr).toContain('Left out: entry 1 (request is missing)');
  // What comes out goes in again: nothing is left to hide, and it is explained as before.
  const again = await written('safe.har');
  await writeFile(again, stdout);
  const twice = await command('redact', again);
  expect(twice.stdout).toBe(stdout.replace('From WebInspector 537.36', 'From Plainspoken 0.1.0'));
  expect(twice.stderr).toMatch(/^Hidden: 0 values/);
  const causes = async (name: string) =>
    JSON.parse((await command('explain', name, '-f', 'json')).stdout).problems.map(
      ({ cause }: { cause: string }) => cause,
    );
  expect(await causes(again)).toEqual(await causes(file));
  expect((await command('redact', file, '--keep', 'header x-tenant')).stdout).toContain('kiln-7');
  // Never over the file itself.
  expect((await command('redact', file, '-o', file)).status).toBe(2);
  expect(await readFile(file, 'utf8')).toContain('kiln-7');
});

test('compare says what fails now, and ends with 1 where it is asked to', async () => {
  const before = await written('before.har', entry('https://a.test/cart', 200));
  const after = await written('after.har', entry('https://a.test/cart', 500));
  const text = await command('compare', before, after);
  expect(text.status).toBe(0);
  expect(text.stdout).toContain('GET https://a.test/cart (200 → 500)');
  expect((await command('compare', before, after, '--fail-on-problems')).status).toBe(1);
  expect((await command('compare', after, before, '--fail-on-problems')).status).toBe(0);
  const json = JSON.parse((await command('compare', before, after, '--format', 'json')).stdout);
  expect(json).toMatchObject({ format: 'plainspoken-comparison', version: 1 });
  expect((await command('compare', before)).status).toBe(2);
});

test('each command helps, and the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  expect((await command('--version')).stdout).toBe(`${version}\n`);
  for (const name of ['explain', 'redact', 'compare']) {
    const { status, stdout } = await command(name, '--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^plainspoken ${name} `));
    expect(stdout).toContain('Exit status: ');
  }
  expect((await command('explain', '--format')).status).toBe(2);
  expect((await command('explode', 'x.har')).stderr).toContain('there is no command "explode"');
});

test('a file without any cookie or sign-in header does not show that none was sent', async () => {
  const file = await written('sanitised.har', entry('https://api.shop.test/me', 401));
  const { requests } = JSON.parse((await command('explain', file, '-f', 'json')).stdout);
  expect(requests[0].diagnosis).toMatchObject({ cause: 'sign-in-not-on-record', certainty: 'likely' });
});
