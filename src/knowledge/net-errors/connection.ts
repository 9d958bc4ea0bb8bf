import type { NetErrorWords } from '../entry.ts';

/**
 * Failures to reach a server or to stay connected: refused, cut, silent, offline, and WebSocket data that broke
 * the rules. Made from Chromium's `net/base/net_error_list.h` and its mapping of system errors, for Chromium 156;
 * checked 2026-11-22.
 */
export const connectionErrors: Readonly<Record<string, NetErrorWords>> = {
  ERR_NETWORK_CHANGED: {
    number: -21,
    title: 'Your network changed in the middle',
    meaning:
      'The computer moved to another network, or its network settings changed, while this request ran.',
    when: 'When Wi-Fi switches, a work connection (VPN) starts or stops, or a laptop wakes up.',
    example: 'You walk from your desk to a meeting room, and the laptop joins another Wi-Fi.',
    advice: 'You can fix this: load the page again.',
    fixer: 'you',
    technical:
      'A network interface, address or route changed, so Chromium closed the connections. Containers that start and stop (`docker`) add interfaces and can cause it again and again.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/network_change_notifier.h'],
  },
  ERR_CONNECTION_CLOSED: {
    number: -100,
    title: 'The other side closed the connection too early',
    meaning: 'The other side ended the connection before this request was done.',
    when: 'When a server restarts, is too busy, or does not like how the connection began.',
    example: 'A shop updates its server at noon, and your order page is cut off halfway.',
    advice: 'The people who run the server can look into this. Try again once first.',
    fixer: 'operations',
    technical:
      'The peer sent a TCP `FIN`, or an HTTP/2 `GOAWAY` and then closed, before the exchange was complete. Look at restarts, idle timeouts and load balancers.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_CONNECTION_RESET: {
    number: -101,
    title: 'The connection was cut off abruptly',
    meaning: 'The connection to the server was cut without notice. The code does not tell who cut it.',
    when: 'When a server program crashes, or when something on the way breaks the connection.',
    example: 'You send a large photo, and after the first half the upload stops dead.',
    advice: 'The people who run the server can look into this. Try again once first.',
    fixer: 'operations',
    technical:
      'A TCP `RST` arrived (`ECONNRESET`). The server process died or closed with unread data, or a firewall or proxy on the path sent it. Compare the time with the server log.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_CONNECTION_REFUSED: {
    number: -102,
    title: 'Nothing accepted the connection at this address',
    meaning: 'The connection was turned down at once. Most often no program is taking requests there.',
    when: 'When a server is stopped or still starting, or when the number after the colon is wrong.',
    example: 'You open the test site on your own computer before you have started it.',
    advice:
      'The people who run the server can fix this: start it. If it runs, check the number after the colon.',
    fixer: 'operations',
    technical:
      'The TCP connection attempt got a `RST` (`ECONNREFUSED`): nothing listens on that host and port, or a firewall rejects it. In a container, the server must listen on `0.0.0.0`, not on `127.0.0.1`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_CONNECTION_ABORTED: {
    number: -103,
    title: 'The connection was given up on the way',
    meaning:
      'The computer gave up the connection. Most often nothing confirmed that the sent data had arrived.',
    when: 'When a network fades out in the middle of a request.',
    example: 'You post a comment from a bus while the phone signal fades away.',
    advice: 'You can fix this: check your connection, then try again.',
    fixer: 'you',
    technical:
      'Sent data, or the closing `FIN`, was never acknowledged. The system errors `ECONNABORTED` and `WSAECONNABORTED` map here. It is not `ERR_ABORTED`, which means a cancelled request.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_CONNECTION_FAILED: {
    number: -104,
    title: 'The connection could not be made',
    meaning: 'The browser could not connect to the server, and the system gave no clearer reason.',
    when: 'Seldom. Most failed connections have a code that says more.',
    example: 'A hotel network lets you look up a site, but no connection to it succeeds.',
    advice: 'You can try this first: see whether other sites load, then try again.',
    fixer: 'you',
    technical:
      'The connect call failed with a system error that Chromium does not map to a finer code. A log from `chrome://net-export` holds the `os_error`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/socket/tcp_socket_posix.cc'],
  },
  ERR_INTERNET_DISCONNECTED: {
    number: -106,
    title: 'The browser is offline',
    meaning: 'The browser has no connection to a network right now, so this request did not get through.',
    when: 'When Wi-Fi is off, a cable is out, or these tools are set to Offline.',
    example: 'You press Save on a train just as the Wi-Fi drops.',
    advice: 'You can fix this: check your Wi-Fi or cable, and the Offline setting of these tools.',
    fixer: 'you',
    technical:
      'Chromium found no usable network, or DevTools throttling is set to `Offline`. It concerns the whole browser; one unknown name is `ERR_NAME_NOT_RESOLVED`.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/Navigator/onLine'],
  },
  ERR_ADDRESS_INVALID: {
    number: -108,
    title: 'This address cannot be used for a connection',
    meaning: 'The system could not use this address for a connection.',
    when: 'With a zero where a real number belongs, or a wrong entry behind a site name.',
    example: 'A test page was set up with number 0 after the colon.',
    advice: 'The people who run the site can fix this: check the address and the entry for its name.',
    fixer: 'operations',
    technical:
      'The IP address or port is unusable, for example port 0 or address `0.0.0.0`. `EADDRNOTAVAIL` maps here as well, also when local ports run out.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_ADDRESS_UNREACHABLE: {
    number: -109,
    title: 'There is no way to that address from here',
    meaning: 'The network has no way from this computer to that address.',
    when: 'With addresses inside another network, such as a work network you are not joined to.',
    example: 'You open the page of the office printer from your kitchen.',
    advice: 'You can check this first: join the right network, or start your work connection (VPN).',
    fixer: 'you',
    technical:
      'No route: `EHOSTUNREACH`, `ENETUNREACH` or an address family without a network, such as IPv6. On macOS, a browser without the Local Network permission can end here too.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_CONNECTION_TIMED_OUT: {
    number: -118,
    title: 'No reply came while connecting',
    meaning: 'The browser tried to connect, and no connection was made before the time ran out.',
    when: 'When a server is down, an address is wrong, or something on the way drops the request in silence.',
    example: 'You open a company tool from home without the work connection it needs.',
    advice:
      'If other sites load, the people who run the server can fix this. Tell them the address and the time.',
    fixer: 'operations',
    technical:
      'The TCP connection attempt got no usable reply in time; a firewall that drops packets is common. A refused port answers at once with `ERR_CONNECTION_REFUSED`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/socket/tcp_socket_posix.cc'],
  },
  ERR_WINSOCK_UNEXPECTED_WRITTEN_BYTES: {
    number: -124,
    title: 'Windows reported an impossible count of sent data',
    meaning:
      'Windows said that more data was sent than the browser had handed over. The browser stopped there.',
    when: 'On Windows, with an old program that hooks into the network.',
    example: 'An old parental filter on a family computer disturbs every upload.',
    advice: 'You can fix this: update or remove programs that filter the network.',
    fixer: 'you',
    technical:
      'Winsock returned a larger count than was passed in. A broken LSP is the likely cause: `netsh winsock reset` removes them.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_TEMPORARILY_THROTTLED: {
    number: -139,
    title: 'The browser is holding this back for a while',
    meaning: 'The browser did not send this request for now, so as not to flood a server.',
    when: 'Mostly in add-ons that ask a failing server again and again.',
    example: 'A mail add-on asks a broken server every second, and the browser slows it down.',
    advice: 'The developers of the add-on can fix this: wait longer after each failed try.',
    fixer: 'third-party',
    technical:
      'The throttle for requests of extensions backs off after repeated server errors. Retry with growing pauses instead of a fixed beat.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'chromium:extensions/renderer/extension_url_loader_throttle.cc',
    ],
  },
  ERR_MSG_TOO_BIG: {
    number: -142,
    title: 'One piece of data was too large for the network',
    meaning: 'A piece of data was larger than this kind of connection can carry at once.',
    when: 'Rarely, on networks that allow only small pieces, such as some work connections (VPN).',
    example: 'A video call works at home and fails over the work connection of the same laptop.',
    advice: 'The people who run the network can fix this. Try once without the work connection.',
    fixer: 'operations',
    technical:
      'A datagram exceeds the size limit of the transport (`EMSGSIZE`), for example over UDP with a small path MTU. Check the MTU of tunnels.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_WS_PROTOCOL_ERROR: {
    number: -145,
    title: 'Data on the live connection broke the rules',
    meaning:
      'The page has a live connection (a WebSocket). Data on it was not in the form the rules ask for.',
    when: 'When the server, or a device on the way, sends wrong data over the live connection.',
    example: 'A live score page stops counting after the server sends one broken message.',
    advice: 'The developers of the server can fix this: check what it sends over the live connection.',
    fixer: 'backend',
    technical:
      'A WebSocket frame broke the protocol: reserved bits, a bad opcode, wrong compression. DevTools shows a text on the connection instead of this code, and the page sees close code 1006.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc6455#5.2'],
  },
  ERR_ADDRESS_IN_USE: {
    number: -147,
    title: 'The place for this connection was already taken',
    meaning: 'The connection needed a place of its own on this computer, and another one held it.',
    when: 'Rarely, when a great many connections are open, or two apps want the same place.',
    example: 'A test tool opens thousands of connections, and the browser beside it gets none.',
    advice: 'You can fix this: close the other program, or restart the browser.',
    fixer: 'you',
    technical:
      'Binding a local address failed with `EADDRINUSE`. For plain requests, the computer may have run out of local ports.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_SOCKET_SET_RECEIVE_BUFFER_SIZE_ERROR: {
    number: -160,
    title: 'The system refused room for incoming data',
    meaning:
      'The browser asked the system for a set amount of room for data that comes in. The system said no.',
    when: 'Rarely, on systems with tight limits.',
    example: 'A small device in a shop window shows a stream, and the stream never starts.',
    advice: 'The people who run the computer can fix this: look at its limits for network memory.',
    fixer: 'operations',
    technical:
      'Setting `SO_RCVBUF` failed. UDP connections, as for HTTP/3, set it. A log from `chrome://net-export` holds the `os_error`.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_SOCKET_SET_SEND_BUFFER_SIZE_ERROR: {
    number: -161,
    title: 'The system refused room for outgoing data',
    meaning:
      'The browser asked the system for a set amount of room for data that goes out. The system said no.',
    when: 'Rarely, on systems with tight limits.',
    example: 'A cheap camera box tries to send its pictures, and not one leaves it.',
    advice: 'The people who run the computer can fix this: raise its limits for sending.',
    fixer: 'operations',
    technical: 'Setting `SO_SNDBUF` failed. A log from `chrome://net-export` holds the `os_error`.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_SOCKET_RECEIVE_BUFFER_SIZE_UNCHANGEABLE: {
    number: -162,
    title: 'The room for incoming data stayed as it was',
    meaning: 'The system agreed to change the room for incoming data, but the room did not change.',
    when: 'Rarely, on unusual systems.',
    example: 'A kiosk runs an uncommon system, and its live map stays blank.',
    advice: 'The people who run the computer can fix this: update its system first.',
    fixer: 'operations',
    technical: 'Setting `SO_RCVBUF` reported success, but the size read back is not the size that was set.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_SOCKET_SEND_BUFFER_SIZE_UNCHANGEABLE: {
    number: -163,
    title: 'The room for outgoing data stayed as it was',
    meaning: 'The system agreed to change the room for outgoing data, but the room did not change.',
    when: 'Rarely, on unusual systems.',
    example: 'A museum screen with a rare system cannot send in what visitors draw.',
    advice: 'The people who run the computer can fix this: bring its system up to date.',
    fixer: 'operations',
    technical: 'Setting `SO_SNDBUF` reported success, but the size read back is not the size that was set.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_NO_BUFFER_SPACE: {
    number: -176,
    title: 'The system has no room left for network data',
    meaning: 'The system ran out of the memory it keeps for network data.',
    when: 'When many programs use the network at once, or one of them does not let go.',
    example: 'A file sharing program runs all week, and one day no site loads any more.',
    advice: 'You can fix this: close programs that use the network, or restart the computer.',
    fixer: 'you',
    technical:
      'The system reported `ENOBUFS`, or `WSAENOBUFS` on Windows. Look for programs with very many open sockets.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_CONTROL_MSG_TOO_BIG: {
    number: -189,
    title: 'The extra details of a message were too large',
    meaning:
      'A message had extra details with it, and they were larger than this kind of connection can carry.',
    when: 'Almost never in a page. It points to a fault in the browser or the system.',
    example: 'On a test version of a system, every video call ends in the first second.',
    advice: 'The makers of the browser can fix this. Update it first, then try again.',
    fixer: 'browser',
    technical: 'The control data of a UDP message exceeds the size that was set aside for it.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_NETWORK_IO_SUSPENDED: {
    number: -331,
    title: 'The network was paused during this request',
    meaning:
      'The browser had paused all its work on the network. Most often the computer was going to sleep.',
    when: 'When a laptop is closed or falls asleep while a page is loading.',
    example: 'You close the laptop during a long export and open it again after lunch.',
    advice: 'Nothing needs fixing. Load the page again, and keep the computer awake for long tasks.',
    fixer: 'nobody',
    technical:
      'Network I/O is suspended, as on system sleep, and requests in flight end. Page code should retry after it wakes.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
};
