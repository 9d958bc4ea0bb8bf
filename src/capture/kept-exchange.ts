import {
  type Body,
  type Exchange,
  type Initiator,
  NO_TIMINGS,
  type ResourceType,
  type Timings,
} from '../session/exchange.ts';
import { type HeaderField, HeaderFields } from '../session/headers.ts';
import type { PackedExchanges } from './pack.ts';
import { BODY, FLAG, NUMBERS, NUMBERS_LENGTH, PHASES, TEXT } from './record-layout.ts';

/** How many bytes of long bodies are kept: those of failures, mostly pages and data with an error in them. */
const BODIES_LIMIT = 64 * 1024 * 1024;

/** How many bytes small parts share. */
const BLOCK = 64 * 1024;
/** Where no more than this part of those in them is left, the rest moves: one failure among hundreds would hold on to all of them. */
const FEW = 1 / 4;

/** Reads exchanges of their packed form, in the order in which it was made: each part builds on the words of those before. */
export class ExchangeShelf {
  readonly #words: string[] = [''];
  readonly #bodies: KeptBodies;
  /** The long bodies, by their numbers in the records; undefined where one is not needed any more. */
  readonly #longBodies: (KeptText | undefined)[] = [];
  /** The bytes that small parts are put into, one behind the other. */
  #shared: SharedBytes | undefined;

  /** @param bodies where long bodies are kept */
  constructor(bodies = new KeptBodies()) {
    this.#bodies = bodies;
  }

  /** Another one, for exchanges that were packed elsewhere: the limit for long bodies holds for both together. */
  another(): ExchangeShelf {
    return new ExchangeShelf(this.#bodies);
  }

  /** How many long bodies were let go, the oldest first, because all of them were too much. */
  get bodiesLetGo(): number {
    return this.#bodies.letGo;
  }

  /**
   * Takes the next part.
   * @returns its exchanges. What is shown and searched of them is at hand; the rest is read from the bytes when it is asked for
   */
  take({ bytes, places, indexes, addresses, ends, texts, words, bodies }: PackedExchanges): Exchange[] {
    // Not by spreading: there may be thousands.
    for (const word of words) this.#words.push(word);
    for (const body of bodies) this.#longBodies.push(this.#bodies.keep(body));
    const { from, block } = this.#store(bytes, { texts, words: this.#words, longBodies: this.#longBodies });
    let start = 0;
    return places.map((place, nth) => {
      const end = ends[nth] as number;
      const url = addresses.slice(start, end);
      start = end;
      const kept = new KeptExchange(block, from + place, indexes[nth] as number, url);
      block.shared?.holders.push(kept);
      return kept;
    });
  }

  /**
   * Exchanges are gone, or have newer records: what they alone needed is let go. They can still be read, but for their long bodies.
   * @param gone from this shelf or the other one of the session
   */
  forget(gone: readonly Exchange[]): void {
    const thinner = new Set<SharedBytes>();
    for (const exchange of gone) {
      if (!(exchange instanceof KeptExchange) || exchange.isGone) continue;
      exchange.isGone = true;
      const { shared, longBodies } = exchange.block;
      if (shared) {
        shared.gone++;
        thinner.add(shared);
      }
      if ((exchange.flags & FLAG.bodyApart) === 0) continue;
      for (const number of bodiesOf(exchange)) {
        const text = longBodies[number];
        if (text) this.#bodies.forget(text);
        longBodies[number] = undefined;
      }
    }
    for (const shared of thinner) if (shared !== this.#shared) this.#thinOut(shared);
  }

  /** The bytes that what comes next is put into. */
  #roomFor(length: number): SharedBytes {
    const before = this.#shared;
    if (before && before.length + length <= BLOCK) return before;
    const bytes = new Uint8Array(BLOCK);
    this.#shared = { bytes, view: viewOf(bytes), length: 0, holders: [], gone: 0 };
    if (before) this.#thinOut(before);
    // What has moved into it may have filled it.
    return this.#roomFor(length);
  }

  /** Moves what is left in shared bytes to where the next records go, where it is little. */
  #thinOut(from: SharedBytes): void {
    const { bytes, length, holders, gone } = from;
    if (holders.length - gone > holders.length * FEW) return;
    from.holders = [];
    from.gone = 0;
    for (const [nth, exchange] of holders.entries()) {
      if (exchange.isGone) continue;
      const record = bytes.slice(exchange.start, holders[nth + 1]?.start ?? length);
      const { from: start, block } = this.#store(record, exchange.block);
      exchange.move(block, start);
      block.shared?.holders.push(exchange);
    }
  }

  /** What comes in small parts shares its bytes: a buffer for each request would cost as much again. */
  #store(
    record: Uint8Array<ArrayBuffer>,
    { texts, words, longBodies }: Pick<Block, 'texts' | 'words' | 'longBodies'>,
  ): { block: Block; from: number } {
    const shared = record.length > BLOCK / 4 ? undefined : this.#roomFor(record.length);
    const { bytes, view } = shared ?? alone(record);
    // Written out: one for each request, and what is put together of others takes up three times as much.
    const block = { bytes, view, texts, words, longBodies, shared };
    if (!shared) return { block, from: 0 };
    const from = shared.length;
    bytes.set(record, from);
    shared.length += record.length;
    return { block, from };
  }
}

/** Bytes that nobody else writes into: what is a part of more is copied. */
function alone(record: Uint8Array<ArrayBuffer>): { bytes: Uint8Array<ArrayBuffer>; view: DataView } {
  const bytes = record.length < record.buffer.byteLength ? record.slice() : record;
  return { bytes, view: viewOf(bytes) };
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Bytes that the records of several exchanges lie in, with what they name. */
interface Block {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  readonly texts: string;
  readonly words: readonly string[];
  readonly longBodies: (KeptText | undefined)[];
  /** undefined where the bytes are those of one part alone. */
  readonly shared: SharedBytes | undefined;
}

/** Bytes that small parts lie in, one behind the other. */
interface SharedBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** One for all of them: each exchange keeps what it needs to read its record. */
  readonly view: DataView;
  /** How many of them are taken. */
  length: number;
  /** The exchanges whose records they are, in the same order; none where those that were left have moved. */
  holders: KeptExchange[];
  /** How many of these are gone. */
  gone: number;
}

/** A long body; no bytes where they were let go. */
interface KeptText {
  bytes: Uint8Array<ArrayBuffer> | undefined;
}

/** The long bodies of a session; the oldest are let go where all are too much. */
export class KeptBodies {
  readonly #limit: number;
  /** In the order in which they came. */
  readonly #kept = new Set<KeptText>();
  #size = 0;
  #letGo = 0;

  /** @param limit in bytes */
  constructor(limit = BODIES_LIMIT) {
    this.#limit = limit;
  }

  /** How many were let go. */
  get letGo(): number {
    return this.#letGo;
  }

  /** Takes one in. */
  keep(bytes: Uint8Array<ArrayBuffer>): KeptText {
    const text = { bytes };
    this.#kept.add(text);
    this.#size += bytes.length;
    for (const oldest of this.#kept) {
      // The newest stays, whatever its size: it is about to be explained.
      if (this.#size <= this.#limit || oldest === text) break;
      this.#letGo++;
      this.forget(oldest);
    }
    return text;
  }

  /** It is needed no more, or too old. */
  forget(text: KeptText): void {
    if (!this.#kept.delete(text)) return;
    this.#size -= text.bytes?.length ?? 0;
    text.bytes = undefined;
  }
}

/**
 * An exchange as a session keeps it: some two hundred bytes with its address, and its record in bytes that many share.
 * Most of its fields are read, not held: `{ ...exchange }` would lose them, and `withChange` is there for that.
 */
class KeptExchange implements Exchange {
  readonly index: number;
  readonly method: string;
  readonly url: string;
  readonly resourceType: ResourceType;
  /** At hand, because all order in time goes by it. */
  readonly startedAt: number | null;
  readonly visit: string | null;
  readonly error: string | null;
  readonly mimeType: string;
  readonly status: number;
  readonly flags: number;
  /** What it is may not change, but where it is written may. */
  block: Block;
  start: number;
  /** Where the rest of its record begins. */
  rest: number;
  /** Its session has no use for it any more. */
  isGone = false;

  constructor(block: Block, start: number, index: number, url: string) {
    const reader = new RecordReader(block, start + NUMBERS_LENGTH);
    const flags = reader.varint();
    this.index = index;
    this.method = reader.word();
    this.url = url;
    this.resourceType = reader.word() as ResourceType;
    this.startedAt = known(block.view.getFloat64(start + NUMBERS.startedAt));
    this.status = reader.varint();
    this.mimeType = reader.word();
    this.visit = (flags & FLAG.visit) > 0 ? reader.word() : null;
    this.error = (flags & FLAG.error) > 0 ? reader.word() : null;
    this.flags = flags;
    this.block = block;
    this.start = start;
    this.rest = reader.at;
  }

  /** Its record has been copied to another place. */
  move(block: Block, start: number): void {
    this.rest += start - this.start;
    this.start = start;
    this.block = block;
    // What is at hand of it would hold on to the old place.
    const place = this.index & (ASKED_TOGETHER - 1);
    if (latest[place]?.of === this) latest[place] = undefined;
  }

  get duration(): number | null {
    return known(this.block.view.getFloat64(this.start + NUMBERS.duration));
  }

  get pending(): boolean {
    return (this.flags & FLAG.pending) > 0;
  }

  get leftBehind(): boolean {
    return (this.flags & FLAG.leftBehind) > 0;
  }

  get errorsTold(): boolean {
    return (this.flags & FLAG.errorsTold) > 0;
  }

  get credentialsTold(): boolean {
    return (this.flags & FLAG.credentialsTold) > 0;
  }

  get request(): Exchange['request'] {
    return new KeptRequest(this);
  }

  get response(): Exchange['response'] {
    return new KeptResponse(this);
  }

  get serverAddress(): string {
    return restOf(this).serverAddress;
  }

  get initiator(): Initiator | null {
    return (this.flags & FLAG.initiator) > 0 ? restOf(this).initiator() : null;
  }

  get timings(): Timings {
    return restOf(this).timings();
  }

  get socketError(): string | null {
    return (this.flags & FLAG.socketError) > 0 ? restOf(this).socketError : null;
  }

  get pageReport(): Exchange['pageReport'] {
    return (this.flags & FLAG.pageReport) > 0 ? restOf(this).pageReport : null;
  }

  get explained(): Exchange['explained'] {
    return (this.flags & FLAG.explained) > 0 ? restOf(this).explained : undefined;
  }
}

/** Made each time that it is asked for, and gone at once: most is asked whether it has a body, and has none. */
class KeptRequest {
  readonly #of: KeptExchange;

  constructor(of: KeptExchange) {
    this.#of = of;
  }

  get headers(): HeaderFields {
    return restOf(this.#of).sentHeaders();
  }

  get httpVersion(): string {
    return restOf(this.#of).sentVersion;
  }

  get body(): Body | null {
    return (this.#of.flags & FLAG.requestBody) > 0 ? restOf(this.#of).sentBody : null;
  }
}

/** Made each time that it is asked for, and gone at once: most is asked for its status alone. */
class KeptResponse {
  readonly #of: KeptExchange;

  constructor(of: KeptExchange) {
    this.#of = of;
  }

  get status(): number {
    return this.#of.status;
  }

  get mimeType(): string {
    return this.#of.mimeType;
  }

  get fromCache(): boolean {
    return (this.#of.flags & FLAG.fromCache) > 0;
  }

  get viaServiceWorker(): boolean {
    return (this.#of.flags & FLAG.viaServiceWorker) > 0;
  }

  get transferred(): number | null {
    return known(this.#of.block.view.getFloat64(this.#of.start + NUMBERS.transferred));
  }

  get size(): number | null {
    return known(this.#of.block.view.getFloat64(this.#of.start + NUMBERS.size));
  }

  get statusText(): string {
    return restOf(this.#of).statusText;
  }

  get headers(): HeaderFields {
    return restOf(this.#of).receivedHeaders();
  }

  get httpVersion(): string {
    return restOf(this.#of).receivedVersion;
  }

  get body(): Body | null {
    return (this.#of.flags & FLAG.responseBody) > 0 ? restOf(this.#of).receivedBody : null;
  }

  get redirectUrl(): string {
    return (this.#of.flags & FLAG.redirectUrl) > 0 ? restOf(this.#of).redirectUrl : '';
  }
}

function known(number: number): number | null {
  return Number.isNaN(number) ? null : number;
}

/** Exchanges are asked about together: one, and those that came shortly before it. A power of two. */
const ASKED_TOGETHER = 64;
const latest: ({ readonly of: KeptExchange; readonly rest: Rest } | undefined)[] = Array.from({
  length: ASKED_TOGETHER,
});

/** What a record holds beside what is at hand; that of some that were asked for lately is kept. */
function restOf(exchange: KeptExchange): Rest {
  const place = exchange.index & (ASKED_TOGETHER - 1);
  const known = latest[place];
  if (known?.of === exchange) return known.rest;
  const rest = new Rest(exchange);
  latest[place] = { of: exchange, rest };
  return rest;
}

/** What a record holds beside what is at hand. What is long is read when it is asked for. */
class Rest {
  readonly sentVersion: string;
  readonly sentBody: Body | null;
  readonly receivedVersion: string;
  readonly receivedBody: Body | null;
  readonly statusText: string;
  readonly serverAddress: string;
  readonly redirectUrl: string;
  readonly socketError: string | null;
  readonly pageReport: Exchange['pageReport'];
  readonly explained: Exchange['explained'];
  readonly #timings: RecordReader | null;
  readonly #initiator: RecordReader | null;
  readonly #sentHeaders: RecordReader;
  #sent: HeaderFields | undefined;
  readonly #receivedHeaders: RecordReader;
  #received: HeaderFields | undefined;

  constructor({ flags, block, rest }: KeptExchange) {
    const reader = new RecordReader(block, rest);
    // In the order in which pack.ts writes them.
    this.sentVersion = reader.word();
    this.receivedVersion = reader.word();
    this.statusText = reader.word();
    this.serverAddress = reader.word();
    this.redirectUrl = (flags & FLAG.redirectUrl) > 0 ? reader.text() : '';
    this.socketError = (flags & FLAG.socketError) > 0 ? reader.text() : null;
    this.pageReport = (flags & FLAG.pageReport) > 0 ? JSON.parse(reader.text()) : null;
    this.explained = (flags & FLAG.explained) > 0 ? JSON.parse(reader.text()) : undefined;
    this.#timings = (flags & FLAG.timings) > 0 ? reader.there() : null;
    if (this.#timings) skipTimings(reader);
    this.sentBody = (flags & FLAG.requestBody) > 0 ? readBody(reader, block) : null;
    this.receivedBody = (flags & FLAG.responseBody) > 0 ? readBody(reader, block) : null;
    this.#initiator = (flags & FLAG.initiator) > 0 ? reader.part() : null;
    this.#sentHeaders = reader.part();
    this.#receivedHeaders = reader.part();
  }

  sentHeaders(): HeaderFields {
    this.#sent ??= readHeaders(this.#sentHeaders);
    return this.#sent;
  }

  receivedHeaders(): HeaderFields {
    this.#received ??= readHeaders(this.#receivedHeaders);
    return this.#received;
  }

  timings(): Timings {
    return this.#timings ? readTimings(this.#timings.there()) : NO_TIMINGS;
  }

  initiator(): Initiator | null {
    return this.#initiator && readInitiator(this.#initiator.there());
  }
}

function readInitiator(reader: RecordReader): Initiator {
  const type = reader.word();
  const url = reader.word();
  const hasUrl = reader.varint() > 0;
  const line = known(reader.float());
  const functionName = reader.word();
  const hasName = reader.varint() > 0;
  return { type, url: hasUrl ? url : null, line, functionName: hasName ? functionName : null };
}

function readTimings(reader: RecordReader): Timings {
  const mask = reader.varint();
  const timings: Record<keyof Timings, number | null> = { ...NO_TIMINGS };
  for (const [bit, phase] of PHASES.entries()) if ((mask & (1 << bit)) > 0) timings[phase] = reader.float();
  return timings;
}

function skipTimings(reader: RecordReader): void {
  for (let mask = reader.varint(); mask > 0; mask >>= 1) if ((mask & 1) > 0) reader.at += 8;
}

function readHeaders(reader: RecordReader): HeaderFields {
  const count = reader.varint();
  if (count === 0) return HeaderFields.none;
  const lines: HeaderField[] = [];
  for (let line = 0; line < count; line++) lines.push({ name: reader.word(), value: reader.word() });
  return new HeaderFields(lines);
}

/** The numbers of the long bodies of an exchange. */
function bodiesOf({ flags, block, rest }: KeptExchange): number[] {
  const reader = new RecordReader(block, rest);
  for (let word = 0; word < 4; word++) reader.word();
  for (const flag of [FLAG.redirectUrl, FLAG.socketError, FLAG.pageReport, FLAG.explained])
    if ((flags & flag) > 0) reader.skipText();
  if ((flags & FLAG.timings) > 0) skipTimings(reader);
  const numbers: number[] = [];
  for (const flag of [FLAG.requestBody, FLAG.responseBody]) {
    if ((flags & flag) === 0) continue;
    if ((reader.varint() & BODY.apart) > 0) numbers.push(reader.varint());
    else reader.skipText();
  }
  return numbers;
}

/** @returns null where it was let go */
function readBody(reader: RecordReader, block: Block): Body | null {
  const bits = reader.varint();
  if ((bits & BODY.apart) === 0) {
    const body = new KeptBody(bits, reader.there());
    reader.skipText();
    return body;
  }
  const bytes = block.longBodies[reader.varint()]?.bytes;
  if (!bytes) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return new KeptBody(bits, new RecordReader({ ...block, bytes, view }, 0));
}

/** Its text is read when it is asked for: it may be long. */
class KeptBody implements Body {
  readonly binary: boolean;
  readonly truncated: boolean;
  readonly #reader: RecordReader;
  #text: string | undefined;

  /** @param reader at its text */
  constructor(bits: number, reader: RecordReader) {
    this.binary = (bits & BODY.binary) > 0;
    this.truncated = (bits & BODY.truncated) > 0;
    this.#reader = reader;
  }

  get text(): string {
    this.#text ??= this.#reader.text();
    return this.#text;
  }
}

/** Reads a record from a place on (record-layout.ts). */
class RecordReader {
  readonly #block: Block;
  at: number;

  constructor(block: Block, at: number) {
    this.#block = block;
    this.at = at;
  }

  /** Another one, at the same place. */
  there(): RecordReader {
    return new RecordReader(this.#block, this.at);
  }

  /** Another one, at what stands here after its length; this one goes on behind it. */
  part(): RecordReader {
    const length = this.#block.view.getUint32(this.at);
    this.at += 4;
    const part = this.there();
    this.at += length;
    return part;
  }

  varint(): number {
    const { bytes } = this.#block;
    let number = 0;
    let unit = 1;
    for (;;) {
      const byte = bytes[this.at++] as number;
      if (byte < 0x80) return number + unit * byte;
      number += unit * (byte - 0x80);
      unit *= 0x80;
    }
  }

  float(): number {
    this.at += 8;
    return this.#block.view.getFloat64(this.at - 8);
  }

  word(): string {
    const number = this.varint();
    return number === 0 ? this.text() : (this.#block.words[number] as string);
  }

  text(): string {
    const head = this.varint();
    const length = Math.floor(head / 4);
    if (head % 4 === TEXT.beside) {
      const from = this.varint();
      return this.#block.texts.slice(from, from + length);
    }
    const { bytes, view } = this.#block;
    const start = this.at;
    this.at += length;
    if (head % 4 === TEXT.utf8) return DECODER.decode(bytes.subarray(start, this.at));
    let text = '';
    for (let place = start; place < this.at; place += 2) text += String.fromCharCode(view.getUint16(place));
    return text;
  }

  skipText(): void {
    const head = this.varint();
    if (head % 4 === TEXT.beside) this.varint();
    else this.at += Math.floor(head / 4);
  }
}

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });
