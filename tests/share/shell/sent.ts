import type { Body, Exchange } from '../../../src/session/exchange.ts';
import { type HeaderField, HeaderFields } from '../../../src/session/headers.ts';
import { exchange } from '../../exchange-builder.ts';

/** What was sent, letter by letter. */
export interface Sent {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Partial<Body> | null;
}

/** An exchange of it, made past src/capture: what stands in a file may be anything. */
export function sent({
  method = 'GET',
  url = 'https://api.shop.test/orders',
  headers = [],
  body = null,
}: Sent): Exchange {
  const kept = typeof body === 'string' ? { text: body } : body;
  return {
    ...exchange(),
    method,
    url,
    request: {
      httpVersion: 'h2',
      headers: new HeaderFields(headers.map(([name, value]): HeaderField => ({ name, value }))),
      body: kept && { text: '', binary: false, truncated: false, ...kept },
    },
  };
}
