import { describe, expect, it } from 'vitest';
import { readHarBytes } from '../../src/capture/har-stream.ts';
import { NotAHar } from '../../src/capture/not-a-har.ts';

const json = JSON.stringify;
const events = Array.from({ length: 300 }, (_, time) => ({ time, type: 3 }));

describe('a file that is no HAR is called by its name', () => {
  it.each<[string, string | number[], RegExp]>([
    ['nothing', '', /^This file is empty\. Save the HAR file again\.$/],
    ['white space', '\ufeff \n ', /^This file is empty/],
    ['a page', '<!DOCTYPE html><html><body>{"log":{"entries":[]}}', /^This is a web page, not a HAR file/],
    ['a page without a doctype', '\n<HTML>', /^This is a web page/],
    ['XML', '<?xml version="1.0"?><x/>', /^This is an XML file/],
    ['a letter', 'Dear all, {please} read', /^This is plain text, not JSON/],
    ['a number', '12', /^This is plain text, not JSON/],
    ['bytes', [0x7b + 1, 0, 1, 2, 3], /^This is not JSON but a file of another kind/],
    ['a network capture', [0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0x7b], /^This is a network capture \(pcap\)/],
    ['a newer one', [0x0a, 0x0d, 0x0d, 0x0a, 0x1c, 0, 0, 0], /^This is a network capture \(pcap\)/],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], /^This is a picture/],
    ['a PDF', '%PDF-1.7', /^This is a PDF document/],
    ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], /^This is a packed file/],
    ['flows of mitmproxy', '2083:9:websocket;0:~8:response;', /^This is a mitmproxy flow file/],
    [
      'a net-export log',
      json({ constants: { clientInfo: {} }, events }),
      /^This is a Chrome network log \(net-export\)/,
    ],
    [
      'a net-export log that is cut off',
      json({ constants: { clientInfo: {} }, events }).slice(0, -9),
      /^This is a Chrome network log/,
    ],
    ['a trace', json({ traceEvents: events, metadata: {} }), /^This is a performance trace/],
    [
      'Postman',
      json({
        info: { _postman_id: 'x', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/' },
        item: [],
      }),
      /^This is a Postman collection/,
    ],
    [
      'Insomnia',
      json({ _type: 'export', __export_format: 4, resources: [] }),
      /^This is an export in Insomnia/,
    ],
    ['Lighthouse', json({ lighthouseVersion: '13.0.0', audits: {} }), /^This is a Lighthouse report/],
    ['OpenAPI', json({ openapi: '3.1.0', paths: {} }), /^This is a description of an API/],
    ['our report', json({ format: 'plainspoken-report', version: 1 }), /^This is a report of Plainspoken/],
    ['a source map', json({ version: 3, sources: [], mappings: '' }), /^This is a source map/],
    [
      'Charles',
      json([{ protocolVersion: 'HTTP/1.1', method: 'GET', host: 'shop.test' }]),
      /^This is a Charles session/,
    ],
    ['any object', json({ hello: 'world' }), /^This is JSON, but not a HAR file: it has no "log"/],
    ['any list', json([1, 2]), /^This is JSON, but not a HAR file: it has no "log"/],
    ['many items', json(events), /^This is JSON, but not a HAR file: it has no "log"/],
    ['a list of entries that are none', json({ entries: [{ id: 1 }] }), /it has no "log"/],
    ['a log without entries', json({ log: { version: '1.2' } }), /"log\.entries" is missing/],
    ['a log that is a text', json({ log: 'x' }), /it has no "log"/],
    ['entries that are no list', json({ log: { entries: {} } }), /"log\.entries" is missing/],
    [
      'a HAR cut off in its pages',
      '{"log":{"pages":[{"id":"a',
      /^This HAR file is cut off before the end of its first entry/,
    ],
    ['a HAR cut off in its first entry', '{"log":{"entries":[{"request":{', /^This HAR file is cut off/],
    ['what is no JSON at all', '{hello}', /^This is plain text, not JSON/],
  ])('%s', async (_what, content, said) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
    const refused = await readHarBytes(bytes, 'x.har').then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(NotAHar);
    const { message } = refused as NotAHar;
    expect(message).toMatch(said);
    for (const sentence of message.split(/(?<=\.)\s/))
      expect(sentence.split(' ').length).toBeLessThanOrEqual(20);
  });

  it('and never quotes what stands in it', async () => {
    const secret = 'made-up-key-51c2';
    for (const text of [
      `{"log":{"entries":[{"k":"${secret}" "x"}]}}`,
      `{"token":"${secret}"}`,
      secret,
      `{"${secret}`,
    ]) {
      const said = await readHarBytes(new TextEncoder().encode(text), 'x.har').then(
        (files) => JSON.stringify(files.map(({ skipped }) => skipped)),
        (error: Error) => error.message,
      );
      expect(said.length).toBeGreaterThan(10);
      expect(said).not.toContain(secret);
    }
  });
});
