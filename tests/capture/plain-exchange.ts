import {
  type Body,
  type Exchange,
  requestWith,
  responseWith,
  withChange,
} from '../../src/session/exchange.ts';
import type { HeaderFields } from '../../src/session/headers.ts';

const linesOf = (headers: HeaderFields) => Array.from(headers, ({ name, value }) => ({ name, value }));

/** All that an exchange offers, as plain data: two are alike when these are. */
export function plainExchange(exchange: Exchange): object {
  const { request, response, initiator, timings } = exchange;
  const { blocked, dns, connect, ssl, send, wait, receive } = timings;
  const plainBody = (body: Body | null) =>
    body && { text: body.text, binary: body.binary, truncated: body.truncated };
  return {
    ...withChange(exchange, {
      initiator: initiator && {
        type: initiator.type,
        url: initiator.url,
        line: initiator.line,
        functionName: initiator.functionName,
      },
      timings: { blocked, dns, connect, ssl, send, wait, receive },
    }),
    request: {
      ...requestWith(request, { body: plainBody(request.body) }),
      headers: linesOf(request.headers),
    },
    response: {
      ...responseWith(response, { body: plainBody(response.body) }),
      headers: linesOf(response.headers),
    },
  };
}
