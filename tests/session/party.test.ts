import { expect, it } from 'vitest';
import { partyOf } from '../../src/session/party.ts';
import { exchange, type Given } from '../exchange-builder.ts';

const page = exchange({ type: 'document', url: 'https://www.shop.co.uk/' });
/** Refused connections bear no word of the browser's. */
const unsent = { error: 'net::ERR_CONNECTION_REFUSED', page: 'https://www.shop.co.uk' };

it.each<[string, 'first' | 'third', Given]>([
  ['the page’s own origin', 'first', { url: 'https://shop.test/a', page: 'https://shop.test' }],
  [
    'the browser’s word for the same site',
    'first',
    { url: 'https://api.shop.test/a', page: 'https://shop.test' },
  ],
  [
    'the browser’s word for another site',
    'third',
    { url: 'https://api.other.test/a', page: 'https://shop.test' },
  ],
  ['a host of the same registrable domain', 'first', { url: 'https://api.shop.co.uk/a', ...unsent }],
  ['two sites under one public suffix', 'third', { url: 'https://other.co.uk/a', ...unsent }],
  ['a number', 'third', { url: 'http://192.0.2.7/a', ...unsent }],
])('%s is a %s party', (_, party, given) => {
  expect(partyOf(exchange(given), given.error ? page : null)).toBe(party);
});

it('says nothing where nothing is known', () => {
  const unknown = exchange({ ...unsent, sends: { Referer: null } });
  expect(partyOf(unknown, null)).toBeUndefined();
});
