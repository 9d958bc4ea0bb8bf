import type { Exchange } from '../session/exchange.ts';
import type { Evidence } from './rule.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A ULID, in Crockford's base 32. */
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}(?:-[a-z]{3})?$/;

/**
 * Headers in which the makers of front servers number each request, and the whole shape of such a number. It opens
 * nothing: it is made to be quoted to the maker's support, and pages of errors show it. A value of another shape is not
 * shown. The general `x-request-id` is left out, because anyone may put anything there.
 */
const NUMBERED: readonly (readonly [header: string, shape: RegExp])[] = [
  ['cf-ray', /^[0-9a-f]{16}(?:-[A-Z]{3})?$/],
  ['x-vercel-id', /^(?:[a-z]{3}\d::){1,4}[a-z0-9]{5}-\d{13}-[0-9a-f]{12}$/],
  ['x-nf-request-id', ULID],
  ['fly-request-id', ULID],
  ['x-azure-ref', /^\d{8}T\d{6}Z-[0-9a-z]{10,60}$/],
  ['x-ms-request-id', UUID],
  ['x-amzn-requestid', UUID],
  ['x-amz-request-id', /^[0-9A-Z]{16}$/],
  ['x-amz-cf-id', /^[\w-]{54}==$/],
  ['x-github-request-id', /^[0-9A-F]{4}(?::[0-9A-F]{3,10}){3,5}$/],
];

/** The same on pages: Akamai's "Reference #18.5c…", Varnish's "XID: 1234", Cloudflare's and CloudFront's. */
const ON_PAGES: readonly (readonly [name: string, shape: RegExp])[] = [
  ['Reference', /\breference(?:\s|&#32;){0,5}(?:#|&#35;)((?:\d{1,3})(?:(?:\.|&#46;)[0-9a-f]{4,12}){3})\b/i],
  ['XID', /\bXID:\s*(\d{3,12})\b/],
  ['Ray ID', /\bRay ID:\s*(?:<[^<>]{1,40}>\s*)?([0-9a-f]{16})\b/],
  ['Request ID', /\bRequest ID:\s*([\w-]{54}==)/],
];

/**
 * The number under which a front server knows a request, for reports to those who run it.
 * @returns undefined where there is none, or it has not the shape that its maker gives it
 */
export function referenceNumber(exchange: Exchange): Evidence | undefined {
  const { headers, body } = exchange.response;
  for (const [header, shape] of NUMBERED) {
    const value = headers.get(header)?.trim();
    if (value !== undefined && value.length <= 100 && shape.test(value)) {
      return { from: `response header ${header}`, saw: value };
    }
  }
  // Data names its number in a field of its own; these stand on pages for people.
  if (!body || /^\s*[[{]/.test(body.text)) return undefined;
  const page = body.text.slice(0, 10_000);
  if (page === '') return undefined;
  for (const [name, shape] of ON_PAGES) {
    const value = shape.exec(page)?.[1];
    if (value !== undefined) {
      return { from: `response body, ${name}`, saw: value.replaceAll('&#46;', '.') };
    }
  }
  return undefined;
}
