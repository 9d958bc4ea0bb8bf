import type { Exchange } from '../session/exchange.ts';

type Fields = Readonly<Record<string, unknown>>;

const NONE: readonly string[] = [];

/**
 * What of a file's entry was not as HAR 1.2 has it, and is missing now from the exchange, or was guessed. Only what the
 * reader would miss: when it was, how long it took, what was asked and answered.
 * @param value the entry, from which the exchange was read
 * @returns a piece of a sentence for each
 */
export function faultsOf(value: object, exchange: Exchange): readonly string[] {
  const entry = value as Fields;
  const faults: string[] = [];
  const request = entry.request as Fields;
  if (typeof request.url !== 'string' || request.url === '')
    faults.push('the address was missing, and was taken from another field');
  if (request.method === undefined || request.method === '' || request.method === null)
    faults.push('the method was missing, and GET was taken');
  if (exchange.startedAt === null) {
    faults.push(
      entry.startedDateTime === undefined || entry.startedDateTime === null
        ? 'the start time was missing'
        : 'the start time could not be read',
    );
  }
  if (typeof entry.response !== 'object' || entry.response === null) {
    faults.push('there is no answer in the file');
    return faults;
  }
  const time = durationFault(entry.time, exchange);
  if (time) faults.push(time);
  const response = entry.response as Fields;
  if (exchange.response.status === 0 && !isNoStatus(response.status)) {
    faults.push('the status could not be read, and was taken as none');
  }
  if (exchange.response.body?.binary && isBrokenBase64(response.content as Fields)) {
    faults.push('the body of the answer was not valid base64, and was left out');
  }
  return faults.length > 0 ? faults : NONE;
}

function durationFault(time: unknown, { duration, startedAt }: Exchange): string | undefined {
  if (duration !== null) return undefined;
  if (time === undefined || time === null) return 'the duration was missing';
  if (typeof time !== 'number') return 'the duration could not be read';
  if (time < 0) return 'the duration was negative, and was taken as unknown';
  return startedAt === null ? undefined : 'the duration could not be true, and was taken as unknown';
}

/** Ways to say that there was no status: Playwright writes −1, WebPageTest −2. */
function isNoStatus(status: unknown): boolean {
  if (status === undefined || status === null) return true;
  return (typeof status === 'number' || typeof status === 'string') && Number(status) <= 0;
}

function isBrokenBase64({ text, encoding }: Fields): boolean {
  if (encoding !== 'base64' || typeof text !== 'string') return false;
  const bare = text.replace(/\s+/g, '');
  return !/^[A-Za-z0-9+/]*={0,2}$/.test(bare) || bare.length % 4 === 1;
}
