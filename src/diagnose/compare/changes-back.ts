import { parseAddress } from '../../session/address.ts';
import type { Asked } from './asked.ts';
import { mediaType } from './changes-sent.ts';
import { safeName } from './safe-name.ts';
import { type Seen, versionOf, whatDiffers } from './seen.ts';

/** Headers of an answer that say who answered, from which release, and whom the answer is for. */
const TELLING =
  /^(?:access-control-(?!max-age)|www-authenticate$|content-security-policy$|cross-origin-|location$|retry-after$|via$|x-powered-by$|allow$)|^x-[\w-]*(?:version|deploy|release|build|commit|region|env)/;
const CACHE = /^(?:cf-cache-status|x-cache|x-vercel-cache|x-cache-status|cdn-cache)$/;

/**
 * What differs in what came back; nothing where one of the two has no answer, or one that did not come over the network: no server
 * said anything then.
 */
export function changesBack(before: Asked, after: Asked) {
  const answered = [before, after].every(
    ({ lead: { response } }) => response.status > 0 && response.headers.size > 0,
  );
  if (!answered) return [];
  const told = before.credentialsTold && after.credentialsTold;
  const fresh = [before, after].every(
    ({ lead: { response } }) => !response.fromCache && !response.viaServiceWorker,
  );
  return whatDiffers('came-back', seenIn(before), seenIn(after), [
    'from',
    'target',
    'HTTP version',
    ...(fresh ? ['header'] : []),
    ...(fresh && told ? ['set cookie'] : []),
  ]);
}

function seenIn({ lead, first }: Asked): Seen {
  const seen: Seen = new Map();
  const { response } = lead;
  for (const { name, value } of response.headers) {
    const header = name.toLowerCase();
    if (TELLING.test(header)) seen.set(`header ${safeName(header)}`, { kind: 'header', hidden: value });
    else if (CACHE.test(header))
      seen.set(`header ${header}`, {
        kind: 'header',
        shown: /\b(?:hit|miss|expired|bypass|dynamic|stale)\b/i.exec(value)?.[0].toUpperCase() ?? 'present',
      });
  }
  const server = /^[A-Za-z][A-Za-z -]{0,30}/.exec(response.headers.get('server') ?? '')?.[0];
  if (server) seen.set('header server', { kind: 'header', shown: server.trim() });
  const type = mediaType(response.headers.get('content-type'));
  if (type) seen.set('header content-type', { kind: 'header', shown: type });
  for (const line of response.headers.all('set-cookie')) {
    const cookie = safeName(line.split('=')[0]?.trim() ?? '');
    if (cookie !== '') seen.set(`set cookie ${cookie}`, { kind: 'set cookie' });
  }
  const version = versionOf(response.httpVersion);
  if (version) seen.set('HTTP version', { kind: 'HTTP version', shown: version, onlyIfBoth: true });
  seen.set('answer came from', {
    kind: 'from',
    shown: response.fromCache
      ? 'the browser’s store'
      : response.viaServiceWorker
        ? 'the page’s helper'
        : 'network',
  });
  const [from, to] = [parseAddress(first.url), parseAddress(lead.url)];
  if (from && to && first !== lead && from.origin + from.path !== to.origin + to.path)
    seen.set('sent on to another address', {
      kind: 'target',
      shown: from.host === to.host ? 'the same server' : to.host,
      hidden: to.path,
    });
  return seen;
}
