import type { NetErrorWords } from '../entry.ts';

/**
 * Requests that the browser, the computer or a rule in the answer stopped, and requests that were given up.
 * Made from Chromium's `net/base/net_error_list.h` and, for the names with a dot, from the reasons that the
 * DevTools protocol lists; for Chromium 156; checked 2026-11-22.
 */
export const blockedErrors: Readonly<Record<string, NetErrorWords>> = {
  ERR_ABORTED: {
    number: -3,
    title: 'The browser marked this request as stopped',
    meaning:
      'The request was marked as stopped, and the mark does not say why. Often the page or you moved on, and nothing is wrong.',
    when: 'When you leave a page, when a page drops a search as you type, and with downloads.',
    example: 'You type "par" and then "paris" in a search box, and the page drops the first search.',
    advice: 'Nothing needs fixing unless something is missing on the page. If so, tell its developers.',
    fixer: 'nobody',
    technical:
      '`AbortController`, timeouts in page code, `window.stop()` and leaving the page all look alike. So do downloads, a `204` navigation, a closed `EventSource`, a body nobody read, and a module script answered with `404`.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/AbortController'],
  },
  ERR_BLOCKED_BY_CLIENT: {
    number: -20,
    title: 'Stopped inside your browser',
    meaning:
      'Something in your browser stopped this request, most often an ad blocker or another add-on. The server did not refuse it.',
    when: 'With ads, visitor counters, and files whose names look like those.',
    example: 'A sales chart saved as "ad-report" stays empty, because an ad blocker stops that name.',
    advice: 'You can check this: turn your add-ons off for this site, then reload the page.',
    fixer: 'you',
    technical:
      'An extension cancelled it through `declarativeNetRequest` or `webRequest`, or a feature of the browser did. The code does not say which. Request blocking in DevTools gives an empty error instead.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'mdn:Mozilla/Add-ons/WebExtensions/API/declarativeNetRequest',
    ],
  },
  ERR_BLOCKED_BY_ADMINISTRATOR: {
    number: -22,
    title: 'Blocked by the people who manage this browser',
    meaning:
      'A company, a school or another owner manages this browser. This address is on their block list.',
    when: 'On work and school computers, with sites that are not wanted there.',
    example: 'A pupil opens a game site on a school laptop.',
    advice: 'The people who manage the computer can fix this. Ask your IT help to allow the address.',
    fixer: 'operations',
    technical:
      'The policy `URLBlocklist` matches the address and `URLAllowlist` has no exception. `chrome://policy` shows both.',
    sources: ['chromium:net/base/net_error_list.h', 'https://chromeenterprise.google/policies/#URLBlocklist'],
  },
  ERR_BLOCKED_BY_RESPONSE: {
    number: -27,
    title: 'The answer has a rule that keeps this page out',
    meaning:
      'The server answered, and its answer comes with a rule on its use. This page does not meet it, so the browser held the answer back.',
    when: 'Most often when a page tries to show another site inside itself, in a frame.',
    example: 'A travel blog shows a booking form in a frame, and the booking site does not allow that.',
    advice:
      'The developers of the server that was asked can fix this. Ask them to let this page use the answer.',
    fixer: 'backend',
    technical:
      'A rule failed: `X-Frame-Options`, CSP `frame-ancestors`, or `Cross-Origin-Embedder-Policy` for a frame or worker. A suffix after a dot, if there is one, names the rule.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'mdn:Web/HTTP/Reference/Headers/X-Frame-Options',
      'mdn:Web/HTTP/Reference/Headers/Cross-Origin-Embedder-Policy',
    ],
  },
  'ERR_BLOCKED_BY_RESPONSE.NotSameOrigin': {
    number: -27,
    title: 'Only its own address may use this answer',
    meaning:
      'The server answered, but lets only pages of its very own address use the answer. This page has another address.',
    when: 'With pictures, fonts and code files that a page takes from another address.',
    example: 'A shop shows product photos from a second server, and that server keeps them for itself.',
    advice: 'The developers of the server that was asked can fix this: let other addresses use the file.',
    fixer: 'backend',
    technical:
      'The response says `Cross-Origin-Resource-Policy: same-origin`, and a page of another origin asked in `no-cors` mode. Send `same-site` or `cross-origin` for shared files. The Helmet package sets `same-origin` unless told otherwise.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'mdn:Web/HTTP/Reference/Headers/Cross-Origin-Resource-Policy',
    ],
  },
  'ERR_BLOCKED_BY_RESPONSE.NotSameSite': {
    number: -27,
    title: 'Only its own site may use this answer',
    meaning:
      'The server answered, but lets only pages of its own site use the answer. This page counts as another site.',
    when: 'With pictures, fonts and code files that a page takes from another site.',
    example: 'A fan page shows a team logo straight from the site of the team.',
    advice: 'The developers of the server that was asked can fix this: let other sites use the file.',
    fixer: 'backend',
    technical:
      'The response says `Cross-Origin-Resource-Policy: same-site`, and the page is cross-site. A page on `http` and a file on `https` count as two sites. Send `cross-origin` for shared files.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'mdn:Web/HTTP/Reference/Headers/Cross-Origin-Resource-Policy',
    ],
  },
  'ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep': {
    number: -27,
    title: 'The page is strict, and this file may not be used',
    meaning: 'This page takes only outside files that say others may use them. This file does not say so.',
    when: 'On pages with strict isolation, which some tools for film or sound need.',
    example: 'A film editor in the browser turns on strict mode, and its map pictures vanish.',
    advice:
      'The developers of the server with the file can fix this: say so in the answer (see the technical part).',
    fixer: 'backend',
    technical:
      'The page sends `Cross-Origin-Embedder-Policy: require-corp`. The response lacks `Cross-Origin-Resource-Policy`: add `cross-origin`, or load it by CORS with the `crossorigin` attribute. The page can also try `credentialless`.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'mdn:Web/HTTP/Reference/Headers/Cross-Origin-Embedder-Policy',
    ],
  },
  'ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByDip': {
    number: -27,
    title: 'The page keeps itself apart, and this file may not be used',
    meaning:
      'This page keeps itself apart from others. It takes only outside files that say others may use them. This one does not.',
    when: 'On pages that use a new way of strict isolation.',
    example: 'A photo tool tries the new isolation, and the stickers from another site do not show.',
    advice:
      'The developers of the server with the file can fix this: say so in the answer (see the technical part).',
    fixer: 'backend',
    technical:
      '`Document-Isolation-Policy` applies and the response lacks `Cross-Origin-Resource-Policy`. Add `cross-origin` to the file, or load it by CORS.',
    sources: ['chromium:net/base/net_error_list.h', 'https://wicg.github.io/document-isolation-policy/'],
  },
  'ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoepAndDip': {
    number: -27,
    title: 'Two strict rules of the page hold this file back',
    meaning:
      'This page has two strict rules, and both want outside files to say that others may use them. This file does not.',
    when: 'On pages that use the old and the new way of strict isolation together.',
    example: 'A team tests the new isolation on its music tool and leaves the old one on.',
    advice:
      'The developers of the server with the file can fix this: say so in the answer (see the technical part).',
    fixer: 'backend',
    technical:
      'Both `Cross-Origin-Embedder-Policy` and `Document-Isolation-Policy` apply. The response lacks `Cross-Origin-Resource-Policy`: add `cross-origin`, or load it by CORS.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'mdn:Web/HTTP/Reference/Headers/Cross-Origin-Embedder-Policy',
      'https://wicg.github.io/document-isolation-policy/',
    ],
  },
  'ERR_BLOCKED_BY_RESPONSE.CoepFrameResourceNeedsCoepHeader': {
    number: -27,
    title: 'The framed page does not share the strict rule',
    meaning:
      'This page shows only framed pages that follow the same strict rule. The framed page does not say that it does.',
    when: 'When a page with strict isolation shows another page in a frame.',
    example: 'A drawing tool shows a help page in a frame, and the help page knows nothing of the rule.',
    advice: 'The developers of the framed page can fix this: send the same rule with its answer.',
    fixer: 'backend',
    technical:
      'The framed response needs its own `Cross-Origin-Embedder-Policy: require-corp`, since the parent sends one. Chromium may report plain `ERR_BLOCKED_BY_RESPONSE` for this.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'mdn:Web/HTTP/Reference/Headers/Cross-Origin-Embedder-Policy',
    ],
  },
  'ERR_BLOCKED_BY_RESPONSE.CoopSandboxedIFrameCannotNavigateToCoopPage': {
    number: -27,
    title: 'A frame with few rights may not open this page',
    meaning:
      'The page asks to be kept apart from others. It was opened from a frame with few rights, and the browser does not allow both.',
    when: 'When a link in such a frame opens a page of this kind.',
    example: 'You tap a link in an ad, and the new tab with a bank page fails to open.',
    advice: 'The developers of the page with the frame can fix this. Let its links leave the limits behind.',
    fixer: 'frontend',
    technical:
      'The response carries `Cross-Origin-Opener-Policy`, and the opener is an `<iframe sandbox>`. Add `allow-popups-to-escape-sandbox` to the frame. Chromium may report plain `ERR_BLOCKED_BY_RESPONSE` for this.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'mdn:Web/HTTP/Reference/Headers/Cross-Origin-Opener-Policy',
    ],
  },
  'ERR_BLOCKED_BY_RESPONSE.SRIMessageSignatureMismatch': {
    number: -27,
    title: 'The signature of this file does not fit',
    meaning:
      'A signature is to prove where this file comes from. It did not pass the check, so the browser held the file back.',
    when: 'With signed files, which few sites use so far.',
    example: 'A chat tool signs its code with a new key, and a page still expects the old one.',
    advice: 'The developers of the server with the file can fix this: sign it with the key the page expects.',
    fixer: 'backend',
    technical:
      'The `Signature` and `Signature-Input` headers do not verify, or no `ed25519-` key in `integrity` matches them.',
    sources: ['chromium:net/base/net_error_list.h', 'https://wicg.github.io/signature-based-sri/'],
  },
  ERR_CLEARTEXT_NOT_PERMITTED: {
    number: -29,
    title: 'This device forbids unprotected connections',
    meaning:
      'The address uses a connection that others could read. A rule of the device or app forbids that.',
    when: 'Mostly in apps on Android phones, with addresses that lack the "s" at the start.',
    example: 'A phone app shows a news page from an old address without the protected form.',
    advice: 'The developers of the app can fix this: use the protected form of the address.',
    fixer: 'frontend',
    technical:
      'The network security policy of Android forbids plain `http:` here. Use `https:`, or set `cleartextTrafficPermitted` for that domain.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'https://developer.android.com/privacy-and-security/security-config',
    ],
  },
  ERR_BLOCKED_BY_CSP: {
    number: -30,
    title: 'A safety rule of the page forbids this address',
    meaning: 'The page comes with a list of what it may load or send to. This request is not covered by it.',
    when: 'When something new is added to a page, and its list was not changed with it.',
    example: 'A news page gets a new video player, but the list still names only the old one.',
    advice: 'The developers of the page can fix this: add the address to the list, if it belongs there.',
    fixer: 'frontend',
    technical:
      'A directive of the `Content-Security-Policy`, such as `frame-src` or `form-action`, does not match. The Console names it. Many refusals of this kind show an empty error instead, or no entry at all.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/HTTP/Guides/CSP'],
  },
  ERR_BLOCKED_BY_ORB: {
    number: -32,
    title: 'The answer is not the kind of file this place needs',
    meaning:
      'The page took something like a picture or code from another site. The answer looked like something else, so the browser hid it.',
    when: 'Often when a picture address leads to an error page or to plain data.',
    example: 'A logo was deleted, and the photo site now sends a web page in its place.',
    advice:
      'The developers of the page can look into this: open the address in its own tab and see what comes.',
    fixer: 'frontend',
    technical:
      'Opaque Response Blocking: by `Content-Type` and first bytes, the `no-cors` cross-origin response is no image, media, script or style sheet. `X-Content-Type-Options: nosniff` makes it stricter. A `no-cors` fetch may show `ERR_ABORTED` instead.',
    sources: ['chromium:net/base/net_error_list.h', 'https://github.com/annevk/orb'],
  },
  ERR_NETWORK_ACCESS_REVOKED: {
    number: -33,
    title: 'This part of the page may not use the network',
    meaning:
      'The page or a frame in it has given up the right to reach this address. The browser stopped the request.',
    when: 'With new safety features that let a page cut itself or its frames off.',
    example: 'An ad frame that was shown your town has to stay silent afterwards.',
    advice: 'The developers of the page can change this. Check which part gave up the network.',
    fixer: 'frontend',
    technical:
      'A fenced frame called `window.fence.disableUntrustedNetwork()`, or a connection allow list of the document has no match for the address.',
    sources: ['chromium:net/base/net_error_list.h', 'https://wicg.github.io/fenced-frame/'],
  },
  ERR_BLOCKED_BY_FINGERPRINTING_PROTECTION: {
    number: -34,
    title: 'Stopped by the protection against tracking',
    meaning:
      'Your browser guards against being recognised from site to site. This request matched what it blocks.',
    when: 'With outside code that counts or recognises visitors, often in private windows.',
    example: 'You read the news in a private window, and a counter from another company does not load.',
    advice: 'Nothing needs fixing if the page works. If not, allow this site in the privacy settings.',
    fixer: 'nobody',
    technical:
      'A filter list of the browser matched the request or a redirect of it. It is decided in the browser: the server saw nothing of this decision.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_BLOCKED_IN_INCOGNITO_BY_ADMINISTRATOR: {
    number: -35,
    title: 'Managed block: not in private windows',
    meaning:
      'The people who manage this browser have blocked this address in private windows. It may work in a normal one.',
    when: 'On work and school computers, in a private window.',
    example: 'A clerk opens the staff portal in a private window, where it is not allowed.',
    advice: 'You can try this: open the address in a normal window.',
    fixer: 'you',
    technical:
      'A managed block list for Incognito windows matches. `chrome://policy` shows the rules in force.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_LOCAL_NETWORK_PERMISSION_MISSING: {
    number: -36,
    title: 'The device keeps the browser off the local network',
    meaning: 'The browser has not been given the right to reach devices in the network around you.',
    when: 'On newer phones, when a page talks to a printer or a Wi-Fi box nearby.',
    example: 'You open the page of your Wi-Fi box on a new phone.',
    advice: 'You can fix this. Allow local network access for the browser in the settings of the device.',
    fixer: 'you',
    technical:
      'The operating system refused. Android 17 wants the app permission `ACCESS_LOCAL_NETWORK`. The check of Chromium itself is `ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS`.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'https://developer.android.com/privacy-and-security/local-network-permission',
    ],
  },
  ERR_NETWORK_ACCESS_DENIED: {
    number: -138,
    title: 'This computer kept the browser off the network',
    meaning:
      'The system did not let the browser use the network for this. A firewall (a program that guards the network) is the usual reason.',
    when: 'After a new security program or a new rule came to the computer.',
    example: 'A fresh security program does not know the browser yet and holds it back.',
    advice: 'You can fix this: allow the browser in the security program, or ask your IT help.',
    fixer: 'you',
    technical:
      'Connecting failed with `EACCES`, or `WSAEACCES` on Windows, which a local firewall or security product gives. No packet reached the server.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/socket/tcp_socket_win.cc'],
  },
  ERR_MULTICAST_NOT_ALLOWED: {
    number: -190,
    title: 'The app may not send to a group of devices',
    meaning: 'A web app wanted to talk to many devices at once. It has not been given that right.',
    when: 'Only in installed web apps that use the network directly.',
    example: 'A lamp app calls out to every lamp in the house at once.',
    advice: 'The developers of the app can fix this: ask for the right in the app.',
    fixer: 'frontend',
    technical:
      'Direct Sockets: to use a multicast address, the manifest of the app must grant `direct-sockets-multicast`.',
    sources: ['chromium:net/base/net_error_list.h', 'https://wicg.github.io/direct-sockets/'],
  },
  ERR_DISALLOWED_URL_SCHEME: {
    number: -301,
    title: 'This kind of address is not allowed here',
    meaning: 'The first part of the address, before the colon, is of a kind that may not be used here.',
    when: 'Rarely, when a page or an app uses a local or made-up kind of address.',
    example: 'A help page in an app links to a file on the disk.',
    advice: 'The developers of the page can fix this: check how the address begins.',
    fixer: 'frontend',
    technical:
      'The scheme of the URL is known but forbidden in this place. An unknown one is `ERR_UNKNOWN_URL_SCHEME`.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_UNSAFE_PORT: {
    number: -312,
    title: 'Browsers do not use this number in an address',
    meaning:
      'The number after the colon in the address is kept for other services, such as mail. Browsers refuse it to be safe.',
    when: 'Mostly on test servers that were started with an unlucky number.',
    example: 'You start your test site at number 6000, and the browser will not open it.',
    advice: 'The people who run the server can fix this: use another number, such as 8080.',
    fixer: 'operations',
    technical:
      'The port is on the restricted list, for example 6000, 6667 or 10080. For tests, start Chromium with `--explicitly-allowed-ports`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/port_util.cc', 'fetch#port-blocking'],
  },
  ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS: {
    number: -385,
    title: 'This page may not reach into your own network',
    meaning:
      'The page asked for something closer to you, in your own network or on this computer. The browser did not allow it.',
    when: 'When a site has not been allowed to reach your network, or is not a protected page.',
    example: 'The label page of a post office wants to talk to the printer on your desk.',
    advice:
      'You can allow this if you trust the site: open its site settings and allow local network access.',
    fixer: 'you',
    technical:
      'Local Network Access: the page needs a secure context and the permission of the user. A frame also needs it passed on in `allow`. A `fetch` often shows `ERR_FAILED` instead.',
    sources: ['chromium:net/base/net_error_list.h', 'https://developer.chrome.com/blog/local-network-access'],
  },
};
