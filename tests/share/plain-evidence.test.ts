import { describe, expect, it } from 'vitest';
import { plainEvidence } from '../../src/share/plain-evidence.ts';

const plain = (...evidence: readonly (readonly [string, string])[]) =>
  plainEvidence({ evidence: evidence.map(([from, saw]) => ({ from, saw })) });

describe('how we know, in plain words', () => {
  it.each([
    ['response status', '401', 'The server answered with code 401.'],
    ['response body, message', 'The order is closed', 'The server wrote: “The order is closed”.'],
    ['response body, message', '“The order is closed.”', 'The server wrote: “The order is closed”.'],
    ['response body', '{"error": "x y"}', 'What is in the answer shows it.'],
    ['response body, code', 'E1234', 'What is in the answer shows it.'],
    ['response header WWW-Authenticate', 'Bearer', 'The notes that came with the answer show it.'],
    ['response header WWW-Authenticate, error_description', 'It ran out', 'The server wrote: “It ran out”.'],
    ['net error', 'net::ERR_FAILED', 'The browser itself reported an error.'],
    ['request header Cookie', 'none', 'The notes that the browser sent along show it.'],
    ['request headers', 'no Authorization', 'The notes that the browser sent along show it.'],
    ['request body', 'x', 'What the browser asked for shows it.'],
    ['time to the answer', '30 seconds', 'It took 30 seconds.'],
    ['address', 'localhost', 'The address that was asked shows it.'],
    ['the page itself, its policy', 'x', 'The page itself shows it.'],
    ['earlier request', 'x', 'Another request close to this one shows it.'],
    ['the browser’s record', 'x', 'Other parts of the record show it.'],
    ['</script>', '<b>', 'Other parts of the record show it.'],
  ])('%s, %s', (from, saw, expected) => {
    expect(plain([from, saw])).toEqual([expected]);
  });

  it('says nothing twice', () => {
    expect(
      plain(['response header Age', '1'], ['response header Via', 'x'], ['response status', '503']),
    ).toEqual(['The notes that came with the answer show it.', 'The server answered with code 503.']);
  });

  it('cuts what is endless', () => {
    expect(plain(['response body, message', 'so long '.repeat(100)])[0]).toMatch(
      /^The server wrote: “so long .{150,195}…”\.$/,
    );
  });
});
