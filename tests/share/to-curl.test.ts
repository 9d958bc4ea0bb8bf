import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/session/exchange.ts';
import { canReplay, type Shell, toCurl } from '../../src/share/to-curl.ts';
import { exchange } from '../exchange-builder.ts';
import { HOSTILE_STRINGS, HOSTILE_TOKENS } from './hostile-strings.ts';
import { asPowerShellHandsOver } from './shell/powershell-rules.ts';
import { hasShell, ShellFolder } from './shell/run-in-shell.ts';
import { type Sent, sent } from './shell/sent.ts';
import { argumentsOf, asCmdHandsOver } from './shell/windows-rules.ts';

const SHELLS: readonly Shell[] = ['bash', 'cmd', 'powershell'];
/** Those that are on this machine; Windows has none. */
const POSIX_SHELLS = ['sh', 'bash', 'dash', 'zsh'].filter(hasShell);
const A_WHILE = 60_000;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** One text in every place of a request that can hold any text. */
const everywhere = (text: string): Exchange =>
  sent({
    method: 'PATCH',
    url: `https://shop.test/p/${text}?q=${text}#${text}`,
    headers: [
      ['X-Hostile', text],
      ['Cookie', `sid=${text}`],
      ['Content-Type', 'text/plain'],
    ],
    body: text,
  });

/** What curl must be given for it. */
function argumentsFor(text: string): string[] {
  const whole = text.replace(/\p{Cs}/gu, '\ufffd');
  const lines = whole.split('\n').map((line) => line.replace(/\p{Cc}/gu, ' ').trim());
  const cookies = `sid=${whole}`.split('\n').map((line) => line.replace(/\p{Cc}/gu, ' ').trim());
  const url = new URL(`https://shop.test/p/${whole}?q=${whole}#${whole}`).href.split('#')[0] ?? '';
  return [
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...['--url', url, '--request', 'PATCH'],
    ...lines.flatMap((line) => ['--header', line === '' ? 'X-Hostile;' : `X-Hostile: ${line}`]),
    ...['--header', `Cookie: ${cookies.join('; ')}`, '--header', 'Content-Type: text/plain'],
    // A record does not tell an empty body from none.
    ...(whole === '' ? [] : ['--data-raw', whole]),
  ];
}

/** A variable of every name: only what begins with a caret is none. */
const anyVariable = (name: string) => (name === '' || name.startsWith('^') ? undefined : '" & calc.exe & "');

/** What reaches curl from the Windows prompt: both ways of reading its command line must agree. */
function throughCmd(command: string): string[] {
  expect(command).not.toMatch(/\p{Cc}/u);
  const line = asCmdHandsOver(command, anyVariable);
  const [name, ...found] = argumentsOf(line, 'one, and the quotes go on');
  expect(argumentsOf(line, 'one, and the quotes end').slice(1)).toEqual(found);
  expect(name).toBe('curl.exe');
  return unpacked(found);
}

/** curl 8.13: `--variable`, then `64dec` (curl.se/docs/manpage.html#--variable). */
function unpacked(given: readonly string[]): string[] {
  const at = given.indexOf('--variable');
  if (at < 0) return [...given];
  expect(given.slice(at + 2)).toEqual(['--expand-data-raw', '{{body:64dec}}']);
  const packed = given[at + 1]?.replace(/^body=/, '') ?? '';
  return [...given.slice(0, at), '--data-raw', Buffer.from(packed, 'base64').toString('utf8')];
}

function throughPowerShell(command: string): string[] {
  const line = asPowerShellHandsOver(command);
  const [name, ...found] = argumentsOf(line, 'one, and the quotes go on');
  expect(argumentsOf(line, 'one, and the quotes end').slice(1)).toEqual(found);
  expect(name).toBe('curl.exe');
  return found;
}

const folder = new ShellFolder();
afterAll(() => folder.remove());

/** In a real shell: each command calls curl once, and nothing else happens. */
function throughShell(shell: string, commands: readonly string[], flags: readonly string[] = []): string[][] {
  const { calls, made, status } = folder.run(shell, commands, flags);
  expect(made).toEqual([]);
  expect(status).toBe(0);
  return calls.map((call) => [...call]);
}

/** Anything that may stand in a text, with what shells obey more often than by chance; no NUL. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'\'"\\`$(){}[]<>|&;!%^~#*?@-= \t\r\n\u2019\u201ba\u001b') }),
    fc.array(fc.constantFrom(...HOSTILE_STRINGS), { maxLength: 3 }).map((parts) => parts.join('')),
  )
  .map((text) => text.replaceAll('\0', ''));

/** Names of headers that are in nobody's list. */
const anyToken = fc
  .string({ unit: fc.constantFrom(..."!#$%&'*+.^`|~-_aZ0"), minLength: 1 })
  .filter((token) => token !== '__proto__');

describe('hostile strings', () => {
  it('are many', () => {
    expect(new Set(HOSTILE_STRINGS).size).toBe(HOSTILE_STRINGS.length);
    expect(HOSTILE_STRINGS.length).toBeGreaterThanOrEqual(40);
    if (process.platform !== 'win32') expect(POSIX_SHELLS).toContain('sh');
  });

  it.each(POSIX_SHELLS)('arrive as they are through %s, and nothing is run', (shell) => {
    const commands = HOSTILE_STRINGS.map((text) => toCurl(everywhere(text), 'bash'));
    expect(throughShell(shell, commands)).toEqual(HOSTILE_STRINGS.map(argumentsFor));
  });

  it.skipIf(POSIX_SHELLS.length === 0)('would be caught: a shell that is given them bare makes files', () => {
    const bare = new ShellFolder();
    expect(bare.run('sh', ["curl '' $(touch canary)", 'curl a; touch other']).made).toEqual([
      'canary',
      'other',
    ]);
    bare.remove();
  });

  it.skipIf(!POSIX_SHELLS.includes('bash'))('arrive at a prompt that replaces !! by the last command', () => {
    const flags = ['--norc', '--noprofile', '-i'];
    expect(folder.run('bash', ['curl a', 'curl !!'], flags).calls).toEqual([['a'], ['curl', 'a']]);
    const commands = HOSTILE_STRINGS.map((text) => toCurl(everywhere(text), 'bash'));
    expect(throughShell('bash', commands, flags)).toEqual(HOSTILE_STRINGS.map(argumentsFor));
  });

  it.each(HOSTILE_STRINGS)('arrive as they are through cmd: %j', (text) => {
    expect(throughCmd(toCurl(everywhere(text), 'cmd'))).toEqual(argumentsFor(text));
  });

  it.each(HOSTILE_STRINGS)('arrive as they are through PowerShell: %j', (text) => {
    expect(throughPowerShell(toCurl(everywhere(text), 'powershell'))).toEqual(argumentsFor(text));
  });

  it('arrive as methods and names of headers where HTTP allows them', () => {
    const made = HOSTILE_TOKENS.map((token) => sent({ method: token, headers: [[token, token]] }));
    const expected = HOSTILE_TOKENS.map((token) => [
      ...['--url', 'https://api.shop.test/orders', '--request', token, '--header', `${token}: ${token}`],
    ]);
    for (const shell of POSIX_SHELLS)
      expect(
        throughShell(
          shell,
          made.map((each) => toCurl(each, 'bash')),
        ),
      ).toEqual(expected);
    expect(made.map((each) => throughCmd(toCurl(each, 'cmd')))).toEqual(expected);
    expect(made.map((each) => throughPowerShell(toCurl(each, 'powershell')))).toEqual(expected);
  });

  it.each(HOSTILE_STRINGS.filter((text) => !TOKEN.test(text)))(
    'are no methods and no names of headers where HTTP allows them not: %j',
    (text) => {
      expect(canReplay(sent({ method: text }))).toBe(false);
      expect(SHELLS.map((shell) => toCurl(sent({ method: text }), shell))).toEqual(
        Array(3).fill('This request cannot be sent again. Its method is not one that a page can use.'),
      );
      expect(throughCmd(toCurl(sent({ headers: [[text, 'x']] }), 'cmd'))).toEqual([
        '--url',
        'https://api.shop.test/orders',
      ]);
    },
  );
});

describe('any text at all', () => {
  it.each(POSIX_SHELLS)(
    'arrives as it is through %s',
    (shell) => {
      fc.assert(
        fc.property(fc.array(fc.tuple(anyText, anyToken), { minLength: 8, maxLength: 20 }), (given) => {
          const made = given.flatMap(([text, token]) => [
            everywhere(text),
            sent({ method: token, headers: [[token, '1']] }),
          ]);
          const calls = throughShell(
            shell,
            made.map((each) => toCurl(each, 'bash')),
          );
          expect(calls.filter((_call, index) => index % 2 === 0)).toEqual(
            given.map(([text]) => argumentsFor(text)),
          );
          expect(calls.filter((_call, index) => index % 2 === 1).map((call) => call.at(-1))).toEqual(
            given.map(([, token]) => `${token}: 1`),
          );
        }),
        { numRuns: 25 },
      );
    },
    A_WHILE,
  );

  it(
    'arrives as it is through cmd and PowerShell',
    () => {
      fc.assert(
        fc.property(anyText, anyToken, (text, token) => {
          const named = sent({ method: token, headers: [[token, '1']] });
          expect(throughCmd(toCurl(everywhere(text), 'cmd'))).toEqual(argumentsFor(text));
          expect(throughPowerShell(toCurl(everywhere(text), 'powershell'))).toEqual(argumentsFor(text));
          expect(throughCmd(toCurl(named, 'cmd')).at(-1)).toBe(`${token}: 1`);
          expect(throughPowerShell(toCurl(named, 'powershell')).at(-1)).toBe(`${token}: 1`);
        }),
        { numRuns: 500 },
      );
    },
    A_WHILE,
  );
});

describe('the rules of Windows, as the tests have them', () => {
  it.each([
    ['"a b c" d e', ['a b c', 'd', 'e']],
    ['"ab\\"c" "\\\\" d', ['ab"c', '\\', 'd']],
    ['a\\\\\\b d"e f"g h', ['a\\\\\\b', 'de fg', 'h']],
    ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
    ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
    ['a"b"" c d', ['ab" c d']],
    ['"" x', ['', 'x']],
  ])('read a command line as Microsoft’s examples do: %s', (line, expected) => {
    expect(argumentsOf(line, 'one, and the quotes go on')).toEqual(expected);
  });

  it.each([
    ['a ^& b', 'a & b'],
    ['"a & b"', '"a & b"'],
    ['"^&"', '"^&"'],
    ['^"a ^| b^"', '"a | b"'],
    ['"%OS%"', '"NT"'],
    ['^%OS^%', '%OS%'],
    ['%^OS^%', '%OS%'],
    ['%OS:~0,1% %NO%', 'NT %NO%'],
    ['a^\n\nb', 'a\nb'],
    ['@echo x', 'echo x'],
  ])('read a line at the prompt as cmd does: %s', (line, expected) => {
    expect(asCmdHandsOver(line, (name) => (name === 'OS' ? 'NT' : undefined))).toBe(expected);
  });

  it.each(['a & b', 'a "b" | c', '^"a^" & b', 'a > b', 'a\nb', 'a^\rb\nc', '%OS%'])(
    'see what cmd would run: %j',
    (line) => {
      expect(() => asCmdHandsOver(line, () => '& calc')).toThrow();
    },
  );

  it.each(["'a' ; calc", "'a'; calc", '"a"', "('a' + $(calc))", "'a' | calc", "'\u2019 ; calc '", "'a"])(
    'see what PowerShell would run: %s',
    (text) => {
      expect(() =>
        asPowerShellHandsOver(`& { $PSNativeCommandArgumentPassing = 'Legacy'; curl.exe --url ${text} }`),
      ).toThrow();
    },
  );
});

describe('the command', () => {
  const given = (what: Sent) => throughCmd(toCurl(sent(what), 'cmd'));
  const address = ['--url', 'https://api.shop.test/orders'];

  it('can be read', () => {
    const made = sent({
      method: 'POST',
      headers: [
        ['Content-Type', 'application/json'],
        ['Authorization', 'Bearer hidden-1'],
      ],
      body: '{"a":"it’s 100%"}',
    });
    expect(toCurl(made, 'bash')).toBe(
      [
        'curl \\',
        "  --url 'https://api.shop.test/orders' \\",
        "  --header 'Content-Type: application/json' \\",
        "  --header 'Authorization: Bearer hidden-1' \\",
        '  --data-raw \'{"a":"it’s 100%"}\'',
      ].join('\n'),
    );
    expect(toCurl(made, 'cmd')).toBe(
      '@curl.exe --url ^"https://api.shop.test/orders^" --header ^"Content-Type: application/json^" --header ^"Authorization: Bearer hidden-1^" --data-raw ^"{\\^"a\\^":\\^"it’s 100^%^\\^"}^"',
    );
    expect(toCurl(made, 'powershell')).toBe(
      '& { $PSNativeCommandArgumentPassing = \'Legacy\'; curl.exe --url \'"https://api.shop.test/orders"\' --header \'"Content-Type: application/json"\' --header \'"Authorization: Bearer hidden-1"\' --data-raw \'"{\\"a\\":\\"it’’s 100%\\"}"\' }',
    );
  });

  it('asks for what the browser unpacks, and leaves to curl what curl sets', () => {
    const headers: [string, string][] = [
      ...[':authority', ':method', ':path', ':scheme'].map((name): [string, string] => [name, 'x']),
      ...['Host', 'Content-Length', 'Connection', 'keep-alive', 'Transfer-Encoding', 'TE'].map(
        (name): [string, string] => [name, '1'],
      ),
      ['Accept-Encoding', 'gzip, deflate, br, zstd'],
      ['accept', '*/*'],
    ];
    expect(given({ headers })).toEqual([...address, '--header', 'accept: */*', '--compressed']);
    expect(given({ headers: [['Accept-Encoding', 'identity;q=1, *;q=0']] })).toEqual([
      ...address,
      ...['--header', 'Accept-Encoding: identity;q=1, *;q=0'],
    ]);
  });

  it.each([
    ['GET', null, []],
    ['GET', 'q', ['--request', 'GET', '--header', 'Content-Type:', '--data-raw', 'q']],
    ['get', null, []],
    ['HEAD', null, ['--head']],
    ['HEAD', 'q', ['--head']],
    ['POST', 'q', ['--header', 'Content-Type:', '--data-raw', 'q']],
    ['POST', null, ['--header', 'Content-Type:', '--data-raw', '']],
    ['POST', '', ['--header', 'Content-Type:', '--data-raw', '']],
    ['PUT', null, ['--request', 'PUT', '--header', 'Content-Type:', '--data-raw', '']],
    ['PATCH', 'q', ['--request', 'PATCH', '--header', 'Content-Type:', '--data-raw', 'q']],
    ['patch', null, ['--request', 'patch']],
    ['DELETE', null, ['--request', 'DELETE']],
    ['OPTIONS', null, ['--request', 'OPTIONS']],
  ])('says %s with the body %j as the browser did', (method, body, expected) => {
    expect(given({ method, body })).toEqual([...address, ...expected]);
    expect(throughPowerShell(toCurl(sent({ method, body }), 'powershell'))).toEqual([
      ...address,
      ...expected,
    ]);
    for (const shell of POSIX_SHELLS)
      expect(throughShell(shell, [toCurl(sent({ method, body }), 'bash')])).toEqual([
        [...address, ...expected],
      ]);
  });

  it('sends an empty header, and a line for each that Chrome joined', () => {
    expect(
      given({
        headers: [
          ['X-Empty', ' '],
          ['X-Two', 'a\nb: c'],
          ['X-Break', 'a\r\nEvil: 1\u0000'],
        ],
      }),
    ).toEqual([
      ...address,
      ...['--header', 'X-Empty;', '--header', 'X-Two: a', '--header', 'X-Two: b: c'],
      ...['--header', 'X-Break: a', '--header', 'X-Break: Evil: 1'],
    ]);
  });

  it('has one line of cookies, which is no file name', () => {
    const headers: [string, string][] = [
      ['cookie', 'jar.txt'],
      ['X', '1'],
      ['Cookie', 'b=2'],
    ];
    expect(given({ headers })).toEqual([...address, '--header', 'cookie: jar.txt; b=2', '--header', 'X: 1']);
  });

  it.each([
    ['https://shop.test/[a]{b}', ['--globoff', '--url', 'https://shop.test/[a]%7Bb%7D']],
    ['https://shop.test/?a[]={1}', ['--globoff', '--url', 'https://shop.test/?a[]={1}']],
    ['http://[::1]:8080/x', ['--globoff', '--url', 'http://[::1]:8080/x']],
    [
      'https://bücher.test/ü?ü=\u0001\u007f#top',
      ['--url', 'https://xn--bcher-kva.test/%C3%BC?%C3%BC=%01%7F'],
    ],
    ['HTTPS://Shop.test/a b#', ['--url', 'https://shop.test/a%20b']],
    ['https://hidden-1:hidden-2@shop.test/', ['--url', 'https://hidden-1:hidden-2@shop.test/']],
  ])('writes the address %s as the browser does', (url, expected) => {
    expect(given({ url })).toEqual(expected);
  });

  it('pastes no character that a terminal takes for a key', () => {
    const text = 'a\tb\u001b[31m\r\n\u202e\u0007';
    expect(toCurl(sent({ method: 'POST', body: text }), 'bash')).toMatch(
      /'a'"\$\(printf '\\011'\)"'b'"\$\(printf '\\033'\)"'\[31m'"\$\(printf '\\015'\)"'\n'"\$\(printf '\\342\\200\\256'\)"''"\$\(printf '\\007'\)"''$/,
    );
    for (const hostile of HOSTILE_STRINGS) {
      expect(toCurl(everywhere(hostile), 'bash')).not.toMatch(/[^\P{Cc}\n]/u);
      expect(toCurl(everywhere(hostile), 'powershell')).not.toMatch(/\p{Cc}/u);
    }
  });

  it('of a socket asks for its opening', () => {
    const url = 'wss://live.shop.test/feed?t=hidden-1';
    const headers: [string, string][] = [
      ['Host', 'live.shop.test'],
      ['Connection', 'Upgrade'],
      ['Upgrade', 'websocket'],
      ['Origin', 'https://shop.test'],
      ['Sec-WebSocket-Key', 'hidden-2'],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Protocol', 'graphql-ws'],
      ['Sec-WebSocket-Extensions', 'permessage-deflate'],
      ['Accept-Encoding', 'gzip'],
    ];
    const expected = [
      ...['--include', '--http1.1', '--max-time', '10', '--url', 'https://live.shop.test/feed?t=hidden-1'],
      ...['--header', 'Connection: Upgrade', '--header', 'Upgrade: websocket'],
      ...['--header', 'Sec-WebSocket-Version: 13', '--header', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
      ...['--header', 'Origin: https://shop.test', '--header', 'Sec-WebSocket-Protocol: graphql-ws'],
    ];
    expect(given({ url, headers })).toEqual(expected);
    for (const shell of POSIX_SHELLS)
      expect(throughShell(shell, [toCurl(sent({ url, headers }), 'bash')])).toEqual([expected]);
    expect(throughPowerShell(toCurl(sent({ url, headers }), 'powershell'))).toEqual(expected);
  });
});

describe('what cannot be sent again', () => {
  const ADDRESS =
    'This request cannot be sent again. Its address does not begin with http, https, ws or wss.';
  const METHOD = 'This request cannot be sent again. Its method is not one that a page can use.';
  const BODY = 'This request cannot be sent again. Its body was not recorded in full, or it is not text.';

  it.each<[string, Sent, string]>([
    ['data:', { url: "data:text/html,';touch canary;'" }, ADDRESS],
    ['blob:', { url: 'blob:https://shop.test/1b2c' }, ADDRESS],
    ['an extension', { url: 'chrome-extension://abcdefgh/panel.html' }, ADDRESS],
    ['a file', { url: 'file:///etc/passwd' }, ADDRESS],
    ['an option', { url: '--output' }, ADDRESS],
    ['nothing', { url: '' }, ADDRESS],
    ['a host that is none', { url: 'https://a b/' }, ADDRESS],
    ['CONNECT', { method: 'CONNECT' }, METHOD],
    ['trace', { method: 'trace' }, METHOD],
    ['no method', { method: '' }, METHOD],
    ['a line break in the method', { method: 'GET\r\nX: 1' }, METHOD],
    ['bytes', { method: 'POST', body: { binary: true } }, BODY],
    ['a part of the body', { method: 'POST', body: { text: 'abc', truncated: true } }, BODY],
    ['a NUL', { method: 'POST', body: 'a\0b' }, BODY],
  ])('is told in one sentence without any word of it: %s', (_what, what, expected) => {
    expect(canReplay(sent(what))).toBe(false);
    for (const shell of SHELLS) expect(toCurl(sent(what), shell)).toBe(expected);
  });

  it('is told from what can be', () => {
    expect(canReplay(exchange())).toBe(true);
    expect(canReplay(sent({ url: 'ws://shop.test/' }))).toBe(true);
    expect(canReplay(sent({ method: 'POST', body: '[hidden: 12 characters of text/html]' }))).toBe(true);
  });
});
