import type { Diagnosis } from '../../diagnose/diagnosis.ts';
import type { Exchange } from '../../session/exchange.ts';

/** An entry of the reference that an explanation leads to. */
export interface ReferenceKey {
  /** What the reference finds it by: "token-expired", "cloudflare-522", "ERR_FAILED", "401". */
  readonly key: string;
  /** For a button: "this cause", "Cloudflare 522", "net::ERR_FAILED", "401". */
  readonly label: string;
}

/** The codes that IANA has registered: only they have an entry. A test holds it against the entries. */
const REGISTERED = /^(?:10[0-4]|20[0-8]|226|30[0-8]|40\d|41[0-8]|42[1-689]|431|451|50[0-8]|51[01])$/;
/** What `diagnose` calls an explanation that is the code's own entry, which stands in the list anyway. */
const MADE_OF_A_CODE = /^(?:status|net)-/;

/**
 * The entries of the reference for a request, most specific first: its cause, the browser's error, its status. Nothing is
 * loaded for it: the texts of the reference come when it is opened.
 * @param diagnosis null where nothing went wrong, undefined while it is not known yet
 */
export function referenceKeysOf(
  exchange: Exchange,
  diagnosis: Diagnosis | null | undefined,
): readonly ReferenceKey[] {
  const keys: ReferenceKey[] = [];
  const cause = diagnosis?.cause ?? '';
  if (cause !== '' && !MADE_OF_A_CODE.test(cause)) keys.push({ key: cause, label: causeLabel(cause) });
  const error = /^net::(ERR_[\w.]{1,80})$/.exec(exchange.error ?? '')?.[1];
  if (error) keys.push({ key: error, label: `net::${error}` });
  const status = String(exchange.response.status);
  if (REGISTERED.test(status)) keys.push({ key: status, label: status });
  return keys;
}

/** A vendor's code is called by its name and number; the id of a cause says nothing to most people. */
function causeLabel(id: string): string {
  const [, vendor = '', code = ''] = /^(.+?)-((?:\w+-)*\w*\d[\w.-]*)$/.exec(id) ?? [];
  return code === ''
    ? 'this cause'
    : `${vendor.charAt(0).toUpperCase()}${vendor.slice(1)} ${code.replaceAll('-', ' ')}`;
}
