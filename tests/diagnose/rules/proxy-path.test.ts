import proxyPath from '../../../src/diagnose/rules/proxy-path.ts';
import { testRule } from '../rule-table.ts';

testRule(proxyPath, {
  speaks: (
    [
      ['ERR_PROXY_CONNECTION_FAILED', 'proxy-not-reached'],
      ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy-opened-no-way'],
      ['ERR_PROXY_UNABLE_TO_CONNECT_TO_DESTINATION', 'proxy-opened-no-way'],
      ['ERR_PAC_SCRIPT_FAILED', 'proxy-script-failed'],
      ['ERR_PAC_SCRIPT_TERMINATED', 'proxy-script-failed'],
      ['ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', 'proxy-script-failed'],
      ['ERR_PROXY_CERTIFICATE_INVALID', 'proxy-proof-invalid'],
      ['ERR_SOCKS_CONNECTION_HOST_UNREACHABLE', 'proxy-chain-broken'],
      ['ERR_SOCKS_CONNECTION_FAILED', 'proxy-talk-failed'],
      ['ERR_UNEXPECTED_PROXY_AUTH', 'proxy-sign-in-from-site'],
    ] as const
  ).map(([name, cause]) => ({
    when: name,
    given: { error: `net::${name}` },
    cause,
    certainty: 'certain' as const,
    values: { host: 'api.shop.test', error: `net::${name}` },
    browserNames: [`net::${name}`],
  })),
  silent: [
    { when: 'a 407', given: { status: 407 } },
    { when: 'a 502', given: { status: 502 } },
    ...[
      'ERR_PROXY_AUTH_REQUESTED',
      'ERR_PROXY_CONNECTION_FAILED_LATER',
      'ERR_PAC_NOT_IN_DHCP',
      'ERR_NO_SUPPORTED_PROXIES',
      'ERR_CONNECTION_REFUSED',
      'ERR_CONNECTION_TIMED_OUT',
      'ERR_CERT_AUTHORITY_INVALID',
      'ERR_NAME_NOT_RESOLVED',
      'ERR_UNEXPECTED',
      'ERR_FAILED',
    ].map((name) => ({ when: name, given: { error: `net::${name}` } })),
  ],
});
