import type { NetErrorWords } from '../entry.ts';
import type { SourceRef } from '../sources.ts';

const list: SourceRef = 'chromium:net/base/net_error_list.h';
const guide: SourceRef = 'mdn:Web/HTTP/Guides/Proxy_servers_and_tunneling';
const pac: SourceRef = 'mdn:Web/HTTP/Guides/Proxy_servers_and_tunneling/Proxy_Auto-Configuration_PAC_file';

/**
 * Chromium's errors of a proxy, its sign-in and its setup.
 * Made from Chromium's net/base/net_error_list.h in our own words; checked 2026-11-22.
 */
export const proxyErrors: Readonly<Record<string, NetErrorWords>> = {
  ERR_TUNNEL_CONNECTION_FAILED: {
    number: -111,
    title: 'The proxy did not open the way to the site',
    meaning:
      'Your traffic goes through a proxy, a server between you and the web. Asked for this site, it gave no working connection.',
    when: 'You may meet it at work or with a VPN. The proxy may block the site or fail to reach it: the code does not tell.',
    example: "An office proxy blocks file sharing, and a supplier's upload page stays empty.",
    advice: 'The people who run the proxy can fix this. Tell them the web name and the time.',
    fixer: 'operations',
    technical:
      '`CONNECT host:443` through the proxy gave no usable tunnel, as a rule because the answer was not `200`. The page cannot see that status. A log from `chrome://net-export` or the proxy shows it.',
    sources: [list, guide, 'mdn:Web/HTTP/Reference/Methods/CONNECT'],
  },
  ERR_PROXY_AUTH_UNSUPPORTED: {
    number: -115,
    title: 'The browser lacks the sign-in that the proxy wants',
    meaning:
      'Your traffic goes through a proxy, a server in between. It wants you to sign in, in a way that this browser does not support.',
    when: 'You may meet it in company networks with old or unusual rules for signing in.',
    example: "A shipping firm's proxy asks for a home-grown sign-in that only its old software knew.",
    advice: 'The people who run the proxy can fix this: let it accept a common kind of sign-in.',
    fixer: 'operations',
    technical:
      'The proxy answered `CONNECT` with `407` and no scheme in `Proxy-Authenticate` that is on here. Chromium has Basic, Digest, NTLM and Negotiate; the policy `AuthSchemes` may turn some off.',
    sources: [list, 'mdn:407'],
  },
  ERR_SOCKS_CONNECTION_FAILED: {
    number: -120,
    title: 'The connection through the proxy did not work',
    meaning:
      'The browser asked for this site through a proxy, a server in between. No connection to the site came of it.',
    when: 'You may meet it with a VPN, a privacy tool or a test tunnel on your own computer.',
    example: 'You browse through a tunnel to your office, and the computer at its far end is asleep.',
    advice: 'You can fix this: restart the tool that runs the proxy. At work, ask your IT help.',
    fixer: 'you',
    technical:
      'The SOCKS proxy did not connect to the target: a failed SOCKS handshake or an error reply. Test with `curl --socks5-hostname proxy:1080 https://host/`.',
    sources: [list],
  },
  ERR_SOCKS_CONNECTION_HOST_UNREACHABLE: {
    number: -121,
    title: 'The proxy says it cannot reach the site',
    meaning:
      'Your traffic goes through a proxy, a server in between. It reported that it cannot reach what you asked for.',
    when: 'You may meet it when the site is down, or when the proxy cannot get to its network.',
    example: 'You open an inside page of your firm through a privacy tool that stands outside.',
    advice: 'The people who run the proxy can fix this. Tell them if the site opens without the proxy.',
    fixer: 'operations',
    technical:
      'The SOCKS proxy reported the target as unreachable. Chromium gives this code for the SOCKS4 reply `0x5C`. Check routes and name lookup on the proxy host.',
    sources: [list],
  },
  ERR_PROXY_AUTH_REQUESTED: {
    number: -127,
    title: 'The proxy asks you to sign in',
    meaning:
      'Your traffic goes through a proxy, a server in between. It wants to know who you are before it lets you through.',
    when: 'You may meet it in company or school networks, for example after you changed your password.',
    example: 'A teacher has a new school password, and the browser still sends the old one to the proxy.',
    advice: 'You can fix this: reload the page and sign in when the browser asks.',
    fixer: 'you',
    technical:
      'The proxy answered `CONNECT` with `407 Proxy Authentication Required`. Send `Proxy-Authorization`, or let the browser ask: open any page in a tab to get its sign-in window.',
    sources: [list, 'mdn:407'],
  },
  ERR_PROXY_CONNECTION_FAILED: {
    number: -130,
    title: 'The browser could not reach its proxy',
    meaning:
      'The browser is set to send this request through a proxy, a server in between. It could not reach that server.',
    when: 'Often a VPN, ad filter or test tool was closed but its setting stayed. Leaving the office network can do it too.',
    example: 'You close a traffic recorder after a test, and from then on no page opens.',
    advice: 'You can fix this: check the proxy in your network settings. At work, ask your IT help first.',
    fixer: 'you',
    technical:
      "Looking up the proxy's name or connecting to it failed, before any `CONNECT`. Check the system proxy, `--proxy-server`, the `ProxySettings` policy and extensions with the `proxy` permission.",
    sources: [list, guide],
  },
  ERR_MANDATORY_PROXY_CONFIGURATION_FAILED: {
    number: -131,
    title: 'The required proxy setup could not be used',
    meaning:
      'A setup file tells this browser which proxy, a server in between, it must use. That file could not be fetched or used.',
    when: 'You may meet it on work computers, when the place that holds the file is out of reach.',
    example: 'A seller opens a work laptop on a train, and the file lies on an office server.',
    advice: 'Connect to your work network first. If it still fails, the people who run it can fix this.',
    fixer: 'operations',
    technical:
      'A mandatory PAC script could not be fetched, parsed or run, so Chromium may not connect directly. See `ProxyPacMandatory` in the `ProxySettings` policy.',
    sources: [list, pac],
  },
  ERR_PROXY_CERTIFICATE_INVALID: {
    number: -136,
    title: "The proxy's proof of identity is not valid",
    meaning:
      'The browser connects to a proxy, a server in between. It could not accept the proof of identity shown there.',
    when: "You may meet it when the proxy's proof ran out, or when the sign-in page of a network steps in.",
    example: 'You join a hotel network while your browser still looks for the proxy of your office.',
    advice: 'The people who run the proxy can fix this. In a hotel or café, sign in to the network first.',
    fixer: 'operations',
    technical:
      'The TLS certificate shown for an HTTPS proxy failed its check. Look at its chain, dates and `subjectAltName`. A captive portal in the way can give the same error.',
    sources: [list],
  },
  ERR_UNABLE_TO_REUSE_CONNECTION_FOR_PROXY_AUTH: {
    number: -170,
    title: 'A sign-in to the proxy needs a new connection',
    meaning:
      'The browser wanted to sign in to a proxy, a server in between, on an open connection. It could not use that one again.',
    when: 'People should not meet it. The browser uses this code inside and opens a new connection.',
    example: 'A proxy asks for a sign-in and ends the connection, so the browser connects once more.',
    advice: 'Nothing needs fixing. If something is missing on the page, reload it.',
    fixer: 'nobody',
    technical:
      'Used only inside the network stack: reuse of the connection failed before the proxy credentials were made. The caller keeps its auth controller and opens a new connection.',
    sources: [list],
  },
  ERR_PROXY_UNABLE_TO_CONNECT_TO_DESTINATION: {
    number: -186,
    title: 'The proxy works, but did not get to the site',
    meaning:
      'Your traffic goes through a proxy, a server in between. It could not connect to the site. The fault seems to lie there.',
    when: 'You may meet it when the web name does not exist, or when the server of the site refuses.',
    example: 'A browser with a built-in privacy service opens a site whose server is down.',
    advice: 'Check the spelling of the web name. If it is right, the people who run the site can fix this.',
    fixer: 'operations',
    technical:
      'A `ProxyDelegate` read from the tunnel answer that the target failed, for example its name lookup. Unlike `ERR_TUNNEL_CONNECTION_FAILED`, this normally makes Chromium try no other proxy.',
    sources: [list],
  },
  ERR_PROXY_DELEGATE_CANCELED_CONNECT_REQUEST: {
    number: -187,
    title: 'The app called off the proxy before asking it',
    meaning:
      'The request was to go through a proxy, a server in between. The app that sends it called that off before it asked the proxy.',
    when: 'It is rare in browsers. It is made for apps that pick their own proxy.',
    example: 'A phone app with a data saver decides at the last moment not to use its proxy.',
    advice: 'The makers of the app or browser can fix this. Send them the code and the time.',
    fixer: 'browser',
    technical:
      'A `ProxyDelegate` cancelled the tunnel before `CONNECT` went out. Cronet lets an app decide this in its proxy callback. Chromium goes on to the next proxy in the list, if any.',
    sources: [list],
  },
  ERR_PROXY_DELEGATE_CANCELED_CONNECT_RESPONSE: {
    number: -188,
    title: 'The app called off the proxy after its reply',
    meaning:
      'The request was to go through a proxy, a server in between. The proxy replied, and the app that sends the request called it off.',
    when: 'It is rare in browsers. Apps that check the reply of their own proxy can cause it.',
    example: 'A phone app sees in the reply that its proxy is in the wrong country.',
    advice: 'The makers of the app or browser can fix this. Tell them which proxy was in use.',
    fixer: 'browser',
    technical:
      'A `ProxyDelegate` cancelled the tunnel when the answer to `CONNECT` was in. In Cronet, the proxy callback of the app decides this. Chromium goes on to the next proxy in the list, if any.',
    sources: [list],
  },
  ERR_UNEXPECTED_PROXY_AUTH: {
    number: -323,
    title: 'A proxy sign-in was asked for without a proxy',
    meaning:
      'The answer asks for a sign-in to a proxy, a server in between. But the browser did not send this request to one.',
    when: 'You may meet it when a server sends the wrong code, or when the network has a hidden proxy.',
    example: 'An old document server sends code 407 where it means its own sign-in.',
    advice: 'The people who run the server can fix this. Ask them to send code 401 instead of 407.',
    fixer: 'operations',
    technical:
      'A `407` arrived on a direct connection. A server that wants a sign-in must send `401` with `WWW-Authenticate`. An intercepting proxy cannot use `407` here either.',
    sources: [list, 'mdn:407', 'rfc9110#15.5.8'],
  },
  ERR_PAC_SCRIPT_FAILED: {
    number: -327,
    title: 'The file that chooses the proxy has a fault',
    meaning:
      'A setup file tells the browser which proxy, a server in between, to use. When the browser ran that file, it failed.',
    when: 'You may meet it in company networks after someone changed the file.',
    example: 'Someone adds a rule for a new branch office and forgets a closing bracket.',
    advice: 'The people who run your network can fix this. Tell them since when it fails.',
    fixer: 'operations',
    technical:
      'Running the PAC script failed, for example through a syntax error or an exception in `FindProxyForURL`. Unless the script is mandatory, Chromium falls back to other settings or connects directly.',
    sources: [list, pac],
  },
  ERR_NO_SUPPORTED_PROXIES: {
    number: -336,
    title: 'No proxy in the settings can be used',
    meaning:
      'The browser is set to go through a proxy, a server in between. The settings name none of a kind that it can use here.',
    when: 'You may meet it after a proxy of a rare kind, or a misspelt one, was put in the settings.',
    example: 'Someone types "socks7" in front of the address where "socks5" was meant.',
    advice: 'You can fix this: correct the proxy in your network settings. At work, ask your IT help.',
    fixer: 'you',
    technical:
      'The proxy list holds no scheme that this request supports. Chromium takes HTTP, HTTPS, SOCKS4, SOCKS5 and, where QUIC is on, QUIC. Check `--proxy-server`, the policy or what the PAC script returns.',
    sources: [list, pac],
  },
  ERR_PAC_NOT_IN_DHCP: {
    number: -348,
    title: 'The network names no proxy setup file',
    meaning:
      'The browser asked the network for the setup file of its proxy, a server in between. It was told of none, or got no answer.',
    when: 'You may meet it when the browser looks for its settings by itself. It mostly shows in records, not on pages.',
    example: 'You sit in a café whose network has no setup file to offer.',
    advice:
      'Nothing needs fixing, unless your network needs a proxy. In that case, ask the people who run it.',
    fixer: 'nobody',
    technical:
      'Proxy auto-detection (WPAD) got no PAC address from DHCP (option 252), or the DHCP lookup failed. Chromium can then try DNS (`http://wpad/wpad.dat`) or other settings.',
    sources: [list, pac],
  },
  ERR_PROXY_AUTH_REQUESTED_WITH_NO_CONNECTION: {
    number: -364,
    title: 'No connection was left for the proxy sign-in',
    meaning:
      'A proxy, a server in between, asked for a sign-in. No open connection was left to answer it on.',
    when: 'It is rare. A proxy that ends its connections too early may cause it.',
    example: 'A proxy restarts right after it has asked a clerk to sign in.',
    advice:
      'You can fix this: reload the page and sign in. If it comes back, tell the people who run the proxy.',
    fixer: 'you',
    technical:
      'Proxy authentication was requested without a valid client socket handle, so the exchange cannot go on. Keep the connection open after `407`.',
    sources: [list, 'mdn:407'],
  },
  ERR_PROXY_HTTP_1_1_REQUIRED: {
    number: -366,
    title: 'The proxy wants an older way of talking',
    meaning:
      'The browser spoke to a proxy, a server in between, in a newer way. The proxy asked for an older one instead.',
    when: 'People seldom see it, because the browser can switch to the older way by itself.',
    example: 'A proxy needs the older way for its sign-in and says so halfway.',
    advice: 'Reload the page. If it fails again, the people who run the proxy can fix this.',
    fixer: 'operations',
    technical:
      'The HTTP/2 session to the proxy got the error code `HTTP_1_1_REQUIRED`. A sign-in tied to the connection, such as NTLM, can be the reason. Let the proxy offer only `http/1.1` in ALPN.',
    sources: [list],
  },
  ERR_PAC_SCRIPT_TERMINATED: {
    number: -367,
    title: 'The file that chooses the proxy stopped running',
    meaning:
      'A setup file tells the browser which proxy, a server in between, to use. It stopped in the middle and must be loaded again.',
    when: 'It is rare. Too little memory or a very heavy file may cause it.',
    example: 'A setup file with ten thousand rules runs on a small tablet.',
    advice: 'You can fix this: restart the browser. If it comes back, tell the people who run your network.',
    fixer: 'you',
    technical:
      'The PAC script ended fatally and must be loaded again, as when the process that runs it goes away. If it recurs, make `FindProxyForURL` simpler.',
    sources: [list, pac],
  },
};
