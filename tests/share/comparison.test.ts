import { describe, expect, it } from 'vitest';
import { compareSessions } from '../../src/diagnose/compare.ts';
import { DiagnosedSession } from '../../src/diagnose/diagnosed-session.ts';
import { comparisonToJson } from '../../src/share/comparison-to-json.ts';
import { comparisonToMarkdown } from '../../src/share/comparison-to-markdown.ts';
import { comparisonToText } from '../../src/share/comparison-to-text.ts';
import { exchange, type Given, session } from '../exchange-builder.ts';

function compared(given: Given) {
  const made = session(exchange(given));
  const diagnosed = new DiagnosedSession(made);
  diagnosed.update();
  return { session: made, diagnosed };
}

const SECRET = 'zq9Kp3Xv7Lm2Wd8Rt5';
const before = compared({
  method: 'POST',
  url: `https://api.shop.test/cart?token=${SECRET}`,
  sends: {
    Authorization: `Bearer ${SECRET}`,
    Cookie: `sid=${SECRET}`,
    'X-Api-Key': SECRET,
    'X-Csrf-Token': SECRET,
  },
  sendsBody: JSON.stringify({ password: SECRET, [SECRET]: 1 }),
  answers: { 'Set-Cookie': `sid=${SECRET}`, Location: `/${SECRET}`, 'X-App-Version': SECRET },
});
const after = compared({
  method: 'POST',
  url: `https://api.shop.test/cart?key=${SECRET}`,
  status: 401,
  sends: { Cookie: `${SECRET}=1` },
  sendsBody: '{"other":1}',
  answers: { 'WWW-Authenticate': `Bearer realm="${SECRET}"`, Server: SECRET },
  body: { error: `bad token ${SECRET}` },
});
const comparison = compareSessions(before, after);

describe('a comparison written down', () => {
  it.each([
    ['text', comparisonToText],
    ['Markdown', comparisonToMarkdown],
    ['JSON', comparisonToJson],
  ])('as %s names what is missing, and no secret', (_, write) => {
    const written = write(comparison);
    expect(written).toMatch(/header x-api-key/);
    expect(written).toContain('/cart');
    expect(written).not.toContain(SECRET);
  });

  it('is JSON of a fixed form', () => {
    const { format, version, differences } = JSON.parse(comparisonToJson(comparison));
    expect({ format, version, kinds: differences.map(({ kind }: { kind: string }) => kind) }).toEqual({
      format: 'plainspoken-comparison',
      version: 1,
      kinds: ['fails-now'],
    });
  });
});
