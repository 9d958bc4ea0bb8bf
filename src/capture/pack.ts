import type { Body, Exchange, Initiator, Timings } from '../session/exchange.ts';
import type { HeaderFields } from '../session/headers.ts';
import { BODY, FLAG, NUMBERS, NUMBERS_LENGTH, PHASES, TEXT } from './record-layout.ts';

/** A word is remembered when there are no more than so many of its kind: the dates of answers are all different. */
const WORDS_OF_A_KIND = 128;
/** … but names of headers may be this many: names that are made up anew for each request must not fill the memory. */
const NAMES = 2000;
/** After so many in a row that were none of the words of their kind, no more of it are looked up: numbers of requests never come again. */
const MOST_MISSES = 256;
/** Longer bodies lie apart, in characters: they may have to be let go. */
const LONGEST_IN_RECORD = 2048;
/** Longer texts are no words; the policies of pages are, and have some thousand characters. */
const LONGEST_WORD = 8192;

/** Exchanges as bytes. What is in it belongs together: the next one builds on the words of this one. */
export interface PackedExchanges {
  /** The records, one after the other (record-layout.ts). They stay as they are until more is added: who keeps them copies them. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each record begins in them. */
  readonly places: readonly number[];
  /** The index of each. */
  readonly indexes: readonly number[];
  /** The addresses, one after the other. They are no part of the records, because each of them is read. */
  readonly addresses: string;
  /** Where each address ends in them. */
  readonly ends: readonly number[];
  /** The texts that stand beside the records, one after the other. */
  readonly texts: string;
  /** The words that are new, in the order of their numbers. */
  readonly words: readonly string[];
  /** The bodies that lie apart, each as a text in bytes (record-layout.ts). */
  readonly bodies: readonly Uint8Array<ArrayBuffer>[];
}

/** What is remembered of one kind of words: the values of a header, the methods … */
class Words {
  readonly most: number;
  readonly numbers = new Map<string, number>();
  /** The word that was written last. Mostly it is the next one too, and to compare a text is quicker than to look it up. */
  last: string | undefined;
  lastNumber = 0;
  /** How many in a row were none of these words, once there are as many as are remembered. */
  misses = 0;

  constructor(most = WORDS_OF_A_KIND) {
    this.most = most;
  }
}

/** What is remembered of the headers of one name. */
interface HeaderName {
  readonly name: string;
  /** The number of the name as a word; 0 where it is none. */
  readonly number: number;
  readonly values: Words;
  /** The name of the line behind it, as it was last time, and is mostly. */
  next: HeaderName | undefined;
}

/** Writes exchanges down as bytes: with all that they hold, and what they have in common once. */
export class ExchangePacker {
  readonly #methods = new Words();
  readonly #types = new Words();
  readonly #mediaTypes = new Words();
  readonly #visits = new Words();
  readonly #errors = new Words();
  readonly #versions = new Words();
  readonly #phrases = new Words();
  readonly #servers = new Words();
  readonly #initiatorTypes = new Words();
  readonly #scripts = new Words();
  readonly #functions = new Words();
  readonly #names = new Map<string, HeaderName>();
  /** Stands for all names that are not remembered, and in front of the first one. */
  readonly #noName: HeaderName = { name: '', number: 0, values: new Words(0), next: undefined };
  /** The times of the exchange that is being written. */
  readonly #times = new Float64Array(PHASES.length);
  #count = 0;
  #newWords: string[] = [];
  #bytes = new Uint8Array(64 * 1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  #places: number[] = [];
  #indexes: number[] = [];
  #addresses: string[] = [];
  #ends: number[] = [];
  #addressesLength = 0;
  #texts: string[] = [];
  #textsLength = 0;
  #bodies: Uint8Array<ArrayBuffer>[] = [];
  #bodyCount = 0;

  /** Writes one more. */
  add(exchange: Exchange): void {
    this.#places.push(this.#length);
    this.#indexes.push(exchange.index);
    this.#addresses.push(exchange.url);
    this.#addressesLength += exchange.url.length;
    this.#ends.push(this.#addressesLength);
    this.#record(exchange);
  }

  /** All that was added since the last time. */
  take(): PackedExchanges {
    const taken = {
      bytes: this.#bytes.subarray(0, this.#length),
      places: this.#places,
      indexes: this.#indexes,
      addresses: this.#addresses.join(''),
      ends: this.#ends,
      texts: this.#texts.join(''),
      words: this.#newWords,
      bodies: this.#bodies,
    };
    this.#length = 0;
    this.#places = [];
    this.#indexes = [];
    this.#addresses = [];
    this.#ends = [];
    this.#addressesLength = 0;
    this.#texts = [];
    this.#textsLength = 0;
    this.#newWords = [];
    this.#bodies = [];
    return taken;
  }

  #record(exchange: Exchange): void {
    const { request, response, initiator, timings } = exchange;
    const phases = this.#read(timings);
    this.#room(NUMBERS_LENGTH);
    const start = this.#length;
    this.#view.setFloat64(start + NUMBERS.startedAt, exchange.startedAt ?? Number.NaN);
    this.#view.setFloat64(start + NUMBERS.duration, exchange.duration ?? Number.NaN);
    this.#view.setFloat64(start + NUMBERS.transferred, response.transferred ?? Number.NaN);
    this.#view.setFloat64(start + NUMBERS.size, response.size ?? Number.NaN);
    this.#length += NUMBERS_LENGTH;
    const has = (flag: keyof typeof FLAG, is: boolean) => (is ? FLAG[flag] : 0);
    this.#varint(
      has('pending', exchange.pending) |
        has('leftBehind', exchange.leftBehind) |
        has('errorsTold', exchange.errorsTold) |
        has('credentialsTold', exchange.credentialsTold) |
        has('fromCache', response.fromCache) |
        has('viaServiceWorker', response.viaServiceWorker) |
        has('visit', exchange.visit !== null) |
        has('error', exchange.error !== null) |
        has('socketError', exchange.socketError !== null) |
        has('pageReport', exchange.pageReport !== null) |
        has('explained', exchange.explained !== undefined) |
        has('initiator', initiator !== null) |
        has('requestBody', request.body !== null) |
        has('responseBody', response.body !== null) |
        has('timings', phases > 0) |
        has('redirectUrl', response.redirectUrl !== '') |
        has('bodyApart', isApart(request.body) || isApart(response.body)),
    );
    this.#word(this.#methods, exchange.method);
    this.#word(this.#types, exchange.resourceType);
    this.#varint(response.status);
    this.#word(this.#mediaTypes, response.mimeType);
    if (exchange.visit !== null) this.#word(this.#visits, exchange.visit);
    if (exchange.error !== null) this.#word(this.#errors, exchange.error);
    this.#word(this.#versions, request.httpVersion);
    this.#word(this.#versions, response.httpVersion);
    this.#word(this.#phrases, response.statusText);
    this.#word(this.#servers, exchange.serverAddress);
    if (response.redirectUrl !== '') this.#text(response.redirectUrl);
    if (exchange.socketError !== null) this.#text(exchange.socketError);
    if (exchange.pageReport !== null) this.#text(JSON.stringify(exchange.pageReport));
    if (exchange.explained !== undefined) this.#text(JSON.stringify(exchange.explained));
    if (phases > 0) this.#timings(phases);
    if (request.body) this.#body(request.body);
    if (response.body) this.#body(response.body);
    if (initiator) {
      const length = this.#begin();
      this.#initiator(initiator);
      this.#end(length);
    }
    for (const { headers } of [request, response]) {
      const length = this.#begin();
      this.#headers(headers);
      this.#end(length);
    }
  }

  /** Leaves room for the length of what comes. @returns where */
  #begin(): number {
    this.#room(4);
    this.#length += 4;
    return this.#length - 4;
  }

  #end(start: number): void {
    this.#view.setUint32(start, this.#length - start - 4);
  }

  #initiator({ type, url, line, functionName }: Initiator): void {
    this.#word(this.#initiatorTypes, type);
    this.#word(this.#scripts, url ?? '');
    this.#varint(url === null ? 0 : 1);
    this.#float(line ?? Number.NaN);
    this.#word(this.#functions, functionName ?? '');
    this.#varint(functionName === null ? 0 : 1);
  }

  /** Reads each time once: they may be read off a recorder's own form. @returns which of them are known, a bit each */
  #read(timings: Timings): number {
    let phases = 0;
    for (let bit = 0; bit < PHASES.length; bit++) {
      const time = timings[PHASES[bit] as keyof Timings];
      if (time === null) continue;
      this.#times[bit] = time;
      phases |= 1 << bit;
    }
    return phases;
  }

  #timings(phases: number): void {
    this.#varint(phases);
    for (let bit = 0; bit < PHASES.length; bit++)
      if ((phases & (1 << bit)) > 0) this.#float(this.#times[bit] as number);
  }

  #body(body: Body): void {
    const { text, binary, truncated } = body;
    const apart = isApart(body);
    this.#varint((binary ? BODY.binary : 0) | (truncated ? BODY.truncated : 0) | (apart ? BODY.apart : 0));
    if (!apart) {
      this.#text(text);
      return;
    }
    this.#varint(this.#bodyCount++);
    // Written here, and taken out of here again.
    const start = this.#length;
    this.#inBytes(text);
    this.#bodies.push(this.#bytes.slice(start, this.#length));
    this.#length = start;
  }

  #headers(headers: HeaderFields): void {
    this.#varint(headers.size);
    let before = this.#noName;
    for (const { name, value } of headers) {
      let known = before.next;
      if (known?.name !== name) {
        known = this.#headerName(name);
        before.next = known;
      }
      this.#varint(known.number);
      if (known.number === 0) this.#text(name);
      this.#word(known.values, value);
      before = known;
    }
  }

  #headerName(name: string): HeaderName {
    let known = this.#names.get(name);
    if (known) return known;
    if (this.#names.size >= NAMES || name.length > LONGEST_WORD) return this.#noName;
    known = { name, number: this.#newWord(name), values: new Words(), next: undefined };
    this.#names.set(name, known);
    return known;
  }

  #word(words: Words, text: string): void {
    if (text !== words.last) {
      let number = words.misses < MOST_MISSES ? words.numbers.get(text) : undefined;
      if (number !== undefined) words.misses = 0;
      else {
        if (words.numbers.size >= words.most || text.length > LONGEST_WORD) {
          // One that is too long says nothing of the others.
          if (words.numbers.size >= words.most) words.misses++;
          this.#varint(0);
          this.#text(text);
          return;
        }
        number = this.#newWord(text);
        words.numbers.set(text, number);
      }
      words.last = text;
      words.lastNumber = number;
    }
    this.#varint(words.lastNumber);
  }

  #newWord(text: string): number {
    this.#newWords.push(text);
    return ++this.#count;
  }

  #text(text: string): void {
    if (WIDE.test(text)) {
      this.#inBytes(text);
      return;
    }
    this.#varint(4 * text.length + TEXT.beside);
    this.#varint(this.#textsLength);
    this.#texts.push(text);
    this.#textsLength += text.length;
  }

  #inBytes(text: string): void {
    if (HALF_A_PAIR.test(text)) {
      this.#varint(8 * text.length + TEXT.utf16);
      this.#room(2 * text.length);
      for (let place = 0; place < text.length; place++, this.#length += 2)
        this.#view.setUint16(this.#length, text.charCodeAt(place));
      return;
    }
    const encoded = ENCODER.encode(text);
    this.#varint(4 * encoded.length + TEXT.utf8);
    this.#room(encoded.length);
    this.#bytes.set(encoded, this.#length);
    this.#length += encoded.length;
  }

  #float(number: number): void {
    this.#room(8);
    this.#view.setFloat64(this.#length, number);
    this.#length += 8;
  }

  #varint(number: number): void {
    this.#room(8);
    let left = number;
    // Nearly all have two of them at most, and then no more than shifts are needed.
    if (left < 0x4000) {
      if (left >= 0x80) {
        this.#bytes[this.#length++] = (left & 0x7f) | 0x80;
        left >>= 7;
      }
      this.#bytes[this.#length++] = left;
      return;
    }
    while (left >= 0x80) {
      this.#bytes[this.#length++] = (left % 0x80) + 0x80;
      left = Math.floor(left / 0x80);
    }
    this.#bytes[this.#length++] = left;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#length + more, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

function isApart(body: Body | null): boolean {
  return body !== null && body.text.length > LONGEST_IN_RECORD;
}

const ENCODER = new TextEncoder();
/** A character for which a string needs two bytes each. */
const WIDE = /[^\0-\xff]/;
const HALF_A_PAIR = /\p{Surrogate}/u;
