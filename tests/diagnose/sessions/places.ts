import type { Given } from '../../exchange-builder.ts';
import type { Step } from './problem-session.ts';

export const SHOP = 'https://shop.test';
export const API = 'https://api.shop.test';

/** The page, as it is opened. */
export function page(at: number, step: Partial<Step> = {}): Step {
  return {
    type: 'document',
    url: `${SHOP}/`,
    at,
    body: '<!doctype html><title>Shop</title>',
    ...step,
    sends: { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate', ...step.sends },
  };
}

/** A call of the shop's API, which lets the shop read its answers; a good one unless the step says otherwise. */
export function call(path: string, at: number, step: Partial<Step> = {}): Step {
  return {
    url: `${API}${path}`,
    at,
    body: { items: [] },
    ...step,
    answers: { 'Access-Control-Allow-Origin': SHOP, ...step.answers },
  };
}

/** What a request sends that carries a token. */
export function bearer(token: string): Pick<Given, 'sends'> {
  return { sends: { Authorization: `Bearer ${token}` } };
}

/** The page that nginx answers with. */
export function nginx(title: string): Pick<Given, 'status' | 'body'> & { answers: Record<string, string> } {
  return {
    status: Number.parseInt(title, 10),
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
    answers: { Server: 'nginx', 'Access-Control-Allow-Origin': SHOP },
  };
}
