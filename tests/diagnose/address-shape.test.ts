import { describe, expect, it } from 'vitest';
import { addressShape } from '../../src/diagnose/address-shape.ts';
import { exchange, type Given } from '../exchange-builder.ts';

/** What an address is taken for; all at one host, and asked for by a script unless a type is given. */
const SHAPES: readonly (readonly [what: string, path: string, shape: string])[] = [
  ['a plain address', '/api/orders', '/api/orders'],
  ['the page at the top', '/', '/'],
  ['a number', '/orders/17', '/orders/:id'],
  ['a number in the middle', '/orders/17/lines', '/orders/:id/lines'],
  ['a number behind a word', '/orders/order-17', '/orders/order-:id'],
  ['a number at the end of a word', '/orders/order17', '/orders/order:id'],
  ['a slash at the end, which is another address', '/orders/', '/orders/'],
  ['a UUID', '/orders/3f2a9c1e-0b1c-4d2e-8f3a-0123456789ab', '/orders/:id'],
  ['a UUID without its lines', '/orders/3f2a9c1e0b1c4d2e8f3a0123456789ab', '/orders/:id'],
  ['a UUID in capitals', '/orders/3F2A9C1E-0B1C-4D2E-8F3A-0123456789AB', '/orders/:id'],
  ['a hash', '/files/9e107d9d372bb6826bd81d3542a419d6', '/files/:id'],
  ['a document of MongoDB', '/orders/507f1f77bcf86cd799439011', '/orders/:id'],
  ['a ULID', '/orders/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/orders/:id'],
  ['an id of Stripe', '/customers/cus_Nff2s8dkwEwgaR', '/customers/:id'],
  ['an id of YouTube', '/embed/dQw4w9WgXcQ', '/embed/:id'],
  ['a nanoid', '/carts/V1StGXR8_Z5jdHi6B-myT', '/carts/:id'],
  ['a token', '/verify/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.Zk3x', '/verify/:id'],
  ['a day', '/days/2026-11-22', '/days/:id'],
  ['a place', '/weather/52.52,13.40', '/weather/:id'],
  ['a mail address', '/users/ann@shop.test', '/users/:id'],
  ['a mail address made safe', '/users/ann%40shop.test', '/users/:id'],
  ['a key of OData', '/odata/Orders(17)', '/odata/Orders(:id)'],
  ['a version of an API', '/v2/orders', '/v2/orders'],
  ['a version with its stage', '/v1beta1/orders', '/v1beta1/orders'],
  ['a word that ends in one digit', '/oauth2/token', '/oauth2/token'],
  ['a step', '/checkout/step1', '/checkout/step1'],
  ['a word of letters that are hex digits', '/facade/decade', '/facade/decade'],
  [
    'a long name in humps',
    '/api/getCustomerNotificationPreferences',
    '/api/getCustomerNotificationPreferences',
  ],
  ['a name with lines', '/blog/how-to-read-a-har-file', '/blog/how-to-read-a-har-file'],
  ['a built program file, by its folder', '/assets/main.3f2a9c.js', '/assets/:file'],
  ['one that Vite built', '/assets/index-B3kd9a_f.js', '/assets/:file'],
  ['a numbered chunk', '/static/17.chunk.js', '/static/:id.chunk.js'],
  ['a program file', '/assets/vendor.js', '/assets/vendor.js'],
  ['a query, which is left out', '/search?q=shoes&page=2', '/search'],
  ['a part after #', '/orders#top', '/orders'],
  ['a broken escape', '/files/100%', '/files/:id%'],
  ['a picture, by its folder', '/img/shoes/red-shoe.jpg', '/img/shoes/:file'],
  ['a font, by its folder', '/fonts/inter-bold.woff2', '/fonts/:file'],
  ['a picture at the top, by its name', '/logo.png', '/logo.png'],
];

/** Two that ask one address, and whether they ask for the same kind of thing. */
const OPERATIONS: readonly (readonly [what: string, one: Given, other: Given, same: boolean])[] = [
  ['two methods', { method: 'GET' }, { method: 'DELETE' }, false],
  ['two hosts', { url: 'https://a.test/x' }, { url: 'https://b.test/x' }, false],
  ['two ports', { url: 'http://localhost:3000/x' }, { url: 'http://localhost:4000/x' }, false],
  [
    'two operations of GraphQL',
    { method: 'POST', sendsBody: '{"operationName":"Cart","query":"query Cart { cart { id } }"}' },
    { method: 'POST', sendsBody: '{"operationName":"Orders","query":"query Orders { orders { id } }"}' },
    false,
  ],
  [
    'one operation of GraphQL with other values',
    { method: 'POST', sendsBody: '{"operationName":"Cart","variables":{"id":1}}' },
    { method: 'POST', sendsBody: '{"operationName":"Cart","variables":{"id":2}}' },
    true,
  ],
  [
    'two operations of GraphQL that only the question names',
    { method: 'POST', sendsBody: '{"query":"\\n  query Cart { cart { id } }"}' },
    { method: 'POST', sendsBody: '{"query":"mutation AddToCart { add { id } }"}' },
    false,
  ],
  [
    'two operations of GraphQL in the query',
    { url: 'https://a.test/graphql?operationName=Cart' },
    { url: 'https://a.test/graphql?operationName=Orders' },
    false,
  ],
  [
    'two methods of JSON-RPC',
    { method: 'POST', sendsBody: '{"jsonrpc":"2.0","method":"eth_call","id":1}' },
    { method: 'POST', sendsBody: '{"jsonrpc":"2.0","method":"eth_gasPrice","id":2}' },
    false,
  ],
  [
    'two payments, where "method" is a value like any other',
    { method: 'POST', sendsBody: '{"method":"card","amount":1}' },
    { method: 'POST', sendsBody: '{"method":"invoice","amount":1}' },
    true,
  ],
  [
    'two operations of DynamoDB',
    { method: 'POST', sends: { 'X-Amz-Target': 'DynamoDB_20120810.GetItem' } },
    { method: 'POST', sends: { 'X-Amz-Target': 'DynamoDB_20120810.PutItem' } },
    false,
  ],
  [
    'two actions of WordPress',
    { method: 'POST', url: 'https://a.test/wp-admin/admin-ajax.php', sendsBody: 'action=cart&id=1' },
    { method: 'POST', url: 'https://a.test/wp-admin/admin-ajax.php', sendsBody: 'action=search&id=1' },
    false,
  ],
  [
    'two pictures in two folders',
    { url: 'https://a.test/img/shoes/a.png', type: 'image' },
    { url: 'https://a.test/img/hats/a.png', type: 'image' },
    false,
  ],
];

function shapeOf(given: Given): string {
  return addressShape(exchange(given));
}

describe('the shape of an address', () => {
  it.each(SHAPES)('%s: %s', (_, path, shape) => {
    expect(shapeOf({ url: `https://shop.test${path}` })).toBe(`GET shop.test${shape}`);
  });

  it('names a picture without an ending by its folder, where the browser says that it is one', () => {
    expect(shapeOf({ url: 'https://shop.test/img/red-shoe', type: 'image' })).toBe('GET shop.test/img/:file');
    expect(shapeOf({ url: 'https://shop.test/img/red-shoe' })).toBe('GET shop.test/img/red-shoe');
  });

  it.each(OPERATIONS)('of %s', (_, one, other, same) => {
    expect(shapeOf(one) === shapeOf(other)).toBe(same);
  });

  it('leaves the query out of what is no address, too', () => {
    expect(addressShape({ ...exchange(), url: 'http://:broken?token=secret' })).toBe('GET http://:broken');
  });

  it('takes no longer for a path made to be slow', () => {
    const path = `/${'a1-'.repeat(300_000)}/${'A'.repeat(300_000)}`;
    const before = performance.now();
    expect(shapeOf({ url: `https://shop.test${path}` }).length).toBeLessThan(4000);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
