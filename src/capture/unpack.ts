import { Gunzip, type UnzipFileInfo, unzipSync } from 'fflate';
import type { FileNamed } from './har-reader.ts';
import { NotAHar } from './not-a-har.ts';

/** The most that may come out of one packed file, in bytes: a packed file of 2 MB can hold 2 GB of nothing. */
export const MOST_UNPACKED = 2 * 1024 ** 3;
/** A zip is read whole, for its list of files stands at its end. */
const LARGEST_ZIP = 1024 ** 3;
/** The bodies of a Playwright zip: each, and all together. */
const LARGEST_BODY_FILE = 4 * 1024 * 1024;
const MOST_BODIES = 256 * 1024 * 1024;
/** Deflate cannot pack tighter than this (RFC 1951: 258 bytes in 2 bits); a zip that claims it lies. */
const TIGHTEST = 1032;
/** So much is unpacked at once. */
const STEP = 64 * 1024;

/** Bodies that are no text and are not kept. */
const NO_TEXT =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|wasm|pdf|zip|gz)$/i;

/** One HAR text of a file. */
export interface Unpacked {
  readonly name: string;
  /** UTF-8. */
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly fileNamed: FileNamed;
  /** It is one of several files in a zip: that it is no HAR is no reason to refuse the others. */
  readonly amongOthers: boolean;
}

/**
 * Unpacks what HAR files come in: gzip (RFC 1952), zip (one HAR or several, and Playwright's bodies beside it), UTF-16.
 * Told by the first bytes, not by the name.
 * @param source the bytes of the file
 * @param size of the file in bytes, null where it is not known
 * @throws NotAHar when it cannot be unpacked, or holds too much
 */
export async function* unpack(
  source: AsyncIterable<Uint8Array>,
  name: string,
  size: number | null,
  most = MOST_UNPACKED,
): AsyncGenerator<Unpacked> {
  const [first, all] = await peek(source, 4);
  if (startsWith(first, [0x50, 0x4b, 0x03, 0x04]) || startsWith(first, [0x50, 0x4b, 0x05, 0x06])) {
    yield* unzipped(all, name, size, most);
    return;
  }
  const plain = startsWith(first, [0x1f, 0x8b]) ? gunzipped(all, most) : all;
  yield { name, chunks: inUtf8(plain), fileNamed: () => undefined, amongOthers: false };
}

async function* unzipped(
  source: AsyncIterable<Uint8Array>,
  name: string,
  size: number | null,
  most: number,
): AsyncGenerator<Unpacked> {
  const packed = await whole(source, size);
  const names: string[] = [];
  let sum = 0;
  const hars = filesIn(packed, (file) => {
    names.push(file.name);
    if (!/\.har(?:\.gz)?$/i.test(file.name) || isHidden(file.name)) return false;
    sum += file.originalSize;
    if (sum > most || file.originalSize > file.size * TIGHTEST + STEP) throw tooMuch(most);
    return true;
  });
  const found = Object.keys(hars);
  if (found.length === 0) throw new NotAHar(noHarIn(names));
  let room = Math.min(MOST_BODIES, most - sum);
  const bodies = filesIn(packed, (file) => {
    const wanted =
      !Object.hasOwn(hars, file.name) &&
      !NO_TEXT.test(file.name) &&
      file.originalSize <= Math.min(room, LARGEST_BODY_FILE);
    if (wanted) room -= file.originalSize;
    return wanted;
  });
  for (const each of found) {
    const folder = each.slice(0, each.lastIndexOf('/') + 1);
    const bytes = hars[each] as Uint8Array;
    delete hars[each];
    const inner = inSteps(bytes);
    const text = startsWith(bytes, [0x1f, 0x8b]) ? gunzipped(inner, most) : inner;
    yield {
      name: found.length > 1 ? `${name}: ${each}` : name,
      chunks: inUtf8(text),
      fileNamed: (file) => (Object.hasOwn(bodies, folder + file) ? bodies[folder + file] : undefined),
      amongOthers: found.length > 1,
    };
  }
}

function filesIn(packed: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(packed, { filter });
  } catch (error) {
    if (error instanceof NotAHar) throw error;
    throw new NotAHar(
      'This zip file cannot be unpacked: it is damaged, cut off or locked with a password. Pack it again.',
    );
  }
}

/** What macOS puts beside each file. */
function isHidden(name: string): boolean {
  return name.startsWith('__MACOSX/') || /(?:^|\/)\._[^/]*$/.test(name);
}

function noHarIn(names: readonly string[]): string {
  if (names.some((name) => /^raw\/\d+_[cms]\.(?:txt|xml)$/i.test(name))) {
    return 'This is a Fiddler archive (SAZ), not a HAR file. Export the session from Fiddler as HTTPArchive.';
  }
  if (names.some((name) => /\.trace$/.test(name))) {
    return 'This is a Playwright trace, not a HAR file. Record with recordHar and open that.';
  }
  return 'This zip file holds no HAR file. Open a file that ends in .har.';
}

function tooMuch(most: number): NotAHar {
  const size = most >= 1024 ** 3 ? `${most / 1024 ** 3} GB` : `${most} bytes`;
  return new NotAHar(`This file unpacks to more than ${size}, and was not read. Record a shorter session.`);
}

/** As far as it goes: what is damaged or cut off ends there. */
async function* gunzipped(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  let sum = 0;
  const gunzip = new Gunzip((chunk) => out.push(chunk));
  const step = (chunk: Uint8Array, last: boolean): boolean => {
    try {
      gunzip.push(chunk, last);
      return true;
    } catch {
      return false;
    }
  };
  for await (const chunk of source) {
    for await (const part of inSteps(chunk)) {
      const good = step(part, false);
      for (const each of out) sum += each.length;
      if (sum > most) throw tooMuch(most);
      yield* out;
      out = [];
      if (good) continue;
      if (sum === 0) throw damagedGzip();
      return;
    }
  }
  step(new Uint8Array(0), true);
  yield* out;
  if (sum === 0 && out.every((each) => each.length === 0)) throw damagedGzip();
}

function damagedGzip(): NotAHar {
  return new NotAHar('This packed file (gzip) is damaged or cut off. Fetch it again.');
}

/** Texts in UTF-16 become UTF-8; they are told by their mark, or by the zero beside the first bracket. */
async function* inUtf8(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const [first, all] = await peek(source, 2);
  const encoding = startsWith(first, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(first, [0xfe, 0xff])
      ? 'utf-16be'
      : startsWith(first, [0x7b, 0x00]) || startsWith(first, [0x5b, 0x00])
        ? 'utf-16le'
        : startsWith(first, [0x00, 0x7b]) || startsWith(first, [0x00, 0x5b])
          ? 'utf-16be'
          : null;
  if (encoding === null) {
    for await (const chunk of all) yield* inSteps(chunk);
    return;
  }
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of all) {
    for await (const part of inSteps(chunk)) yield encoder.encode(decoder.decode(part, { stream: true }));
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, place) => bytes[place] === byte);
}

/** The first bytes, and all of them again. */
async function peek(
  source: AsyncIterable<Uint8Array>,
  count: number,
): Promise<[Uint8Array, AsyncIterable<Uint8Array>]> {
  const rest = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < count) {
    const { value, done } = await rest.next();
    if (done) break;
    chunks.push(value);
    first = joined(chunks);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks;
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  }
  return [first, all()];
}

async function whole(source: AsyncIterable<Uint8Array>, size: number | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let sum = 0;
  const refuse = (bytes: number) => {
    if (bytes > LARGEST_ZIP)
      throw new NotAHar('This zip file is larger than 1 GB. Unpack it, and open the HAR file.');
  };
  refuse(size ?? 0);
  for await (const chunk of source) {
    sum += chunk.length;
    refuse(sum);
    chunks.push(chunk);
  }
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

async function* inSteps(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += STEP) yield bytes.subarray(at, at + STEP);
}
