import type { Exchange } from '../../session/exchange.ts';
import type { PageReport } from '../../session/page-report.ts';
import { hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule } from '../rule.ts';

const AGAIN = 'Reload the page. If it ends again, tell the people who run {host}.';
const NUMBERS = ['rfc6455#7.4.1', 'https://www.iana.org/assignments/websocket/websocket.xhtml'] as const;
const NEVER_OPEN = {
  with: 'a refused connection',
  text: 'A refused one was never open. This one was, and it ended later.',
} as const;

/**
 * An open WebSocket and the number that it was closed with (RFC 6455 §7.4). Chrome tells extensions no such number: it is
 * here only where the page was watched. Which of the two sides said it, nobody tells: in good order each side repeats the
 * other's number. 1000, 1001 and 1005 are ordinary ends; 1015 never reaches a page (WebSockets standard, "fail the
 * WebSocket connection"). A line that the browser broke off is in web-socket-broken.ts.
 */
export default defineRule({
  name: 'socket-closed',
  statuses: [101],
  causes: {
    'socket-lost': {
      title: 'The live connection to {host} was lost',
      summary: 'It was open for {after}. Then it was gone without a goodbye from the server.',
      technical:
        'The `close` event has code 1006: no Close frame came. A crash, a restart, a lost network, or a proxy that cuts idle connections does this.{usual}',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Check your own network first. Then reload the page.',
        {
          for: 'developer',
          text: 'If it always ends after the same time, a proxy on the way cuts idle connections. Send a ping more often, or raise its limit.',
        },
      ],
      contrast: NEVER_OPEN,
      browserNames: ['1006'],
      sources: [...NUMBERS, 'mdn:Web/API/CloseEvent/code'],
    },
    'socket-rules-broken': {
      title: 'Page and server misunderstood each other',
      summary:
        'The live connection to {host} was open for {after}. Then one side broke the rules of the talk.',
      technical: 'The WebSocket was closed with {code}.{quoted}',
      fixer: 'backend',
      hints: [
        AGAIN,
        {
          for: 'developer',
          text: 'Look for a proxy or a library on the way that changes frames. 1010 means that an extension was not agreed on.',
        },
      ],
      contrast: NEVER_OPEN,
      sources: NUMBERS,
    },
    'socket-message-not-taken': {
      title: 'A message on the live connection was not taken',
      summary: 'A message had a form that the other side cannot read. So the connection to {host} was ended.',
      technical:
        'The WebSocket was closed with {code} after {after}: text where bytes are wanted, or text that is no UTF-8.{quoted}',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this, with those of the server.',
        { for: 'developer', text: 'Check `binaryType`, and whether strings or bytes are sent.' },
      ],
      contrast: NEVER_OPEN,
      sources: NUMBERS,
    },
    'socket-message-too-big': {
      title: 'A message on the live connection was too big',
      summary: 'One side sent more at once than the other takes. So the connection to {host} was ended.',
      technical: 'The WebSocket was closed with 1009 (Message Too Big) after {after}.{quoted}',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: smaller messages go through.',
        {
          for: 'developer',
          text: 'Cut the message into parts, or raise the limit on the server (`maxPayload` in ws, `max_size` in websockets for Python).',
        },
      ],
      contrast: NEVER_OPEN,
      sources: NUMBERS,
    },
    'socket-not-welcome': {
      title: 'The server ended the live connection: not allowed',
      summary: 'After {after}, {host} ended the connection. Something in it is against its rules.',
      technical:
        'The WebSocket was closed with 1008 (Policy Violation). Servers use it for a missing sign-in, a wrong origin, or too many messages.{quoted}',
      fixer: 'backend',
      hints: [
        'Sign in again, then reload the page.',
        { for: 'developer', text: 'The server’s log has to say which rule it was: the number does not.' },
      ],
      contrast: NEVER_OPEN,
      sources: NUMBERS,
    },
    'socket-server-broke': {
      title: 'The server broke while the live connection was open',
      summary: 'The connection was open for {after}. Then {host} met an error of its own and ended it.',
      technical: 'The WebSocket was closed with 1011 (Internal Error).{quoted}',
      fixer: 'backend',
      hints: [AGAIN, { for: 'developer', text: 'Look into the server’s log for that moment.' }],
      contrast: NEVER_OPEN,
      sources: NUMBERS,
    },
    'socket-server-restarts': {
      title: 'The server restarts, so the live connection ended',
      summary: 'After {after}, {host} said goodbye because it starts anew. The page should connect again.',
      technical: 'The WebSocket was closed with 1012 (Service Restart).{quoted}',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Wait a minute, then reload the page.',
        { for: 'developer', text: 'Connect again after a random pause of 5 to 30 seconds.' },
      ],
      contrast: NEVER_OPEN,
      sources: NUMBERS,
    },
    'socket-server-busy': {
      title: 'The server has too much to do for a live connection',
      summary: 'After {after}, {host} ended the connection and asks to try again later.',
      technical: 'The WebSocket was closed with 1013 (Try Again Later).{quoted}',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Wait a few minutes, then reload the page.',
        { for: 'developer', text: 'Wait longer after each failed try before the page connects again.' },
      ],
      contrast: NEVER_OPEN,
      sources: NUMBERS,
    },
    'socket-gateway-failed': {
      title: 'The server behind {host} is in trouble',
      summary: 'A front server kept the live connection for {after}. Then the one behind it failed.',
      technical: 'The WebSocket was closed with 1014 (Bad Gateway), the counterpart of status 502.{quoted}',
      fixer: 'operations',
      reach: 'server',
      hints: [
        AGAIN,
        { for: 'developer', text: 'Look into the log of the gateway, then of the server behind.' },
      ],
      contrast: NEVER_OPEN,
      sources: NUMBERS,
    },
    'socket-sign-in': {
      title: 'The live connection ended: you have to sign in',
      summary: 'After {after}, {host} ended the connection. It wants to know who you are.',
      technical: 'The WebSocket was closed with {code}.{quoted}',
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Sign in again, then reload the page.',
        {
          for: 'developer',
          text: 'Renew the token before it runs out, then connect again with the new one.',
        },
      ],
      contrast: {
        with: 3003,
        text: 'A 3003 would mean: the server knows you, and you are not allowed.',
      },
      sources: NUMBERS,
    },
    'socket-forbidden': {
      title: 'The live connection ended: you are not allowed',
      summary: 'After {after}, {host} ended the connection. Your account may not use it.',
      technical: 'The WebSocket was closed with 3003 (Forbidden).{quoted}',
      fixer: 'you',
      hints: [
        'Ask the people who run {host} for access.',
        { for: 'developer', text: 'Do not connect again with the same account: it gets the same answer.' },
      ],
      contrast: { with: 3000, text: 'A 3000 would mean: the server does not know who you are.' },
      sources: NUMBERS,
    },
    'socket-timed-out': {
      title: 'The live connection ended: one side waited too long',
      summary: 'After {after}, the connection to {host} was ended because something did not come in time.',
      technical: 'The WebSocket was closed with 3008 (Timeout).{quoted}',
      fixer: 'frontend',
      hints: [
        'Reload the page.',
        { for: 'developer', text: 'Answer the server’s pings, and say the first words in time.' },
      ],
      contrast: NEVER_OPEN,
      sources: NUMBERS,
    },
    'socket-closed-by-app': {
      title: 'The app ended the live connection ({code})',
      summary:
        'The connection to {host} was open for {after}. Then it was ended with {code}, a number of the app’s own.{quoted}',
      technical:
        'The WebSocket was closed with {code}. Numbers from 4000 to 4999 have the meaning that each app gives them; those from 3000 on belong to libraries.',
      fixer: 'backend',
      hints: [
        AGAIN,
        {
          for: 'developer',
          text: 'Look for {code} in the code of the server and of the page: either side may have said it.',
        },
      ],
      contrast: NEVER_OPEN,
      sources: [...NUMBERS, 'rfc6455#7.4.2'],
    },
  },
  examine(exchange) {
    const { pageReport: told } = exchange;
    if (told?.kind !== 'socket-closed' || exchange.resourceType !== 'websocket') return undefined;
    const { code } = told;
    const name = NAMES[code];
    const reason = quote(told.reason);
    const number = name === undefined ? String(code) : `${code} (${name})`;
    const certain = {
      certainty: 'certain',
      evidence: [
        {
          from: 'the page itself, close event',
          saw: reason === '' ? `${number}, without a reason` : `${number}, “${reason}”`,
        },
        { from: 'response status', saw: '101: it was open' },
      ],
    } as const;
    const host = hostOf(exchange);
    const open = openFor(exchange, told);
    const after = open === undefined ? 'some time' : inWords(open);
    const quoted = reason === '' ? '' : ` It says: “${reason}”.`;
    const speaksOfSignIn = SIGN_IN.test(told.reason);
    switch (code) {
      case 1002:
      case 1010:
        return { cause: 'socket-rules-broken', ...certain, values: { host, after, code: number, quoted } };
      case 1003:
      case 1007:
        return {
          cause: 'socket-message-not-taken',
          ...certain,
          values: { host, after, code: number, quoted },
        };
      case 1006:
        return {
          cause: 'socket-lost',
          ...certain,
          values: { host, after, usual: open === undefined ? '' : usualLimit(open) },
        };
      case 1008:
        return speaksOfSignIn
          ? {
              cause: 'socket-sign-in',
              ...certain,
              certainty: 'likely',
              values: { host, after, code: number, quoted },
              alternatives: [{ cause: 'socket-not-welcome', tellApart: 'A new sign-in does not help.' }],
            }
          : { cause: 'socket-not-welcome', ...certain, values: { host, after, quoted } };
      case 1009:
        return { cause: 'socket-message-too-big', ...certain, values: { host, after, quoted } };
      case 1011:
        return { cause: 'socket-server-broke', ...certain, values: { host, after, quoted } };
      case 1012:
        return { cause: 'socket-server-restarts', ...certain, values: { host, after, quoted } };
      case 1013:
        return { cause: 'socket-server-busy', ...certain, values: { host, after, quoted } };
      case 1014:
        return { cause: 'socket-gateway-failed', ...certain, values: { host, after, quoted } };
      case 3000:
        return { cause: 'socket-sign-in', ...certain, values: { host, after, code: number, quoted } };
      case 3003:
        return { cause: 'socket-forbidden', ...certain, values: { host, after, quoted } };
      case 3008:
        return { cause: 'socket-timed-out', ...certain, values: { host, after, quoted } };
    }
    if (code < 3000) return undefined;
    const signIn = {
      cause: 'socket-sign-in',
      tellApart: speaksOfSignIn
        ? 'The reason speaks of a sign-in. See whether a new one helps.'
        : `Apps often use ${code} for a sign-in that is missing or ran out. See whether a new one helps.`,
    } as const;
    return {
      cause: 'socket-closed-by-app',
      ...certain,
      values: { host, after, code: String(code), quoted },
      alternatives: speaksOfSignIn || SIGN_IN_NUMBERS.has(code) ? [signIn] : [],
    };
  },
});

type SocketClosed = Extract<PageReport, { kind: 'socket-closed' }>;

/** The names in IANA's registry, for the numbers that are told apart here. */
const NAMES: Readonly<Record<number, string>> = {
  1002: 'Protocol error',
  1003: 'Unsupported Data',
  1006: 'Abnormal Closure',
  1007: 'Invalid frame payload data',
  1008: 'Policy Violation',
  1009: 'Message Too Big',
  1010: 'Mandatory Ext.',
  1011: 'Internal Error',
  1012: 'Service Restart',
  1013: 'Try Again Later',
  1014: 'Bad Gateway',
  3000: 'Unauthorized',
  3003: 'Forbidden',
  3008: 'Timeout',
};

/**
 * What apps often use for a sign-in that is missing, wrong or over: the first free numbers, and 4000 plus the status that
 * says the same. Not more than often: with Pusher, 4001 means that there is no such app.
 */
const SIGN_IN_NUMBERS = new Set([4001, 4003, 4004, 4401, 4403]);
const SIGN_IN =
  /\b(?:unauthori[sz]ed|unauthenticated|not authenticated|not logged in|log ?in|sign(?:ed)?[ -]?in|(?:token|session|jwt|credentials?)\b.{0,30}\b(?:expired|invalid|missing)|(?:expired|invalid|missing)\b.{0,30}\b(?:token|session|jwt|credentials?))\b/i;

/** How long it was open, in ms; undefined where its beginning is not known. */
function openFor({ startedAt, duration }: Exchange, { at }: SocketClosed): number | undefined {
  if (duration !== null) return duration;
  return startedAt === null || at < startedAt ? undefined : at - startedAt;
}

/** After a minute without a word nginx (`proxy_read_timeout`) and AWS load balancers hang up, unless told otherwise. */
function usualLimit(open: number): string {
  return Math.abs(open - 60_000) < 2000
    ? ' After 60 seconds without a message, nginx and AWS load balancers hang up unless told otherwise.'
    : '';
}
