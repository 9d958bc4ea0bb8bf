import { parseAddress } from '../../session/address.ts';
import { isPreflight } from '../../session/same-request.ts';
import { netErrorOf } from '../net-error.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const ERROR_LIST = 'chromium:net/base/net_error_list.h';

/** The browser was sent on, and on, or to a place where it may not go. A preflight sent on is in cors-preflight.ts. */
export default defineRule({
  name: 'redirect-loop',
  brokenOff: true,
  causes: {
    'sent-in-circles': {
      title: '{host} sends the browser in circles',
      summary: 'Each answer sent the browser on to another address. After 20 times it gave up, at {path}.',
      technical: 'More than 20 redirects in a row (`{error}`), the last one from `{from}`.',
      fixer: 'backend',
      hints: [
        'Clear what the browser saved for {host}. If it still fails, tell the people who run it.',
        { for: 'developer', text: 'Read the `Location` of each step. Two rules often send to each other.' },
      ],
      sources: [ERROR_LIST, 'fetch#http-redirect-fetch'],
    },
    'sent-between-http-and-https': {
      title: '{host} sends the browser back and forth',
      summary: 'One answer sends the browser to https, the next one back to http. After 20 times it gave up.',
      technical: 'A redirect loop between `http` and `https` (`{error}`), the last one from `{from}`.',
      fixer: 'operations',
      hints: [
        'Tell the people who run {host}.',
        {
          for: 'developer',
          text: 'The server behind a proxy sees plain HTTP. Let it trust `X-Forwarded-Proto`; on a CDN, use full TLS to it.',
        },
      ],
      sources: [ERROR_LIST, 'mdn:Web/HTTP/Reference/Headers/X-Forwarded-Proto'],
    },
    'sent-to-unsafe-place': {
      title: 'The browser did not follow where {host} sent it',
      summary: 'The server sent the browser to a kind of address that no site may send to.',
      technical: 'The redirect’s target is not `http` or `https` (`{error}`). Its `Location` says: {target}.',
      fixer: 'backend',
      hints: [
        'Tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Redirect to `https` addresses only. Open an app’s own address with a link instead.',
        },
      ],
      sources: [ERROR_LIST, 'fetch#http-redirect-fetch'],
    },
  },
  examine(exchange, related) {
    const name = netErrorOf(exchange);
    if (!NAME.test(name) || isPreflight(exchange)) return undefined;
    const host = hostOf(exchange);
    const error = `net::${name}`;
    const evidence: Evidence[] = [{ from: 'net error', saw: error }];
    const browserNames = [error];
    if (name === 'ERR_TOO_MANY_REDIRECTS') {
      const to = parseAddress(exchange.url);
      const last = parseAddress(related.redirectedFrom?.url ?? '');
      const from = last ? quote(last.origin + last.path) : 'an address that was not recorded';
      const seen = last ? [...evidence, { from: 'the redirect before', saw: from }] : evidence;
      const turned =
        last && to && last.host === to.host && last.path === to.path && last.scheme !== to.scheme;
      return turned
        ? {
            cause: 'sent-between-http-and-https',
            certainty: 'likely',
            evidence: seen,
            values: { host, from, error },
            browserNames,
          }
        : {
            cause: 'sent-in-circles',
            certainty: 'certain',
            evidence: seen,
            values: { host, path: pathOf(exchange), from, error },
            browserNames,
          };
    }
    const { headers, redirectUrl } = exchange.response;
    const location = headers.get('location') || redirectUrl;
    // Without the target, the error's own entry says as much.
    if (!location) return undefined;
    const target = quote(location.split(/[?#]/)[0] ?? '');
    return {
      cause: 'sent-to-unsafe-place',
      certainty: 'certain',
      evidence: [...evidence, { from: 'response header Location', saw: target }],
      values: { host, target, error },
      browserNames,
    };
  },
});

const NAME = /^ERR_(?:TOO_MANY_REDIRECTS|UNSAFE_REDIRECT)$/;
