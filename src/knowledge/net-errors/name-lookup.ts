import type { NetErrorWords } from '../entry.ts';

/**
 * Failures to find where a web name leads. For a request, Chromium folds most of them into
 * `ERR_NAME_NOT_RESOLVED`; the finer names stand in its network log. Made from Chromium's
 * `net/base/net_error_list.h` and `net/dns/host_resolver.cc`, for Chromium 156; checked 2026-11-22.
 */
export const nameLookupErrors: Readonly<Record<string, NetErrorWords>> = {
  ERR_NAME_NOT_RESOLVED: {
    number: -105,
    title: 'The web name could not be found',
    meaning:
      'The browser could not find out where this web name leads. The name may be wrong, or looking it up failed.',
    when: 'With typing mistakes, names that are gone, and names that only work inside a work network.',
    example: 'A page loads its pictures from "imgaes", a name that nobody owns.',
    advice: 'You can check this first: look for a typing mistake in the name, then see if other sites load.',
    fixer: 'you',
    technical:
      'DNS gave no usable address: `NXDOMAIN`, or another failed lookup, since Chromium folds most `ERR_DNS_*` codes into this one. Check with `nslookup`. A space in the host name ends here too.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/dns/host_resolver.cc'],
  },
  ERR_HOST_RESOLVER_QUEUE_TOO_LARGE: {
    number: -119,
    title: 'Too many web names were waiting to be looked up',
    meaning: 'The browser was looking up so many web names at once that it dropped this one.',
    when: 'When a page uses very many different names, or lookups are very slow.',
    example: 'A link checker page tests 3,000 sites at the same time.',
    advice: 'The developers of the page can fix this: ask for fewer sites at once.',
    fixer: 'frontend',
    technical:
      'The queue of pending lookups was full, so a waiting one was evicted. A request shows `ERR_NAME_NOT_RESOLVED`; this name stands in a network log.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/dns/host_resolver.cc'],
  },
  ERR_NAME_RESOLUTION_FAILED: {
    number: -137,
    title: 'The system failed to look up the web name',
    meaning: 'The lookup of this web name went wrong. This does not show that the name is unknown.',
    when: 'When the name service of your network has trouble.',
    example: 'For a minute after your Wi-Fi box restarts, no site opens.',
    advice: 'You can try this: wait a minute, then load the page again.',
    fixer: 'you',
    technical:
      'The lookup of the system itself failed, which differs from "no such host". A request normally shows `ERR_NAME_NOT_RESOLVED` for it.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/dns/host_resolver.cc'],
  },
  ERR_ICANN_NAME_COLLISION: {
    number: -166,
    title: 'An inside name is now also a public name',
    meaning:
      'The web name led to a special warning address. It means that a name used inside a network also exists on the internet.',
    when: 'In companies whose inside names end in a word that became a public ending.',
    example: 'A firm calls its own server "files.team", and the public ending ".team" appears.',
    advice: 'The people who run the network can fix this: give the inside server a name they own.',
    fixer: 'operations',
    technical:
      'The lookup returned `127.0.53.53`, the marker that ICANN recommends for name collisions. A request may show `ERR_NAME_NOT_RESOLVED` instead.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'https://www.icann.org/resources/pages/name-collision-2013-12-06-en',
    ],
  },
  ERR_DNS_MALFORMED_RESPONSE: {
    number: -800,
    title: 'The name service sent an answer that makes no sense',
    meaning: 'The browser asked where a web name leads. The answer that came back could not be read.',
    when: 'With faulty name services, or with devices on the way that change their answers.',
    example: 'A worn-out router in a holiday flat mixes up the answers for some names.',
    advice: 'The people who run the network can fix this. To check, try another network.',
    fixer: 'operations',
    technical:
      'The DNS response failed to parse. The request itself shows `ERR_NAME_NOT_RESOLVED`; look for this name in a log from `chrome://net-export`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/dns/host_resolver.cc'],
  },
  ERR_DNS_TIMED_OUT: {
    number: -803,
    title: 'The name service did not answer in time',
    meaning: 'The browser asked where a web name leads, and no answer came in time.',
    when: 'When the name service is down or busy, or your connection is very weak.',
    example: 'At a festival thousands of phones share one mast, and names take too long.',
    advice: 'You can try this first: check your connection, then load the page again.',
    fixer: 'you',
    technical:
      'The DNS transaction timed out after its retries. The request itself shows `ERR_NAME_NOT_RESOLVED`. Compare with `nslookup <name> <server>`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/dns/host_resolver.cc'],
  },
  ERR_DNS_SEARCH_EMPTY: {
    number: -805,
    title: 'The short name could not be made into a full one',
    meaning: 'The network has rules that complete short names. They leave no way to look this name up.',
    when: 'With one-word names, such as those of machines in an office.',
    example: 'You type just "wiki" at home, and only the office network can complete it.',
    advice: 'You can fix this: use the full web name.',
    fixer: 'you',
    technical:
      'The suffix search list and `ndots` leave no candidate for this name. The request itself shows `ERR_NAME_NOT_RESOLVED`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/dns/host_resolver.cc'],
  },
  ERR_DNS_SORT_ERROR: {
    number: -806,
    title: 'The addresses behind a name could not be sorted',
    meaning: 'The web name leads to several places. The browser could not work out which one to try first.',
    when: 'Rarely, when the network of the computer is in a broken state.',
    example: 'After a failed network update, a laptop opens no site by its name.',
    advice: 'You can try this: turn the network off and on, then load the page again.',
    fixer: 'you',
    technical: 'Ordering the addresses by RFC 3484 failed. The request itself shows `ERR_NAME_NOT_RESOLVED`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc3484'],
  },
  ERR_DNS_SECURE_RESOLVER_HOSTNAME_RESOLUTION_FAILED: {
    number: -808,
    title: 'The protected name service itself was not found',
    meaning:
      'The browser is set to look up names in a protected way. It could not find the service for that.',
    when: 'When the secure name service in the settings is mistyped, or your network blocks it.',
    example: 'You type the name of a secure name service into the settings with one letter wrong.',
    advice:
      'You can fix this: open the security settings of the browser and check the secure DNS entry (its name service).',
    fixer: 'you',
    technical:
      'The host name of the DNS-over-HTTPS server did not resolve. The request itself shows `ERR_NAME_NOT_RESOLVED`. See `chrome://settings/security`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc8484'],
  },
  ERR_DNS_NAME_HTTPS_ONLY: {
    number: -809,
    title: 'This name accepts only protected connections',
    meaning:
      'The name service says that this site takes only protected connections. The address asked for an unprotected one.',
    when: 'With old links that lack the "s" at the start of the address.',
    example: 'A ten-year-old bookmark leads to a club site in its old, unprotected form.',
    advice: 'Nothing needs fixing in most cases. The browser goes to the protected form by itself.',
    fixer: 'nobody',
    technical:
      'An HTTPS record in DNS exists, so `http:` and `ws:` are to become `https:` and `wss:`, as if redirected. Update the link to save the detour.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9460#9.5'],
  },
  ERR_DNS_NO_MATCHING_SUPPORTED_ALPN: {
    number: -811,
    title: 'The name lists no kind of connection that fits',
    meaning:
      'The entry for this web name says how to connect to the site. None of those ways fitted this try.',
    when: 'Rarely. The browser mostly has another way to try.',
    example: 'A site moves to a new provider, and its entry still names a way that is gone.',
    advice: 'The people who run the site can fix this: check the entry for its web name.',
    fixer: 'operations',
    technical:
      'No `alpn` value in the HTTPS record matches a version that the attempt could use, such as HTTP/3. Check it with `dig <name> HTTPS`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9460#7.1'],
  },
  ERR_DNS_FORMAT_ERROR: {
    number: -816,
    title: 'The name service could not read the question',
    meaning:
      'The browser asked where a web name leads. The name service replied that it could not read the question.',
    when: 'With old or faulty name services.',
    example: 'An old Wi-Fi box in a village hall does not know a newer kind of question.',
    advice: 'The people who run the network can fix this: update or change the name service.',
    fixer: 'operations',
    technical: 'DNS response code 1, `FORMERR`. The request itself shows `ERR_NAME_NOT_RESOLVED`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc1035#4.1.1'],
  },
  ERR_DNS_SERVER_FAILURE: {
    number: -817,
    title: 'The name service itself had a failure',
    meaning: 'The browser asked where a web name leads. The name service replied that it failed to find out.',
    when: 'When the entries of a site are broken, or the name service is in trouble.',
    example: 'A club renews the keys of its web name with a mistake, and the site is gone for all.',
    advice: 'The people who run the site can fix this: check the entries of its web name.',
    fixer: 'operations',
    technical:
      'DNS response code 2, `SERVFAIL`; broken DNSSEC or silent name servers are common. The request itself shows `ERR_NAME_NOT_RESOLVED`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc1035#4.1.1'],
  },
  ERR_DNS_NOT_IMPLEMENTED: {
    number: -818,
    title: 'The name service does not know this kind of question',
    meaning:
      'The browser asked about a web name. The name service replied that it cannot handle such a question.',
    when: 'With very simple name services, as in some small devices.',
    example: 'A guest network in a cafe runs on a tiny box that knows only the basics.',
    advice: 'The people who run the network can fix this: use a newer name service.',
    fixer: 'operations',
    technical: 'DNS response code 4, `NOTIMP`. The request itself shows `ERR_NAME_NOT_RESOLVED`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc1035#4.1.1'],
  },
  ERR_DNS_REFUSED: {
    number: -819,
    title: 'The name service refused to answer',
    meaning: 'The browser asked where a web name leads. The name service did not want to answer.',
    when: 'When a name service answers only some users, or blocks some names.',
    example: 'You keep the name service of your old provider after you move house.',
    advice: 'You can check this: set the network of your computer to find its name service by itself.',
    fixer: 'you',
    technical:
      'DNS response code 5, `REFUSED`, by policy of the resolver. The request itself shows `ERR_NAME_NOT_RESOLVED`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc1035#4.1.1'],
  },
  ERR_DNS_OTHER_FAILURE: {
    number: -820,
    title: 'The name service gave an unusual failure',
    meaning: 'The browser asked where a web name leads. The name service failed with a code of a rare kind.',
    when: 'Rarely, with special or faulty name services.',
    example: 'A lab runs its own name service, which replies in a way of its own.',
    advice: 'The people who run the name service can fix this. Tell them the web name and the time.',
    fixer: 'operations',
    technical:
      'The DNS response code is none of `FORMERR`, `SERVFAIL`, `NXDOMAIN`, `NOTIMP`, `REFUSED`. The request itself shows `ERR_NAME_NOT_RESOLVED`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc1035#4.1.1'],
  },
};
