import type { Exchange } from '../../src/session/exchange.ts';

/** All that an exchange offers, as plain data: two are alike when these are. */
export function plainExchange(exchange: Exchange): object {
  const { request, response, initiator, timings } = exchange;
  const { blocked, dns, connect, ssl, send, wait, receive } = timings;
  return {
    ...exchange,
    request: { ...request, headers: [...request.headers] },
    response: { ...response, headers: [...response.headers] },
    initiator: initiator && {
      type: initiator.type,
      url: initiator.url,
      line: initiator.line,
      functionName: initiator.functionName,
    },
    timings: { blocked, dns, connect, ssl, send, wait, receive },
  };
}
