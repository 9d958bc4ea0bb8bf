import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/share/markdown-markup.ts';
import { toMarkdown } from '../../src/share/to-markdown.ts';
import { exchange } from '../exchange-builder.ts';
import { report } from './report-builder.ts';

const ORDERS = 'https://api.shop.test/orders';

describe('the report as Markdown', () => {
  const made = [
    exchange({ status: 503 }),
    exchange({ status: 503 }, 1),
    exchange({ status: 503, url: `${ORDERS}/1` }, 2),
    exchange({ status: 404, url: `${ORDERS}/2` }, 3),
    exchange({ error: 'net::ERR_ABORTED' }, 4),
  ] as const;
  const text = toMarkdown(
    report(made, {
      problems: [
        {
          exchanges: [made[0], made[1], made[2]],
          title: 'The server at api.shop.test is overloaded',
          summary: '3 requests failed because of it.',
        },
        { exchanges: [made[3]] },
      ],
      notes: [{ exchanges: [made[4]] }],
      stories: { 2: ['Tried twice: 503, then 503.', 'It waited.'], 3: ['Sent on once: from /a_b to /c_d.'] },
      skipped: [{ index: 9, reason: 'request is <missing>' }],
    }),
  );
  const blocks = text.split('\n\n');

  it('sums up, then tells the problems, then what needs nobody', () => {
    expect(blocks.slice(0, 5)).toEqual([
      '# What went wrong',
      '5 requests, 2 problems, 4 failed requests explained.',
      '- Entry 9 could not be read: request is \\<missing\\>.',
      '## The server at api.shop.test is overloaded',
      '3 requests failed because of it.',
    ]);
    expect(blocks.filter((block) => block.startsWith('#'))).toEqual([
      '# What went wrong',
      '## The server at api.shop.test is overloaded',
      expect.stringMatching(/^## /),
      '## Nothing to do',
    ]);
    expect(blocks.at(-1)).toMatch(
      /^- Stopped before it finished\. .+\n {2}- stopped · `GET https:\/\/api\.shop\.test\/orders` · request 4\n$/,
    );
  });

  it('lists the requests of a problem at its end, each once', () => {
    const place = blocks.indexOf('**3 requests**');
    expect(blocks[place - 1]).toMatch(/^\*\*Read more:\*\* \[.+\]\(https:\/\/\S+\)/);
    expect(blocks[place + 1]).toBe(
      [
        `- 503 · \`GET ${ORDERS}\` · requests 0, 1`,
        `- 503 · \`GET ${ORDERS}/1\` · request 2  `,
        '  Tried twice: 503, then 503. It waited.',
      ].join('\n'),
    );
    expect(text).toContain('**How we know** (from request 0)');
  });

  it('puts the address of a lone request on top, with its story', () => {
    const place = blocks.indexOf(`404 · \`GET ${ORDERS}/2\` · request 3`);
    expect(blocks[place - 1]).toMatch(/^## /);
    expect(blocks[place + 1]).toBe('Sent on once: from /a\\_b to /c\\_d.');
    expect(blocks.slice(place)).toContainEqual(
      expect.stringMatching(
        /^\*\*Who can fix it:\*\* .+ {2}\n\*\*How sure:\*\* .+ {2}\n\*\*When:\*\* 22 Nov 2026, 10:00:00 UTC\. Not seen to work since\.$/,
      ),
    );
  });

  it('explains a cause that differs on its own', () => {
    const [first, other] = [exchange({ status: 401 }), exchange({ status: 403 }, 1)];
    const both = toMarkdown(report([first, other], { problems: [{ exchanges: [first, other] }] }));
    expect(both).toMatch(/\n### 1 of them shows up as: .+\n/);
    expect(both.match(/\*\*Who can fix it:\*\*/g)).toHaveLength(2);
    expect(both.match(/request 1$/gm)).toHaveLength(1);
  });

  it('tells what happened to all of them once', () => {
    const both = ['/a', '/b'].map((path, index) => exchange({ status: 503, url: ORDERS + path }, index));
    const told = ['Sent on once: from /a_b to /c.'];
    const printed = toMarkdown(
      report(both, { problems: [{ exchanges: both }], stories: { 0: told, 1: told } }),
    );
    expect(printed).toContain(
      `\n\nEach time: Sent on once: from /a\\_b to /c.\n\n- 503 · \`GET ${ORDERS}/a\` · request 0\n- 503`,
    );
  });

  it('tells what happened to all of a note once, too', () => {
    const both = ['/a', '/b'].map((path, index) =>
      exchange({ error: 'net::ERR_ABORTED', url: `https://api.shop.test${path}` }, index),
    );
    const told = ['Tried twice: stopped both times.'];
    const printed = toMarkdown(report(both, { notes: [{ exchanges: both }], stories: { 0: told, 1: told } }));
    expect(printed.match(/Each time: Tried twice: stopped both times\./g)).toHaveLength(1);
  });

  it('names few of the requests that need nobody', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      exchange({ error: 'net::ERR_ABORTED', url: `https://stats.test/${index}` }, index),
    );
    const lines = toMarkdown(report(many, { notes: [{ exchanges: many }] }))
      .trimEnd()
      .split('\n');
    expect(lines.slice(-2)).toEqual([
      '  - stopped · `GET https://stats.test/2` · request 2',
      '  - and 27 more: requests 3 to 29',
    ]);
  });
});

describe('the report as Markdown for everyone', () => {
  const made = [
    exchange({ status: 503, url: `${ORDERS}?size=10` }),
    exchange({ error: 'net::ERR_ABORTED' }, 1),
  ] as const;
  const of = report(made, {
    problems: [{ exchanges: [made[0]] }],
    notes: [{ exchanges: [made[1]] }],
    stories: { 0: ['Tried twice.'] },
  });
  const text = toMarkdown(of, { audience: 'everyone', madeAt: Date.parse('2026-11-29T02:30:00Z') });

  it('has plain words, and one small line for who looks it up', () => {
    expect(text).toBe(
      [
        '# What went wrong',
        '1 problem explains why 1 request went wrong. 1 looks like a failure, but nothing needs fixing.',
        'Made on 29 Nov 2026, 02:30:00 UTC.',
        '## The server cannot take requests right now',
        '`api.shop.test/orders`',
        'Tried twice.',
        'The server at api.shop.test is too busy, being worked on, or has nothing behind it that works.',
        '**Who can fix it:** The people who run the server  \n**How sure:** Certain  \n**When:** 22 Nov 2026, 10:00:00 UTC. Not seen to work since.',
        '**What to try**',
        '1. Try again in a few minutes. If it still fails, tell the people who run the site.',
        '**How we know**',
        '- The server answered with code 503.',
        'To look it up: `HTTP 503`',
        '## Nothing to do',
        '- Stopped before it finished. The page or you left after less than a second, before the answer from api.shop.test was complete.\n  - `api.shop.test/orders`\n',
      ].join('\n\n'),
    );
  });

  it('says of one request that it went well, and when', () => {
    const one = report([exchange({ url: 'https://shop.test/' })]);
    expect(toMarkdown(one, { audience: 'everyone' })).toBe(
      '# This request went well\n\n`shop.test`\n\n**When:** 22 Nov 2026, 10:00:00 UTC  \n**Time it took:** 120 ms\n',
    );
  });
});

describe('the record in Markdown for developers', () => {
  const failed = exchange({
    status: 500,
    body: { message: 'no such `table`' },
    answers: { 'X-Request-Id': 'abc' },
  });
  const of = report([failed], { problems: [{ exchanges: [failed] }] });
  const raw = {
    ...of,
    requests: of.requests.map((each) => ({ ...each, exchange: failed })),
  };
  const text = toMarkdown(raw, { curl: ({ method, url }) => `curl -X ${method} '${url}'` });

  it('is folded after the explanation', () => {
    expect(text).toContain(
      '\n\n<details>\n<summary>Technical details of request 0</summary>\n\n- **Full address:** `GET ',
    );
    expect(text).toMatch(/\n\n<\/details>\n$/);
    expect(text).toContain('\n- **Protocol:** `h2`\n');
    expect(text).toContain('\n| Waiting for the server | 120 ms |\n');
    expect(text).toContain('X-Request-Id: abc\n```\n');
    expect(text).toContain('**Response body**\n\n```\n{"message":"no such `table`"}\n```\n');
    expect(text).toContain("```sh\ncurl -X GET 'https://api.shop.test/orders'\n```");
  });

  it('has no command where none is made', () => {
    expect(toMarkdown(raw)).not.toContain('cURL');
  });
});

describe('what strangers write', () => {
  it.each([
    ['[click](javascript:x) <b>`|', '\\[click\\]\\(javascript:x\\) \\<b\\>\\`\\|'],
    ['a\n# heading\r\n- item', 'a \\# heading - item'],
    ['1. one', '1\\. one'],
    ['see https://evil.test and www.evil.test', 'see `https://evil.test` and `www.evil.test`'],
    ['@team #12 !34 ~~gone~~ &amp; a_b *c*', '`@team` `#12` `!34` `~~gone~~` `&amp;` a\\_b \\*c\\*'],
    ['it is $5, 10:00:04, 50% of A & B', 'it is `$5,` 10:00:04, 50% of A \\& B'],
    ['/close', '\\/close'],
    ['a\u202eb', 'a\\\\u202eb'],
    ['\\[not a link]', '\\\\\\[not a link\\]'],
  ])('%j is text', (given, expected) => {
    expect(escapeMarkdown(given)).toBe(expected);
  });

  it('is text in titles, stories, code, and the lines of requests', () => {
    const hostile = exchange({
      status: 409,
      method: 'X`` `\n## Y',
      body: { message: '<img src=x> **bold** ``fence``' },
    });
    const text = toMarkdown(
      report([hostile], {
        problems: [{ exchanges: [hostile], summary: '[a](b)\n\n# c' }],
        stories: { 0: ['Sent on once: from /<b> to /[x](y).'] },
      }),
    );
    expect(text).toContain('## The server says: “\\<img src=x\\> \\*\\*bold\\*\\* \\`\\`fence\\`\\`”');
    expect(text).toContain('\n\n\\[a\\]\\(b\\) \\# c\n\n');
    expect(text).toContain('\n\nSent on once: from /\\<b\\> to /\\[x\\]\\(y\\).\n\n');
    expect(text).toContain('409 · ```X`` ` ## Y https://api.shop.test/orders``` · request 0');
    expect(text.match(/^#.*$/gm)).toHaveLength(2);
  });
});
