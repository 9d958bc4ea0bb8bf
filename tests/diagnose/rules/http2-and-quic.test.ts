import httpTwoAndQuic from '../../../src/diagnose/rules/http2-and-quic.ts';
import { testRule } from '../rule-table.ts';

const broken = 'net::ERR_HTTP2_PROTOCOL_ERROR';

testRule(httpTwoAndQuic, {
  speaks: [
    {
      when: 'broken off',
      given: { error: broken, time: 4000 },
      cause: 'stream-broken',
      certainty: 'certain',
      values: { after: '4 seconds' },
      browserNames: [broken],
    },
    {
      when: 'broken off with 20,000 characters of cookies',
      given: { error: broken, sends: { Cookie: 'a'.repeat(20_000) } },
      cause: 'large-request-broken-off',
      certainty: 'possible',
      alternatives: ['stream-broken'],
    },
    ...(
      [
        ['ERR_HTTP2_SERVER_REFUSED_STREAM', 'stream-refused'],
        ['ERR_HTTP2_PING_FAILED', 'ping-unanswered'],
        ['ERR_HTTP2_INADEQUATE_TRANSPORT_SECURITY', 'line-too-weak'],
        ['ERR_QUIC_PROTOCOL_ERROR', 'quic-broken'],
        ['ERR_QUIC_HANDSHAKE_FAILED', 'quic-broken'],
      ] as const
    ).map(([name, cause]) => ({
      when: name,
      given: { error: `net::${name}` },
      cause,
      certainty: 'certain' as const,
      values: { host: 'api.shop.test' },
      browserNames: [`net::${name}`],
    })),
  ],
  silent: [
    { when: 'an answer broken off in the middle', given: { status: 200, error: broken } },
    { when: 'the same over QUIC', given: { status: 200, error: 'net::ERR_QUIC_PROTOCOL_ERROR' } },
    { when: 'a closed connection', given: { error: 'net::ERR_CONNECTION_CLOSED' } },
    { when: 'a code with an entry of its own', given: { error: 'net::ERR_HTTP2_COMPRESSION_ERROR' } },
    { when: 'a failed secure talk', given: { error: 'net::ERR_SSL_PROTOCOL_ERROR' } },
    { when: 'a 431', given: { status: 431, sends: { Cookie: 'a'.repeat(20_000) } } },
    { when: 'a 502', given: { status: 502 } },
  ],
});
