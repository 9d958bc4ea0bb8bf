import { type Exchange, NO_TIMINGS } from '../session/exchange.ts';
import { HeaderFields } from '../session/headers.ts';
import { Session } from '../session/session.ts';
import { DiagnosedSession } from './diagnosed-session.ts';

/** Failures that most of the rules are asked about, and an answer that seems to have gone well. */
const ANSWERS: readonly (readonly [status: number, body: string])[] = [
  [404, '{"error":{"message":"Not found"}}'],
  [500, '<html><title>Error</title></html>'],
  [401, '{"error":"invalid_token"}'],
  [403, '{"message":"Forbidden"}'],
  [400, '{"errors":[{"field":"name","message":"is missing"}]}'],
  [429, ''],
  [502, '<html><title>502 Bad Gateway</title></html>'],
  [0, ''],
  [200, '{"error":{"message":"No stock"}}'],
];

/**
 * Explains a few made-up requests, one a step, for nobody to read: the browser compiles a rule when it runs for the first time, and
 * with all of them the first failure of a session would keep the panel waiting.
 */
export function* warmUp(): Generator<undefined, void> {
  const session = new Session();
  const diagnosed = new DiagnosedSession(session);
  for (const [status, body] of ANSWERS) {
    session.add(madeUp(session.takeIndex(), status, body));
    diagnosed.update();
    yield;
  }
  diagnosed.rank(() => false);
}

function madeUp(index: number, status: number, text: string): Exchange {
  const mimeType = text.startsWith('<') ? 'text/html' : 'application/json';
  return {
    index,
    method: 'GET',
    url: `https://example.test/items/${index}`,
    resourceType: 'fetch',
    startedAt: index,
    duration: 1,
    visit: null,
    pending: false,
    leftBehind: false,
    error: status === 0 ? 'net::ERR_CONNECTION_REFUSED' : null,
    errorsTold: true,
    credentialsTold: true,
    request: { headers: HeaderFields.none, httpVersion: '', body: null },
    response: {
      status,
      statusText: '',
      headers: new HeaderFields([{ name: 'Content-Type', value: mimeType }]),
      httpVersion: '',
      mimeType,
      body: { text, binary: false, truncated: false },
      redirectUrl: '',
      fromCache: false,
      viaServiceWorker: false,
      transferred: null,
      size: text.length,
    },
    serverAddress: '',
    initiator: null,
    timings: NO_TIMINGS,
    socketError: null,
    pageReport: null,
  };
}
