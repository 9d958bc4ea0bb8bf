import type { Recognition, VendorWords } from './entry.ts';
import { awsLoadBalancer } from './vendor-codes/aws-load-balancer.ts';
import { cloudflare } from './vendor-codes/cloudflare.ts';
import { envoy } from './vendor-codes/envoy.ts';
import { grpc } from './vendor-codes/grpc.ts';
import { heroku } from './vendor-codes/heroku.ts';
import { iisClientErrors } from './vendor-codes/iis-client-errors.ts';
import { iisServerErrors } from './vendor-codes/iis-server-errors.ts';
import { nginx } from './vendor-codes/nginx.ts';
import { platforms } from './vendor-codes/platforms.ts';
import { vercel } from './vendor-codes/vercel.ts';

/** Codes, and meanings of codes, that vendors made up. */
export const vendorCodes: readonly VendorWords[] = [
  ...cloudflare,
  ...nginx,
  ...awsLoadBalancer,
  ...vercel,
  ...heroku,
  ...envoy,
  ...iisClientErrors,
  ...iisServerErrors,
  ...platforms,
  ...grpc,
];

/** What of an answer is looked at to recognise a vendor. */
export interface Answer {
  readonly status: number;
  readonly host: string;
  /** By lower-case name. */
  header(name: string): string | undefined;
  /** The body as it came; only its first part is looked at. */
  readonly body: string;
}

const BODY_LOOKED_AT = 50_000;

/** An entry with its conditions in the form in which they are tested. */
interface Candidate {
  readonly entry: VendorWords;
  readonly headers: readonly (readonly [name: string, wanted: string])[];
  readonly weight: number;
}

/** The entries to try for a status, the ones with the most conditions first; made when the status is first met. */
const candidates = new Map<number, readonly Candidate[]>();

function candidatesFor(status: number): readonly Candidate[] {
  const known = candidates.get(status);
  if (known) return known;
  const found = vendorCodes
    .filter(
      ({ recognise }) => weight(recognise) > 0 && (!recognise.status || recognise.status.includes(status)),
    )
    .map((entry) => ({
      entry,
      headers: Object.entries(entry.recognise.headers ?? {}),
      weight: weight(entry.recognise),
    }))
    .sort((a, b) => b.weight - a.weight);
  candidates.set(status, found);
  return found;
}

/**
 * Finds the vendor's code that an answer carries.
 * @returns the entry with the most conditions among those that hold; undefined where none does
 */
export function recogniseVendor(answer: Answer): VendorWords | undefined {
  let visible: string | undefined;
  return candidatesFor(answer.status).find(({ entry: { recognise }, headers }) => {
    const { host, body } = recognise;
    if (host && answer.host !== host && !answer.host.endsWith(`.${host}`)) return false;
    for (const [name, wanted] of headers) {
      const value = answer.header(name)?.toLowerCase();
      if (value === undefined) return false;
      if (wanted.startsWith('=') ? value.trim() !== wanted.slice(1) : !value.includes(wanted)) return false;
    }
    if (!body) return true;
    visible ??= visibleText(answer.body);
    return body.some((text) => contains(visible ?? '', text));
  })?.entry;
}

/** What a reader of the body would see: without tags, spaces run together, in lower case. */
function visibleText(body: string): string {
  return body
    .slice(0, BODY_LOOKED_AT)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** Whether the text stands there and is not the beginning of a longer number: "404.1" is not in "404.13". */
function contains(visible: string, text: string): boolean {
  const place = visible.indexOf(text);
  if (place < 0) return false;
  return !/\d$/.test(text) || !/^\d/.test(visible.slice(place + text.length));
}

/** How much a recognition asks for: a status alone is weak, what stands in headers and body is strong. 0: nothing. */
export function weight(recognise: Recognition | undefined): number {
  if (!recognise) return 0;
  const { status, headers, body, host } = recognise;
  return (status ? 1 : 0) + 2 * Object.keys(headers ?? {}).length + (body ? 2 : 0) + (host ? 2 : 0);
}
