import localNetwork from '../../../src/diagnose/rules/local-network.ts';
import { exchange, preflight } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const error = 'net::ERR_FAILED';
const named = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';
const printer = 'http://192.168.1.20/status';

testRule(localNetwork, {
  speaks: [
    {
      when: 'a public page asks a private address',
      given: { error, url: printer, sends: { Referer: 'https://shop.test/' } },
      cause: 'local-network-needs-leave',
      certainty: 'likely',
      evidence: [{ from: 'address', saw: '192.168.1.20: local network' }],
      values: { host: '192.168.1.20', origin: 'https://shop.test' },
      browserNames: ['LocalNetworkAccessPermissionDenied', error],
    },
    {
      when: 'the browser’s own code for it, in a frame',
      given: { error: named, url: 'https://nas.local/', type: 'document' },
      cause: 'local-network-needs-leave',
      certainty: 'certain',
      browserNames: [named],
    },
    {
      when: 'a public page asks this computer',
      given: { error, url: 'https://localhost:3000/api' },
      cause: 'own-computer-needs-leave',
      certainty: 'likely',
      values: { host: 'localhost:3000' },
      browserNames: ['LocalNetworkAccessPermissionDenied'],
    },
    {
      when: 'a page of the local network asks this computer; not secure',
      given: { error, url: 'http://127.0.0.1:3000/', page: 'http://10.0.0.7' },
      cause: 'local-network-insecure-page',
      certainty: 'likely',
      browserNames: ['InsecureLocalNetwork'],
    },
    {
      when: 'an open public page; its own server is near, so it may be another reason',
      given: { error, url: printer, page: 'http://shop.test', visit: 'page_1' },
      after: [
        {
          ...exchange({ url: 'http://shop.test/', type: 'document', visit: 'page_1' }),
          serverAddress: '127.0.0.1',
        },
      ],
      cause: 'local-network-insecure-page',
      certainty: 'possible',
      values: { origin: 'http://shop.test' },
    },
    {
      when: 'a worker, whose script the page made itself',
      given: {
        ...exchange({ error, url: 'http://localhost:8080/status', sends: { Referer: null, Origin: null } }),
        initiator: { type: 'script', url: 'blob:http://shop.test/7f45-9a', line: 1, functionName: null },
      },
      cause: 'local-network-insecure-page',
      certainty: 'likely',
      values: { origin: 'http://shop.test' },
    },
    {
      when: 'its preflight bears the code',
      given: { error, method: 'PUT', url: 'http://nas.test/status', page: 'http://shop.test' },
      after: [
        preflight(
          { status: 0, error: named, url: 'http://nas.test/status', page: 'http://shop.test' },
          'PUT',
        ),
      ],
      cause: 'local-network-insecure-page',
      certainty: 'likely',
      evidence: [{ from: 'net error of the OPTIONS request', saw: named }],
    },
  ],
  silent: [
    { when: 'a public address', given: { error, url: 'https://api.test/' } },
    { when: 'a public address that looks a bit private', given: { error, url: 'https://172.32.0.1/' } },
    { when: 'a name that begins like an address', given: { error, url: 'https://10.shop.test/' } },
    { when: 'from the local network to it', given: { error, url: printer, page: 'http://192.168.1.5' } },
    {
      when: 'from this computer to itself',
      given: { error, url: 'http://localhost:1/', page: 'http://localhost:2' },
    },
    { when: 'from this computer outwards', given: { error, url: printer, page: 'http://localhost:2' } },
    {
      when: 'a private address that answered',
      given: { error, status: 200, url: printer, page: 'http://a.test' },
    },
    {
      when: 'a refused connection',
      given: { error: 'net::ERR_CONNECTION_REFUSED', url: 'https://localhost:1/' },
    },
    {
      when: 'a preflight went ahead and holds the reason',
      given: { error, method: 'PATCH', url: 'https://localhost:1/' },
      after: [preflight({ url: 'https://localhost:1/' })],
    },
    { when: 'a page that is not known', given: { error, url: printer, page: '' } },
    {
      when: 'a private address that was stopped',
      given: { error: 'net::ERR_ABORTED', url: 'https://localhost:1/' },
    },
    { when: 'a 500 of this computer', given: { status: 500, url: 'https://localhost:1/' } },
  ],
});
