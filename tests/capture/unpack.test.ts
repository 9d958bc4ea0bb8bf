import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type HarEvent, readHarBytes, readHarStream } from '../../src/capture/har-stream.ts';
import { filesOf, NotAHar } from '../../src/capture/read-har.ts';
import { unpack } from '../../src/capture/unpack.ts';
import { fixture, plainFile, readOne, streamOf } from './har-files.ts';

const chrome = fixture('chrome.har');
const encode = (text: string) => new TextEncoder().encode(text);
const plainChrome = async () => plainFile(await readOne(chrome, 'x'));

async function refusal(bytes: Uint8Array): Promise<string> {
  const error: unknown = await readHarBytes(bytes, 'x').then(
    () => 'it was read',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(NotAHar);
  return (error as NotAHar).message;
}

/** @param most what may come out of it, in bytes */
async function sizeOf(bytes: Uint8Array, most: number): Promise<number> {
  async function* source() {
    yield bytes;
  }
  let size = 0;
  for await (const { chunks } of unpack(source(), 'x', null, most)) {
    for await (const chunk of chunks) size += chunk.length;
  }
  return size;
}

describe('a HAR is read', () => {
  const utf16 = (mark: boolean, big: boolean) => {
    const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${new TextDecoder().decode(chrome)}`, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };
  it.each<[string, () => Uint8Array]>([
    ['from gzip', () => gzipSync(chrome)],
    [
      'from gzip of several parts',
      () => Uint8Array.from([...gzipSync(chrome.subarray(0, 900)), ...gzipSync(chrome.subarray(900))]),
    ],
    ['from a zip', () => zipSync({ 'a.har': chrome, 'read me.txt': encode('hello') })],
    ['from a folder in a zip, stored as it is', () => zipSync({ 'run/1/A.HAR': [chrome, { level: 0 }] })],
    ['from gzip in a zip', () => zipSync({ 'a.har.gz': gzipSync(chrome) })],
    ['behind a mark of byte order', () => Uint8Array.from([0xef, 0xbb, 0xbf, ...chrome])],
    ['in UTF-16, little end first', () => utf16(true, false)],
    ['in UTF-16, big end first', () => utf16(true, true)],
    ['in UTF-16 without a mark', () => utf16(false, false)],
    ['in UTF-16, big end first, without a mark', () => utf16(false, true)],
    ['in UTF-16 from gzip', () => gzipSync(utf16(true, false))],
  ])('%s', async (_how, made) => {
    expect(plainFile(await readOne(made(), 'x'))).toEqual(await plainChrome());
  });

  it('with signs of four bytes, whatever it is written in', async () => {
    const text = '{"log":{"entries":[{"request":{"url":"https://x.test/😀é"}}]}}';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [
      encode(text),
      new Uint8Array(little),
      new Uint8Array(Buffer.from(little).swap16()),
    ]) {
      for (const size of [1, 2, 3, 5, 7, 1000]) {
        const events: HarEvent[] = [];
        const source = { name: 'x', size: null };
        for await (const event of readHarStream(streamOf(bytes, size), source)) events.push(event);
        expect(filesOf(events)[0]?.exchanges[0]?.url).toBe('https://x.test/😀é');
      }
    }
  });

  it('beside others in a zip; what is no HAR among them says so', async () => {
    const zip = zipSync({
      'a.har': chrome,
      '__MACOSX/._a.har': encode('x'),
      'b/page.har': encode('<html>'),
      'c.har': fixture('k6.har'),
    });
    const files = await readHarBytes(zip, 'all.zip');
    expect(files.map(({ name, entries, exchanges }) => [name, entries, exchanges.length])).toEqual([
      ['all.zip: a.har', 2, 2],
      ['all.zip: b/page.har', 1, 0],
      ['all.zip: c.har', 2, 2],
    ]);
    expect(files[1]?.skipped[0]?.reason).toMatch(/^This is a web page, not a HAR file/);
  });

  it('as far as it goes where the gzip is cut off', async () => {
    const many = encode(
      JSON.stringify({
        log: {
          entries: Array.from({ length: 2000 }, (_, i) => ({
            request: { url: `https://shop.test/${(i * 2654435761).toString(36)}` },
          })),
        },
      }),
    );
    const packed = gzipSync(many);
    const file = await readOne(packed.subarray(0, packed.length >> 1));
    expect(file.endsEarly).toBe(true);
    expect(file.entries).toBeGreaterThan(500);
    expect(file.entries).toBeLessThan(1500);
    expect(await readOne(packed)).toMatchObject({ entries: 2000, endsEarly: false });
  });

  it('with a body from a file in the same folder only, and never a name of the language’s own', async () => {
    const har = (file: string) =>
      encode(
        JSON.stringify({
          log: {
            entries: [
              { request: { url: 'https://x.test/' }, response: { status: 500, content: { _file: file } } },
            ],
          },
        }),
      );
    const body = async (file: string) =>
      (
        await readOne(
          zipSync({ 'run/x.har': har(file), 'run/b.txt': encode('here'), 'c.txt': encode('there') }),
        )
      ).exchanges[0]?.response.body?.text;
    expect(await body('b.txt')).toBe('here');
    expect(await body('c.txt')).toBeUndefined();
    expect(await body('constructor')).toBeUndefined();
    expect(await body('../c.txt')).toBeUndefined();
    const top = await readOne(zipSync({ 'x.har': har('constructor') }));
    expect(top.exchanges[0]?.response.body).toBeNull();
    expect(top.repaired).toContainEqual({
      index: 0,
      what: 'the body of the answer is kept in a file that is not there',
    });
  });
});

describe('what cannot be unpacked says why', () => {
  it.each<[string, () => Uint8Array, RegExp]>([
    ['a zip without a HAR', () => zipSync({ 'a.txt': encode('x') }), /^This zip file holds no HAR file/],
    ['an empty zip', () => zipSync({}), /^This zip file holds no HAR file/],
    [
      'Fiddler’s archive',
      () => zipSync({ 'raw/01_c.txt': encode('GET /') }),
      /^This is a Fiddler archive \(SAZ\)/,
    ],
    ['Playwright’s trace', () => zipSync({ '0-trace.trace': encode('{}') }), /^This is a Playwright trace/],
    [
      'a zip that is cut off',
      () => zipSync({ 'a.har': chrome }).slice(0, -30),
      /^This zip file cannot be unpacked/,
    ],
    [
      'a broken gzip',
      () => Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff]),
      /\(gzip\) is damaged/,
    ],
    ['a gzip of nothing but its head', () => gzipSync(chrome).slice(0, 12), /\(gzip\) is damaged/],
    ['gzip of a page', () => gzipSync(encode('<html>')), /^This is a web page/],
    ['a zip of one page', () => zipSync({ 'a.har': encode('<html>') }), /^This is a web page/],
  ])('%s', async (_what, made, said) => {
    expect(await refusal(made())).toMatch(said);
  });

  it('more than may come out of it', async () => {
    const large = new Uint8Array(3 * 1024 * 1024).fill(0x20);
    for (const packed of [gzipSync(large), zipSync({ 'a.har': large })]) {
      expect(packed.length).toBeLessThan(10_000);
      expect(await sizeOf(packed, large.length)).toBe(large.length);
      await expect(sizeOf(packed, large.length - 1)).rejects.toThrow(/^This file unpacks to more than/);
    }
  });

  it('a zip that lies about what is in it', async () => {
    const zip = zipSync({ 'a.har': chrome });
    const end = new DataView(zip.buffer, zip.byteOffset + zip.length - 22);
    const directory = new DataView(zip.buffer, zip.byteOffset + end.getUint32(16, true));
    // The size when unpacked, as the list of files says it (APPNOTE.TXT §4.3.12).
    directory.setUint32(24, 1900 * 1024 * 1024, true);
    expect(await refusal(zip)).toMatch(/^This file unpacks to more than 2 GB/);
    directory.setUint32(24, 700, true);
    expect(await refusal(zip)).toMatch(/^This HAR file is cut off|cannot be unpacked/);
  });
});
