import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { defineRule, type Evidence } from '../rule.ts';

/**
 * A server answered that does not want to be asked under this name or port: it is no matter of rights, and nothing was looked
 * for. Told by the sentences of dev servers, frameworks and front servers.
 */
export default defineRule({
  name: 'host-name',
  statuses: [400, 403, 404],
  causes: {
    'host-name-refused': {
      title: 'The server does not answer to this name',
      summary:
        'A server was reached, but it is not set up to be called {host}. So it did not look at the request.',
      technical: '{who} answered {status}: “{reason}”. The name in the address is not on its list.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Use the address that you were given. If it is this one, tell the people who run the server.',
        {
          for: 'developer',
          text: 'Add the name to {setting}. Behind a proxy, check which `Host` it passes on.',
        },
      ],
      contrast: { with: 'a missing right', text: 'Signing in does not help here: only the name counts.' },
      sources: [
        'https://vite.dev/config/server-options#server-allowedhosts',
        'https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts',
        'https://guides.rubyonrails.org/configuring.html',
      ],
    },
    'plain-line-to-safe-port': {
      title: 'The server wants https at this address',
      summary:
        'The request to {host} went out without security (http). The server takes only secure requests at this address.',
      technical: 'The server answered {status}: “{reason}”. HTTP without TLS came to a port for TLS.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Write `https` in front of the address, and try again.',
        {
          for: 'developer',
          text: 'Change the scheme of the base address. In a proxy, set an `https` target.',
        },
      ],
      contrast: {
        with: 'a broken secure connection',
        text: 'A broken secure connection would end without any answer at all.',
      },
      sources: ['rfc9110#4.2.2', 'https://nginx.org/en/docs/http/ngx_http_ssl_module.html'],
    },
    'no-site-at-front-server': {
      title: 'The front server knows no site of this name',
      summary: 'A server in front of many sites was reached. None of its sites fits {host} and this path.',
      technical:
        'The answer is “{reason}”: the default backend of a Kubernetes ingress. No rule matches host and path.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Check the address. If it is right, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Compare host, path and class of the Ingress with this request. Is it deployed there?',
        },
      ],
      contrast: { with: 404, text: 'A 404 of the program itself would look like the rest of the site.' },
      sources: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#default-backend'],
    },
  },
  examine(exchange) {
    const body = exchange.response.body?.text.slice(0, 5000) ?? '';
    if (body === '') return undefined;
    const host = hostOf(exchange);
    const status = String(exchange.response.status);
    const seen: Evidence = { from: 'response status', saw: status };
    const backend = /^\s*default backend - 404\s*$/.test(body) ? 'default backend - 404' : undefined;
    if (backend) {
      return {
        cause: 'no-site-at-front-server',
        certainty: 'certain',
        evidence: [{ from: 'response body', saw: backend }, seen],
        values: { host, reason: backend },
      };
    }
    const plain = exchange.url.startsWith('http:') ? PLAIN.exec(body)?.[0] : undefined;
    if (plain) {
      return {
        cause: 'plain-line-to-safe-port',
        certainty: 'certain',
        evidence: [
          { from: 'response body', saw: plain },
          { from: 'request URL', saw: `http://${host}` },
          seen,
        ],
        values: { host, status, reason: plain },
      };
    }
    const refused = refusalOf(exchange, body);
    if (!refused) return undefined;
    const { who, setting, reason } = refused;
    return {
      cause: 'host-name-refused',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: reason }, { from: 'request URL, host', saw: host }, seen],
      values: { host, status, who, setting, reason },
    };
  },
});

/** Go, Tomcat, Jetty, Apache and nginx. */
const PLAIN =
  /Client sent an HTTP request to an HTTPS server|This combination of host and port requires TLS|The plain HTTP request was sent to HTTPS port|You're speaking plain HTTP to an SSL-enabled server port/;

/** The sentence, who says it, and where the list of names stands. */
const REFUSALS: readonly (readonly [RegExp, string, string])[] = [
  [/Blocked request\. This host(?: \([^)]{1,100}\))? is not allowed/, 'Vite', '`server.allowedHosts`'],
  [/^Invalid Host(?:\/Origin)? header\s*$/, 'webpack-dev-server', '`allowedHosts` of the dev server'],
  [/Blocked hosts?: /, 'Rails', '`config.hosts`'],
  [/DisallowedHost|Invalid HTTP_HOST header/, 'Django', '`ALLOWED_HOSTS`'],
  [/^Invalid host header\s*$/, 'Starlette', '`TrustedHostMiddleware`'],
  [/Bad Request - Invalid Hostname/, 'The web service of Windows (HTTP.sys)', 'the bindings of the site'],
];

function refusalOf(
  exchange: Exchange,
  body: string,
): { who: string; setting: string; reason: string } | undefined {
  if (exchange.response.status === 404) return undefined;
  for (const [shape, who, setting] of REFUSALS) {
    const reason = shape
      .exec(body)?.[0]
      .replace(/ \([^)]*\)/, '')
      .replace(/: $/, '')
      .trim();
    if (reason) return { who, setting, reason };
  }
  return undefined;
}
