import type { Recognition, VendorWords } from '../entry.ts';
import type { SourceRef } from '../sources.ts';

const DOCS = 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/';
const CLIENT_ERRORS: SourceRef = `${DOCS}4xx-client-error/error-499/`;
const SERVER_ERRORS: SourceRef = `${DOCS}cloudflare-5xx-errors/`;
const NUMBERED_ERRORS: SourceRef = `${DOCS}cloudflare-1xxx-errors/`;

/** A status of Cloudflare's own. */
function byStatus(status: number): Recognition {
  return { headers: { server: 'cloudflare' }, status: [status] };
}

/** The same where a recorder or another front server took the `Server` line away; the number alone is a weak mark. */
function withoutServer(status: number): readonly Recognition[] {
  return [{ headers: { 'cf-ray': '' }, status: [status] }, { status: [status] }];
}

/** The statuses under which Cloudflare's numbered errors come. */
const NUMBERED_STATUSES = [403, 409, 429, 500, 503, 530];

/** A numbered error: its number stands in the body, as Cloudflare words it for `fetch`: "error code: 1020". */
function byNumber(number: number): Recognition {
  return {
    headers: { server: 'cloudflare' },
    status: NUMBERED_STATUSES,
    body: [`error code: ${number}`, `error ${number}`],
  };
}

/**
 * The codes of Cloudflare: statuses of its own (520 to 530, 499) and the numbered errors that stand in the body
 * (1000 to 1200), from Cloudflare's pages on 5xx and 1xxx errors; checked 2026-11-22. 527 is no longer in those
 * pages, so its entry says only what is sure.
 */
export const cloudflare: readonly VendorWords[] = [
  {
    vendor: 'Cloudflare',
    code: '499',
    id: 'cloudflare-499',
    title: 'The asking side left before Cloudflare could answer',
    meaning:
      'Cloudflare stands in front of the site. The asking side ended the connection before the answer came.',
    when: 'Only in Cloudflare’s log. The browser shows a cancelled request, or nothing.',
    example: 'You start to send a long video to a club’s site. Halfway through you shut the laptop.',
    advice:
      'Nothing needs fixing if it is rare. If it happens often, the developers can look for slow answers.',
    fixer: 'nobody',
    technical:
      'Cloudflare logs 499 when the client closes the connection first. A client timeout shorter than the connect time to the origin also ends here, instead of in 522.',
    sources: [CLIENT_ERRORS],
    recognise: {},
  },
  {
    vendor: 'Cloudflare',
    code: '520',
    id: 'cloudflare-520',
    title: 'Cloudflare got an answer it could not make sense of',
    meaning:
      'Cloudflare stands in front of the site and passed your request on. What came back was empty or broken.',
    when: 'Often when the site’s own server crashes, or when it sends too much extra along with the answer.',
    example: 'A club’s site gets a new add-on. Each time you open the photo page, its server crashes.',
    advice: 'The people who run the site can fix this. Tell them the time and the address.',
    fixer: 'operations',
    technical:
      'The origin’s response was empty, malformed or unexpected, or had oversized headers. Check its error log for crashes, and HTTP/2 to origin. A plain `502` or `504` mostly comes from the origin itself.',
    sources: [SERVER_ERRORS],
    recognise: byStatus(520),
    alsoBy: withoutServer(520),
  },
  {
    vendor: 'Cloudflare',
    code: '521',
    id: 'cloudflare-521',
    title: 'The site’s own server turned Cloudflare away',
    meaning:
      'Cloudflare stands in front of the site. It called the site’s own server, which refused to connect.',
    when: 'When that server is off, or when it blocks calls from Cloudflare by mistake.',
    example:
      'A baker’s site is restarted for an update. The program that should answer does not start again.',
    advice: 'The people who run the site can fix this: see if the server runs, and if it lets Cloudflare in.',
    fixer: 'operations',
    technical:
      'The origin refused the TCP connection from Cloudflare. Check that the web server listens, and that the firewall allows Cloudflare’s IP ranges. A plain `502` or `504` mostly comes from the origin itself.',
    sources: [SERVER_ERRORS],
    recognise: byStatus(521),
    alsoBy: withoutServer(521),
  },
  {
    vendor: 'Cloudflare',
    code: '522',
    id: 'cloudflare-522',
    title: 'Cloudflare could not reach the site’s server in time',
    meaning:
      'Cloudflare stands in front of the site. It called the site’s own server and waited, but nothing came back in time.',
    when: 'When that server is off, far too busy, or quietly drops calls from Cloudflare.',
    example: 'A band puts its tour on sale. So many fans come that the server takes no more calls.',
    advice: 'The people who run the site can fix this. Try again in a few minutes.',
    fixer: 'operations',
    technical:
      'No SYN+ACK from the origin within 19 s, or no ACK of the request within 90 s. Often a firewall drops Cloudflare’s IP ranges, or the DNS record holds an old address. A plain `502` or `504` mostly comes from the origin itself.',
    sources: [SERVER_ERRORS],
    recognise: byStatus(522),
    alsoBy: withoutServer(522),
  },
  {
    vendor: 'Cloudflare',
    code: '523',
    id: 'cloudflare-523',
    title: 'Cloudflare found no way to the site’s server',
    meaning: 'Cloudflare stands in front of the site. No path over the network led to the site’s own server.',
    when: 'When the site has moved and Cloudflare still has the old place, or when the network is broken there.',
    example: 'A library moves to a new web host. Nobody tells Cloudflare where the site is now.',
    advice:
      'The people who run the site can fix this: check the server’s address in their Cloudflare settings.',
    fixer: 'operations',
    technical:
      'No route from Cloudflare to the origin IP. Check the `A` and `AAAA` records, then trace the route. A plain `502` or `504` mostly comes from the origin itself.',
    sources: [SERVER_ERRORS],
    recognise: byStatus(523),
    alsoBy: withoutServer(523),
  },
  {
    vendor: 'Cloudflare',
    code: '524',
    id: 'cloudflare-524',
    title: 'The site’s server took the call but was too slow',
    meaning:
      'Cloudflare reached the site’s own server, but that did not finish in time. So Cloudflare stopped waiting.',
    when: 'With long jobs: a big report, an export, or a server with too much to do.',
    example: 'You export five years of orders. The server is still adding up when the wait ends.',
    advice:
      'The developers of the server can fix this: do long jobs in the background. For now, ask for less at once.',
    fixer: 'backend',
    technical:
      'The origin accepted the request but sent no response within the Proxy Read Timeout. The default is 120 s; older documentation says 100 s. A write that takes over 30 s also gives 524. A plain `502` or `504` mostly comes from the origin itself.',
    sources: [SERVER_ERRORS],
    recognise: byStatus(524),
    alsoBy: withoutServer(524),
  },
  {
    vendor: 'Cloudflare',
    code: '525',
    id: 'cloudflare-525',
    title: 'Cloudflare and the site made no secure connection',
    meaning:
      'Your connection to Cloudflare is fine. But Cloudflare and the site’s own server could not set up a secure one.',
    when: 'Often after the site’s server was set up anew or its security settings were changed.',
    example: 'A dentist’s site moves to a new server. Nobody has turned on secure connections there yet.',
    advice: 'The people who run the site can fix this: check the secure connection of their own server.',
    fixer: 'operations',
    technical:
      '`TLS` failed between Cloudflare and the origin, in mode `Full` or `Full (strict)`. Check port 443, the certificate, SNI and the ciphers both sides know. A plain `502` or `504` mostly comes from the origin itself.',
    sources: [SERVER_ERRORS],
    recognise: byStatus(525),
    alsoBy: withoutServer(525),
  },
  {
    vendor: 'Cloudflare',
    code: '526',
    id: 'cloudflare-526',
    title: 'Cloudflare does not trust the site’s proof of identity',
    meaning:
      'Each server shows a proof of who it is. The one from the site’s own server did not pass Cloudflare’s check.',
    when: 'When that proof has run out, names another site, or comes from someone Cloudflare does not know.',
    example: 'A choir’s site renews its proof by hand each year. This year it was forgotten.',
    advice: 'The people who run the site can fix this: put a new, valid proof on their own server.',
    fixer: 'operations',
    technical:
      'The origin’s certificate did not pass the check of mode `Full (strict)`. Check its dates, issuer and names, or install a Cloudflare Origin CA certificate. A plain `502` or `504` mostly comes from the origin itself.',
    sources: [SERVER_ERRORS],
    recognise: byStatus(526),
    alsoBy: withoutServer(526),
  },
  {
    vendor: 'Cloudflare',
    code: '527',
    id: 'cloudflare-527',
    title: 'Cloudflare’s old fast link to the site broke',
    meaning:
      'Cloudflare once sold a fast link to a site’s own server, named Railgun. That link did not work.',
    when: 'Hardly ever today, as Railgun belongs to the past.',
    example: 'An old news site still runs the link of years ago. One night it breaks.',
    advice: 'The people who run the site can fix this: turn the old link off.',
    fixer: 'operations',
    technical:
      'The link from Cloudflare to the origin’s Railgun listener failed. Cloudflare’s present pages no longer list 527.',
    sources: [SERVER_ERRORS],
    recognise: byStatus(527),
  },
  {
    vendor: 'Cloudflare',
    code: '530',
    id: 'cloudflare-530',
    title: 'Cloudflare could not go on to the site’s own server',
    meaning:
      'Cloudflare stands in front of the site. The way to the site’s own server failed, and a second number in the answer says why.',
    when: 'Most often when the site’s name or its link to Cloudflare is not set up right.',
    example: 'A youth club cancels its web host but keeps Cloudflare. Now nothing stands behind it.',
    advice: 'The people who run the site can fix this. Look for a number such as 1016 or 1033 and tell them.',
    fixer: 'operations',
    technical:
      '530 wraps a 1xxx error, mostly one of origin DNS: 1016 (name does not resolve) or 1033 (tunnel not connected). Read the number in the body or in `cf-error-type`.',
    sources: [SERVER_ERRORS],
    recognise: byStatus(530),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1000',
    id: 'cloudflare-1000',
    title: 'Cloudflare stopped the request on its way to the site',
    meaning:
      'Cloudflare stopped the request before the site’s own server got it. Most often the way to that server leads back to Cloudflare.',
    when: 'Mostly after someone changed where the site’s name points.',
    example: 'A florist enters Cloudflare’s own number where the number of his server should stand.',
    advice: 'The people who run the site can fix this: point its name at their own server.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The `A` or `CNAME` record leads to a Cloudflare IP or through a second proxied hop. Two `X-Forwarded-For` headers, one over 100 characters, or a sent `CF-Connecting-IP` also cause it.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1000),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1001',
    id: 'cloudflare-1001',
    title: 'Cloudflare does not know this web name',
    meaning:
      'The request came to Cloudflare. But Cloudflare could not find out where this web name should lead.',
    when: 'When a name points to Cloudflare but is not set up there, or stands for a name that is gone.',
    example: 'A campsite lets a new name stand for its old one. It forgets to add it at Cloudflare.',
    advice:
      'The people who run the site can fix this: add the name at Cloudflare, and check where it points.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'Cloudflare could not resolve the name. There is no such zone, a `CNAME` from outside points into it, or the `CNAME` target does not resolve.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1001),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1002',
    id: 'cloudflare-1002',
    title: 'This web name points to a place Cloudflare forbids',
    meaning:
      'Cloudflare looked up where the site lives. The place it found is one it may not send requests to.',
    when: 'When a name leads to Cloudflare itself, or to a place inside a private network.',
    example: 'A student points a name at the laptop on her own desk. From outside nobody can get there.',
    advice: 'The people who run the site can fix this: enter the public address of their own server.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The DNS record resolves to a Cloudflare IP, or to a local or otherwise disallowed one. Set it to the origin’s public IP.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1002),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1003',
    id: 'cloudflare-1003',
    title: 'The site was called by number, not by name',
    meaning:
      'The address holds only numbers, and they lead to Cloudflare. It cannot tell which site is meant.',
    when: 'When an address is written with numbers in place of the site’s name.',
    example: 'A page asks for its data at 104.16.0.1, as a colleague once noted it.',
    advice: 'The developers of the page can fix this: use the site’s name in the address.',
    fixer: 'frontend',
    reach: 'server',
    technical:
      'The `Host` was a Cloudflare IP address. A Worker that calls `fetch` on a bare IP gets 1003 too: use a hostname.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1003),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1004',
    id: 'cloudflare-1004',
    title: 'This web name is not set up to show a site',
    meaning: 'The request came to Cloudflare, but Cloudflare does not serve web pages for this name.',
    when: 'Some minutes after a change to the name, or when Cloudflare has switched the site off.',
    example:
      'A theatre adds its name at Cloudflare and opens the site at once. The change is not through yet.',
    advice:
      'The people who run the site can fix this. If it lasts over five minutes, they can ask Cloudflare.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'DNS changes have not spread yet, an `A` record points to a Cloudflare IP, or Cloudflare disabled proxying over abuse.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1004),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1005',
    id: 'cloudflare-1005',
    title: 'This site shuts out your whole network',
    meaning:
      'The site’s owners told Cloudflare to turn away all requests from your internet provider’s network.',
    when: 'Often with a VPN (it sends your requests through another network) or from a rented server.',
    example: 'In a hotel you use the VPN of your firm. The cinema’s site will not open with it.',
    advice: 'The people who run the site can let you in. To check, turn the VPN off and try again.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The ASN of the client is banned by an IP Access Rule or another rule. Find the `cf-ray` in Security Events.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1005),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1006',
    id: 'cloudflare-1006',
    title: 'This site has blocked your internet address',
    meaning:
      'Each connection has a number that sites can see. The site’s owners told Cloudflare to turn yours away.',
    when: 'Often when many people share one connection and one of them broke the site’s rules.',
    example: 'In a student house someone copied a whole price list by program. Now all rooms are blocked.',
    advice: 'The people who run the site can fix this. Send them the time and the “Ray ID” from the page.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The client IP is banned by the zone’s settings; 1007, 1008 and 1106 mean the same. Look for the IP or the `cf-ray` in Security Events.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1006),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1009',
    id: 'cloudflare-1009',
    title: 'This site is closed to your country or region',
    meaning:
      'The site’s owners told Cloudflare to turn away requests from the place where yours seems to come from.',
    when: 'When you travel, or with a VPN (it makes you seem to be elsewhere).',
    example: 'On holiday you want to check your gym’s opening hours. The gym lets in only its own country.',
    advice: 'The people who run the site can let you in. If you use a VPN, turn it off first.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'A country or region block matched the client IP’s location. Check the IP Access Rules and where the IP is placed.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1009),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1010',
    id: 'cloudflare-1010',
    title: 'This site does not accept your kind of browser',
    meaning:
      'Each browser tells sites a little about itself. What yours told was refused, by a setting of the site at Cloudflare.',
    when: 'Mostly with test tools and programs that act as a browser, or with privacy add-ons.',
    example: 'A test robot opens the shop each night. Since the new setting it gets only this.',
    advice: 'The people who run the site can fix this. To check, try another browser without add-ons.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'Browser Integrity Check or a similar rule refused the request by its signature, such as an odd `User-Agent`. The site can turn the check off.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1010),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1011',
    id: 'cloudflare-1011',
    title: 'This file may be used on its own site only',
    meaning: 'The page wanted a file from another site. That site does not lend its files to other pages.',
    when: 'Mostly with pictures that a page takes straight from someone else’s site.',
    example: 'A blog shows a cake photo from a bakery’s site. The bakery has just turned this guard on.',
    advice: 'The developers of the page can fix this: ask the other site, or use a picture of their own.',
    fixer: 'frontend',
    reach: 'server',
    technical:
      'Cloudflare’s Hotlink Protection refused a request whose `Referer` names another site. The file’s owner can allow it.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1011),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1012',
    id: 'cloudflare-1012',
    title: 'Your computer or network looks unsafe to this site',
    meaning: 'The site turned you away. It takes the traffic from your computer or your network for harmful.',
    when: 'Often when a computer on your network has caught harmful software.',
    example: 'At a small firm one old PC has a virus. Now a supplier’s site shuts out the office.',
    advice:
      'You can start here: scan your computer for harmful software. Then ask the site’s owners to let you in.',
    fixer: 'you',
    reach: 'server',
    technical:
      'The zone’s owner forbids this client IP over suspicious activity. Only the owner can allow it again.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1012),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1013',
    id: 'cloudflare-1013',
    title: 'The request names two different sites',
    meaning:
      'The site’s name is said twice: to open a secure connection, and again in the request. The two names differ.',
    when: 'Often when a program on the way, such as a virus guard, opens secure traffic.',
    example: 'A test team runs its calls through a tool on its own network. The tool mixes up two names.',
    advice: 'The people who run your network can fix this. To check, try from another network.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The SNI name of the TLS connection does not match the `Host` header. Look for a TLS-intercepting proxy.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1013),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1014',
    id: 'cloudflare-1014',
    title: 'This web name stands for one in another account',
    meaning:
      'This web name points to a name that someone else keeps at Cloudflare. Cloudflare does not allow that by default.',
    when: 'Mostly while a service is being linked to a customer’s own web name.',
    example: 'A yoga studio points its name at the name of its booking service. Both are at Cloudflare.',
    advice: 'The people who run the site can fix this: ask the other service how to link the name.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'A `CNAME` crosses Cloudflare accounts. The target’s owner needs Cloudflare for SaaS; for an R2 bucket, check the zone hold.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1014),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1015',
    id: 'cloudflare-1015',
    title: 'More requests came from you than this site allows',
    meaning:
      'The site lets each visitor send only so many requests in a set time. More came from your connection, so it blocks you for a while.',
    when: 'When a page or a program asks again and again, or many people share one connection.',
    example: 'You reload the ticket page every second while you wait for the sale to start.',
    advice:
      'You can fix this: wait some minutes and do not reload. If it comes back, tell the site’s owners.',
    fixer: 'you',
    reach: 'server',
    technical:
      'A rate limiting rule of the zone matched, mostly with status 429. Honour `Retry-After` if it is sent, and space out retries.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1015),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1016',
    id: 'cloudflare-1016',
    title: 'Cloudflare cannot find the site’s own server',
    meaning:
      'Cloudflare stands in front of the site. It looked up where the site’s own server is and found nothing.',
    when: 'When the entry for that server is missing, misspelt, or leads to a name that is gone.',
    example: 'A firm deletes an old server. Its shop’s name still points there.',
    advice:
      'The people who run the site can fix this: correct the server’s entry in their Cloudflare settings.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The origin’s hostname does not resolve. Check the `A` record, the `CNAME` target and load balancer pools.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1016),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1018',
    id: 'cloudflare-1018',
    title: 'Cloudflare has no settings for this web name yet',
    meaning: 'The request came to Cloudflare, but it could not find this site there.',
    when: 'Often just after a site has joined Cloudflare, as its settings take a while to spread.',
    example: 'A toy shop joins Cloudflare at noon. At five past noon, some buyers get this.',
    advice:
      'The people who run the site can fix this. Wait some minutes; if it lasts, they can ask Cloudflare.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'Host not found, sent as 409. The zone was activated a short time ago, or the DNS of a hosting partner failed.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1018),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1019',
    id: 'cloudflare-1019',
    title: 'The site’s program at Cloudflare calls itself',
    meaning:
      'The site runs a small program at Cloudflare. That program asked for an address that starts it again.',
    when: 'Mostly after a new version of that program went live.',
    example: 'A program adds the weather to each page. It asks its own site for it, and so starts anew.',
    advice: 'The developers of the server can fix this: let the program call another address.',
    fixer: 'backend',
    reach: 'server',
    technical:
      'A Cloudflare Worker fetches a URL whose route runs the same Worker. Change the route or the target.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1019),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1020',
    id: 'cloudflare-1020',
    title: 'A safety rule of this site blocked you',
    meaning:
      'The site’s owners have set rules at Cloudflare for who gets in. One of them turned this request away.',
    when: 'When a request looks odd to such a rule: its place, its browser, or how it was sent.',
    example: 'A support agent opens the customer page from home. The rule lets in only the office.',
    advice: 'The people who run the site can fix this. Send them the time and the “Ray ID” from the page.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'A firewall rule of the zone blocked the request before the origin. Find the rule in Security Events by the `cf-ray` value.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1020),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1023',
    id: 'cloudflare-1023',
    title: 'Cloudflare could not find the site behind this name',
    meaning: 'The request came to Cloudflare. But it found no site that fits this web name.',
    when: 'Often for some minutes after a site has signed up, or when its settings are not right.',
    example: 'A web host signs up a vet’s site at Cloudflare. The host’s own list of names fails.',
    advice: 'The people who run the site can fix this. They can check its set-up, then ask Cloudflare.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'Host not found, sent as 409. Settings are still spreading, are wrong, or the DNS of a hosting partner failed.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1023),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1025',
    id: 'cloudflare-1025',
    title: 'The site has used up its plan at Cloudflare',
    meaning: 'The site runs a small program at Cloudflare. It has run as often as the site’s plan allows.',
    when: 'When far more people visit than on other days.',
    example: 'A hobby site is named on TV. By the evening its free runs are gone.',
    advice: 'The people who run the site can fix this: take a larger plan. Until then, try again later.',
    fixer: 'operations',
    reach: 'server',
    technical: 'The domain reached its plan limits for Cloudflare Workers.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1025),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1027',
    id: 'cloudflare-1027',
    title: 'The site’s program at Cloudflare has used up its day',
    meaning: 'A small program at Cloudflare answers for this site. It may run only so often each day.',
    when: 'On the free plan, when more people or robots come than it covers.',
    example: 'A school posts the result of its raffle, and the page is opened 100,000 times by noon.',
    advice: 'The people who run the site can fix this: get a larger plan, or wait for the next day.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The Workers free tier allows 100,000 requests a day and starts anew at midnight UTC. See the Workers dashboard for what uses it up.',
    sources: ['https://developers.cloudflare.com/workers/platform/limits/'],
    recognise: byNumber(1027),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1033',
    id: 'cloudflare-1033',
    title: 'The link from Cloudflare to the site is down',
    meaning:
      'The site’s own server keeps a private line open to Cloudflare. Right now Cloudflare finds no such line.',
    when: 'When the program that holds the line has stopped, or its server is off.',
    example: 'A developer shows a draft from his own laptop. Then the laptop goes to sleep.',
    advice:
      'The people who run the site can fix this: start the link again. Visitors can try again in a few minutes.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The Cloudflare Tunnel has no active connector. Check that `cloudflared` runs and can reach the network.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1033),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1034',
    id: 'cloudflare-1034',
    title: 'This web name uses a number it may not use',
    meaning: 'Each web name leads to a number. Cloudflare does not let this name use the one it leads to.',
    when: 'Mostly when someone entered a made-up number such as 1.1.1.1 to fill the field.',
    example: 'A team needs only a forwarding rule. So it enters 1.1.1.1 as the server.',
    advice: 'The people who run the site can fix this: enter the number of a server that is theirs.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'Edge IP restricted: the record holds an IP such as `1.1.1.1`. For a set-up without origin use `192.0.2.0` or `100::`.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1034),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1035',
    id: 'cloudflare-1035',
    title: 'A rule at Cloudflare made an address that cannot be',
    meaning: 'The site has a rule at Cloudflare that changes addresses. It made one that is not allowed.',
    when: 'Mostly just after such a rule was added or changed.',
    example: 'A rule should put the country in front of each address. It leaves out the first slash.',
    advice: 'The people who run the site can fix this: let the new address start with a slash.',
    fixer: 'operations',
    reach: 'server',
    technical: 'A URL rewrite gave an invalid path: empty, without a leading `/`, or below `/cdn-cgi/`.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1035),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1036',
    id: 'cloudflare-1036',
    title: 'A rule at Cloudflare made too long an address',
    meaning: 'The site has a rule at Cloudflare that changes addresses. The one it made was too long.',
    when: 'When such a rule adds a lot to an address that is long already.',
    example: 'A rule adds all search words of the visitor to each address. One visitor used forty.',
    advice: 'The people who run the site can fix this: let the rule add less.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'The path or query string that a URL rewrite gave exceeds the maximum length. Shorten its value.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1036),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1037',
    id: 'cloudflare-1037',
    title: 'A rule at Cloudflare could not be worked out',
    meaning:
      'The site has a rule at Cloudflare that changes requests. For this request, the rule gave no result.',
    when: 'Often when the rule counts on something that not every request has.',
    example: 'A rule reads a note that only the phone app sends. Browsers do not send it.',
    advice: 'The people who run the site can fix this: let the rule check first that the value is there.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'A rewrite expression failed to evaluate, as with `http.request.headers["x-source"][0]` when the header is missing.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1037),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1040',
    id: 'cloudflare-1040',
    title: 'A rule at Cloudflare changed what it may not change',
    meaning:
      'The site has a rule at Cloudflare that changes requests. It tried to change a part that is off limits.',
    when: 'Mostly just after such a rule was added.',
    example:
      'A rule tries to put another sender’s number into each request. Cloudflare keeps that part to itself.',
    advice: 'The people who run the site can fix this: take that part out of the rule.',
    fixer: 'operations',
    reach: 'server',
    technical: 'A Request Header Transform Rule tried to set or remove a reserved request header.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1040),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1041',
    id: 'cloudflare-1041',
    title: 'A rule at Cloudflare wrote a value that is not allowed',
    meaning:
      'The site has a rule at Cloudflare that adds to requests. What it added was too long or held a wrong sign.',
    when: 'Mostly when the rule copies text that visitors type in.',
    example:
      'A rule copies the visitor’s city into each request. One city name has a letter that is not allowed.',
    advice: 'The people who run the site can fix this: let the rule shorten or clean the value.',
    fixer: 'operations',
    reach: 'server',
    technical: 'A header value in a Transform Rule is too long or holds characters that are not allowed.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1041),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1101',
    id: 'cloudflare-1101',
    title: 'The site’s program at Cloudflare failed',
    meaning: 'The site runs a small program at Cloudflare. It stopped with an error before it could answer.',
    when: 'Often just after a new version went live, or when the request holds something unexpected.',
    example: 'A sign-up form sends no date of birth. The program counts on one and stops.',
    advice: 'The developers of the server can fix this: read the program’s log for the error.',
    fixer: 'backend',
    technical: 'A Cloudflare Worker threw an exception that nothing caught. `wrangler tail` shows it.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1101),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1102',
    id: 'cloudflare-1102',
    title: 'The site’s program at Cloudflare worked too long',
    meaning: 'The site runs a small program at Cloudflare. It needed more computing time than it may use.',
    when: 'When the program has a lot to work out for one answer.',
    example: 'You ask for a map of the whole country. The program draws each street by itself.',
    advice: 'The developers of the server can fix this: let the program do less for each request.',
    fixer: 'backend',
    technical:
      'A Worker exceeded its CPU time limit. Waiting for the network does not count; loops and JSON parsing do.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1102),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1104',
    id: 'cloudflare-1104',
    title: 'An e-mail address much like this is taken already',
    meaning:
      'Cloudflare treats some ways to write an e-mail address as the same. One of them is in use there.',
    when: 'When you add or change the e-mail address of a Cloudflare account.',
    example: 'You enter my.name@mail.test. Years ago you signed up as my+name@mail.test.',
    advice: 'You can fix this: sign in with the old address and change it there. Then the new one is free.',
    fixer: 'you',
    technical:
      'Variations such as `my+user@` and `my.user@` count as one address in Cloudflare’s account system.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1104),
  },
  {
    vendor: 'Cloudflare',
    code: 'Error 1200',
    id: 'cloudflare-1200',
    title: 'Too many requests are waiting for the site’s server',
    meaning:
      'Cloudflare holds requests until the site’s own server can take them. Too many were waiting already.',
    when: 'When many visitors come at once and the site’s own server is slow.',
    example: 'A town puts its new bus plan online. The server can take only a few readers at a time.',
    advice: 'The people who run the site can fix this: make its server faster. Try again in some minutes.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'Cloudflare’s queue of requests for this origin is full. Raise the origin’s capacity, or cache more so that fewer requests reach it.',
    sources: [NUMBERED_ERRORS],
    recognise: byNumber(1200),
  },
];
