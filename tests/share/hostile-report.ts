import fc from 'fast-check';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import { HeaderFields } from '../../src/session/headers.ts';
import type { Report } from '../../src/share/report.ts';
import { exchange } from '../exchange-builder.ts';
import { report } from './report-builder.ts';

/** What strangers may write, each with the thing that it tries. */
export const HOSTILE: readonly string[] = [
  '_www.a<',
  '=\n',
  '</script><script>alert(1)</script>',
  '</style><style>*{background:url(//evil.test/x)}</style>',
  '</title></head><body onload=alert(1)>',
  '</pre></details></main><h1>Mine</h1>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<a href="javascript:alert(1)">x</a>',
  '<svg/onload=alert(1)>',
  '<!-- <base href="//evil.test/"> -->',
  '<meta http-equiv="refresh" content="0;url=//evil.test">',
  '[click](javascript:alert(1))',
  '[click]: https://evil.test "title"',
  '![x](http://evil.test/beacon.png)',
  '<http://evil.test/>',
  '<https://evil.test|click>',
  'https://evil.test/?a=1&b=2',
  'see www.evil.test now',
  'mail someone@evil.test',
  '@here @channel @team please',
  'fixes #12, !34, GH-56, ~bug, $78, %9, &10',
  'owner/repo#12 and 0123456789abcdef0123456789abcdef01234567',
  ':tada: :-) (x) (!) (on)',
  '$a$ and $`b`$ and $$c$$',
  '``` fence ```` longer ````` end',
  '~~~\nfenced\n~~~',
  'a | b | c\n--- | --- | ---\n1 | 2 | 3',
  '# heading',
  '- item\n- item',
  '1. one',
  '> quoted',
  '/close',
  '====',
  '----',
  '    indented',
  '&lt;b&gt; &#64;team &nbsp;',
  '\\[not a link\\]\\',
  '*bold* _it_ ~s~ `code` **b** __i__ ~~gone~~',
  'h1. title',
  'bq. said',
  '{color:red}red{color} {code}x{code} {{mono}}',
  '!picture.png! ??cite?? -strike- +plus+ ^up^ ~down~',
  '[^file.zip] [~someone] [text|https://evil.test]',
  '--force and --strict',
  '\u202eabc\u202c \u2066x\u2069',
  'zero\u200bwidth\u00ad\ufeff\u{e0041}',
  'nul\u0000 bell\u0007 escape\u001b[31m',
  'half \ud83d pair \udc00',
  '__proto__ constructor {{7*7}} #{7*7}',
  'line\u2028separator\r\nand break',
];

const PIECES = [
  '<',
  '>',
  '"',
  "'",
  '`',
  '``',
  '&',
  '&amp;',
  '\\',
  '|',
  '[',
  ']',
  '(',
  ')',
  '!',
  '*',
  '_',
  '~',
].concat([
  '#1',
  '@a',
  '://',
  'http',
  'www.a',
  ':x:',
  '{',
  '}',
  '$',
  '^',
  '+',
  '-',
  '=',
  '.',
  '1',
  'a',
  ' ',
  '\n',
  '\t',
  '\u202e',
  '\u0000',
  '\ud800',
  '</script>',
  '<b>',
  '<!--',
  '-->',
  'é',
  '😀',
]);

/** One of these, or anything that can be put together of their parts. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 25 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
);

/** A report in which every text that is not of ours is this one: one problem of two requests, and one note. */
export function hostileReport(text: string): Report {
  const made = [0, 1, 2].map((index) => exchange({ status: 409, url: `https://shop.test/${index}` }, index));
  const [first, second, third] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]];
  const base = report(made, {
    problems: [{ exchanges: [first, second], title: text, summary: text }],
    notes: [{ exchanges: [third], title: text, summary: text }],
    stories: { 0: [text], 1: ['Told otherwise.'], 2: [text] },
    skipped: [{ index: 9, reason: text }],
  });
  const spoilt = (diagnosis: Diagnosis): Diagnosis => ({
    ...diagnosis,
    cause: text,
    summary: text,
    technical: text,
    title: `“${text}”`,
    hints: [text],
    developerHints: [text],
    contrast: { with: text, text },
    evidence: [{ from: text, saw: text }],
    alternatives: [{ cause: text, title: text, browserNames: [text], tellApart: text }],
    browserNames: [text],
    failedRules: [text],
  });
  const headers = new HeaderFields([{ name: text, value: text }]);
  const body = { text, binary: false, truncated: false };
  const problems = (of: Report['problems']) =>
    of.map((problem) => ({ ...problem, diagnosis: spoilt(problem.diagnosis) }));
  return {
    ...base,
    problems: problems(base.problems),
    notes: problems(base.notes),
    requests: base.requests.map((request) => ({
      ...request,
      method: text,
      url: text,
      error: text,
      diagnosis: request.diagnosis && spoilt(request.diagnosis),
      exchange: {
        ...request.exchange,
        method: text,
        url: text,
        error: text,
        socketError: text,
        serverAddress: text,
        initiator: { type: text, url: text, line: 1, functionName: text },
        request: { headers, httpVersion: text, body },
        response: { ...request.exchange.response, statusText: text, httpVersion: text, headers, body },
      },
    })),
  };
}
