/** The most that is kept of what stands around the entries, in bytes: pages and the exporter's own fields. */
const MOST_AROUND = 64 * 1024 * 1024;
/** The largest entry that is read, in bytes: a text of twice this size is more than a browser can hold. */
export const LARGEST_ENTRY = 256 * 1024 * 1024;
/** The longest entry that is looked for by the beginning of the next one, in bytes: so much more is held. */
const MOST_AHEAD = 1024 * 1024;
/** How much may stand in front of the first bracket: the name of a JSONP function, no more. */
const MOST_BEFORE = 1024;
/** Longer texts are no name that is looked for. */
const LONGEST_NAME = 64;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const EMPTY = new Uint8Array(0);

/** Where the list of entries was found: `log.entries`, `entries` of the root itself, or the root is the list. */
export type EntriesPlace = 'log' | 'root' | 'list';

/** All of one HAR but its entries. */
export interface Around {
  /** JSON with empty lists of entries; of a file that is cut off, as far as it goes, with its brackets closed. */
  readonly text: string;
  /** null where no list of entries was found. */
  readonly entriesIn: EntriesPlace | null;
  /** The file stops before this HAR does, or an entry is so broken that it cannot be told where the others are. */
  readonly endsEarly: boolean;
}

/** Who is told what was cut. */
export interface Pieces {
  /**
   * One item of the entries.
   * @param text as it stands in the file; null where it is larger than LARGEST_ENTRY
   * @param value what JSON.parse makes of the text, where it had to be parsed to be cut
   */
  entry(text: string | null, entriesIn: EntriesPlace, value?: object): void;
  /** One HAR is over, or what was no HAR. */
  end(around: Around): void;
}

/**
 * Cuts the text of HAR files into its entries, as it comes: texts and brackets are told apart (RFC 8259), and no more is parsed
 * than entries that are whole. Entries are looked for in `log.entries`, also where the log stands one name deeper, in `entries` of the
 * root, and in a root that is a list. HAR after HAR in one file are cut one after another.
 */
export class HarCutter {
  readonly #pieces: Pieces;
  readonly #limits: { readonly entry: number; readonly around: number; readonly ahead: number };
  readonly #decoder = new TextDecoder();
  readonly #entryDecoder = new TextDecoder();
  #phase: 'before' | 'around' | 'between items' | 'ahead' | 'item' | 'scalar' | 'after' | 'over' = 'before';
  #before = '';

  // Around the entries.
  #kept = new Uint8Array(4096);
  #length = 0;
  /** The brackets that are open, as they stand: "{{[". */
  #open = '';
  /** The name under which each open bracket stands. */
  #path: string[] = [];
  #name = '';
  #lastText = '';
  #textStart = 0;
  #entriesIn: EntriesPlace | null = null;
  /** As far as this, what is kept can be closed to be JSON. */
  #whole = { length: 0, open: '' };

  // In a text, around the entries or in an item.
  #inText = false;
  #escaped = false;

  // Ahead: from the first bracket of an entry, while it is not known where it ends.
  /** What stands between two entries of this file: the last bracket of the one, the first name of the next. */
  #usual = '';
  #between = '';
  #held: Uint8Array[] = [];
  #heldLength = 0;
  #searched = 0;
  /**
   * All of it is ASCII so far. Where it is not, each entry is decoded by itself: engines take two bytes for each character of a text,
   * and of all that is made of it, where one of them needs two.
   */
  #ascii = true;
  /** In a row, how often it did not work. */
  #misses = 0;
  /** So many bytes are read byte by byte before it is tried again: twice as many each time. */
  #pause = 0;

  // In an item.
  #itemOpen: number[] = [];
  #parts: Uint8Array[] = [];
  #partsLength = 0;
  #tooLarge = false;
  #lostWay = false;

  /** @param limits in bytes; other than the usual ones in tests only; nothing is read ahead where that limit is 0 */
  constructor(pieces: Pieces, limits = { entry: LARGEST_ENTRY, around: MOST_AROUND, ahead: MOST_AHEAD }) {
    this.#pieces = pieces;
    this.#limits = limits;
  }

  /** @param chunk the next bytes in UTF-8; may end anywhere, and must not change afterwards */
  push(chunk: Uint8Array): void {
    this.#pause = Math.max(0, this.#pause - chunk.length);
    this.#read(chunk);
  }

  #read(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      switch (this.#phase) {
        case 'before':
          at = this.#readBefore(chunk, at);
          break;
        case 'around':
          at = this.#readAround(chunk, at);
          break;
        case 'between items':
          at = this.#readBetween(chunk, at);
          break;
        case 'ahead':
          at = this.#readAhead(chunk, at);
          break;
        case 'item':
          at = this.#readItem(chunk, at);
          break;
        case 'scalar':
          at = this.#readScalar(chunk, at);
          break;
        case 'after':
          at = this.#readAfter(chunk, at);
          break;
        case 'over':
          return;
      }
    }
  }

  /** No more bytes come. */
  end(): void {
    if (this.#phase === 'ahead') this.#miss();
    if (this.#phase === 'after' || this.#phase === 'over') return;
    this.#finish(true);
    this.#phase = 'over';
  }

  #readBefore(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && chunk[at] !== OPEN_OBJECT && chunk[at] !== OPEN_LIST) at++;
    this.#before += this.#decoder.decode(chunk.subarray(from, Math.min(at, from + MOST_BEFORE)), {
      stream: true,
    });
    if (at < chunk.length) this.#phase = 'around';
    // What does not begin like JSON, JSONP or a script is told from its first letters.
    if (
      this.#before.trim() !== '' &&
      (this.#before.length >= MOST_BEFORE || !this.#mayLead(at < chunk.length))
    ) {
      this.#finish(false);
      this.#phase = 'over';
      return chunk.length;
    }
    return at;
  }

  #mayLead(whole: boolean): boolean {
    return whole ? LEADS_TO_JSON.test(this.#before) : !/^\s*</.test(this.#before);
  }

  #readAround(chunk: Uint8Array, from: number): number {
    this.#makeRoom(chunk.length - from);
    for (let at = from; at < chunk.length; at++) {
      if (this.#length >= this.#limits.around) {
        this.#finish(true);
        this.#phase = 'over';
        return chunk.length;
      }
      const byte = chunk[at] as number;
      this.#kept[this.#length++] = byte;
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) {
          this.#inText = false;
          if (this.#open.length <= 3) this.#lastText = this.#textBefore(this.#length - 1);
        }
        continue;
      }
      switch (byte) {
        case QUOTE:
          this.#inText = true;
          this.#textStart = this.#length;
          break;
        case COLON:
          this.#name = this.#lastText;
          break;
        case COMMA:
          this.#whole = { length: this.#length - 1, open: this.#open };
          break;
        case OPEN_OBJECT:
        case OPEN_LIST: {
          const place = byte === OPEN_LIST ? this.#entriesPlace() : null;
          this.#path.push(this.#name);
          this.#open += byte === OPEN_LIST ? '[' : '{';
          this.#whole = { length: this.#length, open: this.#open };
          this.#name = '';
          if (place === null) break;
          this.#entriesIn ??= place;
          this.#phase = 'between items';
          return at + 1;
        }
        case CLOSE_OBJECT:
        case CLOSE_LIST:
          if (this.#close(byte === CLOSE_LIST ? '[' : '{')) return at + 1;
      }
    }
    return chunk.length;
  }

  /** @returns whether the root is over */
  #close(bracket: '[' | '{'): boolean {
    const match = this.#open.lastIndexOf(bracket);
    if (match >= 0) {
      this.#open = this.#open.slice(0, match);
      this.#path.length = match;
    }
    this.#whole = { length: this.#length, open: this.#open };
    if (match !== 0) return false;
    this.#finish(false);
    this.#phase = 'after';
    return true;
  }

  #entriesPlace(): EntriesPlace | null {
    if (this.#open === '') return 'list';
    if (this.#name !== 'entries') return null;
    if (this.#open === '{') return 'root';
    return /^\{{2,3}$/.test(this.#open) && this.#path.at(-1) === 'log' ? 'log' : null;
  }

  #textBefore(end: number): string {
    if (end - this.#textStart > LONGEST_NAME) return '';
    return new TextDecoder().decode(this.#kept.subarray(this.#textStart, end));
  }

  #makeRoom(more: number): void {
    const needed = Math.min(this.#length + more, this.#limits.around) + 1;
    if (needed <= this.#kept.length) return;
    const larger = new Uint8Array(Math.max(needed, Math.min(2 * this.#kept.length, this.#limits.around)));
    larger.set(this.#kept.subarray(0, this.#length));
    this.#kept = larger;
  }

  #readBetween(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      // A bracket that closes more than is open is a slip of the exporter's: the next entry is as good as any.
      if (byte <= 0x20 || byte === COMMA || byte === CLOSE_OBJECT) continue;
      if (byte === CLOSE_LIST) {
        this.#phase = 'around';
        // Read again there, which closes the list and goes on behind it.
        return at;
      }
      if (this.#pause === 0) {
        if (byte === OPEN_OBJECT && this.#usual !== '') {
          this.#phase = 'ahead';
          return at;
        }
        this.#between = at - from <= LONGEST_NAME ? String.fromCharCode(...chunk.subarray(from, at)) : '';
      }
      this.#phase = byte === OPEN_OBJECT || byte === OPEN_LIST || byte === QUOTE ? 'item' : 'scalar';
      return at;
    }
    return chunk.length;
  }

  /**
   * Where an entry ends is told by the usual beginning of the next one, if what stands before that can be parsed: then it is
   * the entry, for no JSON object is the beginning of another one. Nearly all entries of a file are found so, at a fraction
   * of the time that it takes to look at each byte.
   */
  #readAhead(chunk: Uint8Array, from: number): number {
    this.#held.push(chunk.subarray(from));
    this.#heldLength += chunk.length - from;
    // Not searched anew with each chunk, which would take the longer the longer the entry is.
    if (this.#heldLength < 2 * this.#searched) return chunk.length;
    const bytes = joined(this.#held);
    let signs = this.#entryDecoder.decode(this.#ascii ? bytes : asciiOf(bytes));
    if (signs.length !== bytes.length) {
      this.#ascii = false;
      signs = this.#entryDecoder.decode(asciiOf(bytes));
    }
    let start = 0;
    let end = signs.indexOf(this.#usual, this.#searched - this.#usual.length);
    while (end >= 0 && end - start < this.#limits.ahead) {
      const entry = this.#ascii
        ? signs.slice(start, end + 1)
        : this.#entryDecoder.decode(bytes.subarray(start, end + 1));
      const value = parsed(entry);
      if (value === undefined) break;
      this.#pieces.entry(entry, this.#entriesIn ?? 'log', value);
      start = signs.indexOf('{', end);
      end = signs.indexOf(this.#usual, start);
    }
    const rest = bytes.subarray(start);
    this.#held = [rest];
    this.#heldLength = rest.length;
    this.#searched = rest.length;
    if (end >= 0 || rest.length > this.#limits.ahead) this.#miss();
    else if (start > 0) this.#misses = 0;
    return chunk.length;
  }

  /** Reads byte by byte what is held. */
  #miss(): void {
    const bytes = joined(this.#held);
    this.#usual = '';
    this.#pause = bytes.length * 2 ** this.#misses++;
    this.#held = [];
    this.#heldLength = 0;
    this.#searched = 0;
    this.#phase = 'item';
    this.#read(bytes);
  }

  /** @param entry one that was cut byte by byte */
  #learn(entry: string): void {
    const start = /^\{\s{0,64}"/.exec(entry)?.[0];
    if (start === undefined || !this.#between.includes(',')) return;
    const usual = `}${this.#between}${start}`;
    const name = entry.slice(start.length, entry.indexOf('"', start.length) + 1).slice(0, LONGEST_NAME);
    // A line break of this kind stands nowhere else in what a program wrote. Without any, the name has to tell.
    this.#usual = usual.includes('\n') ? usual : usual + name;
  }

  #readItem(chunk: Uint8Array, from: number): number {
    const open = this.#itemOpen;
    const length = chunk.length;
    let inText = this.#inText;
    let at = from;
    if (this.#escaped) {
      this.#escaped = false;
      at++;
    }
    while (at < length) {
      if (inText) {
        let byte = chunk[at] as number;
        while (byte !== QUOTE && byte !== BACKSLASH && ++at < length) byte = chunk[at] as number;
        if (at >= length) break;
        if (byte === BACKSLASH) {
          at += 2;
          continue;
        }
        inText = false;
        at++;
        if (open.length === 0) return this.#endItem(chunk, from, at);
        continue;
      }
      const byte = chunk[at++] as number;
      if (byte === QUOTE) inText = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) open.push(byte);
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        // '{' and '}' are two apart, and so are '[' and ']' (ASCII).
        const match = open.lastIndexOf(byte - 2);
        if (match >= 0) open.length = match;
        // The list of entries ends and the entry was never closed, or this bracket is one too many.
        else if (byte === CLOSE_LIST) {
          this.#lostWay = true;
          return this.#endItem(chunk, from, at - 1);
        }
        if (open.length === 0) return this.#endItem(chunk, from, at);
      }
    }
    // A backslash was the last byte: what it stands for comes with the next chunk.
    this.#escaped = at > length;
    this.#inText = inText;
    this.#keepPart(chunk.subarray(from));
    return length;
  }

  /** `null`, a number, or what an exporter took for one: up to the next comma or bracket. */
  #readScalar(chunk: Uint8Array, from: number): number {
    let at = from;
    for (; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (
        byte === COMMA ||
        byte === CLOSE_LIST ||
        byte === CLOSE_OBJECT ||
        byte === OPEN_OBJECT ||
        byte <= 0x20
      )
        return this.#endItem(chunk, from, at);
    }
    this.#keepPart(chunk.subarray(from));
    return at;
  }

  #keepPart(part: Uint8Array): void {
    this.#partsLength += part.length;
    if (this.#partsLength > this.#limits.entry) {
      this.#tooLarge = true;
      this.#parts = [];
    } else if (!this.#tooLarge) this.#parts.push(part);
  }

  #endItem(chunk: Uint8Array, from: number, end: number): number {
    this.#phase = 'between items';
    this.#inText = false;
    this.#itemOpen.length = 0;
    let bytes = chunk.subarray(from, end);
    if (this.#partsLength > 0) {
      this.#keepPart(bytes);
      bytes = this.#tooLarge ? EMPTY : joined(this.#parts);
    }
    const tooLarge = this.#tooLarge || bytes.length > this.#limits.entry;
    this.#parts = [];
    this.#partsLength = 0;
    this.#tooLarge = false;
    const text = tooLarge ? null : this.#entryDecoder.decode(bytes);
    if (text !== null && this.#usual === '' && this.#pause === 0) this.#learn(text);
    this.#pieces.entry(text, this.#entriesIn ?? 'log');
    return end;
  }

  /** What stands behind a whole HAR: the end of a JSONP call, or the next HAR. */
  #readAfter(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (byte === OPEN_OBJECT) {
        this.#phase = 'around';
        return at;
      }
      if (!BETWEEN_HARS.has(byte)) {
        this.#phase = 'over';
        return chunk.length;
      }
    }
    return chunk.length;
  }

  #finish(endsEarly: boolean): void {
    const { length, open } = this.#whole;
    const text =
      new TextDecoder().decode(this.#kept.subarray(0, endsEarly ? length : this.#length)) +
      (endsEarly
        ? [...open]
            .reverse()
            .map((bracket) => (bracket === '[' ? ']' : '}'))
            .join('')
        : '');
    const around = { text, entriesIn: this.#entriesIn, endsEarly: endsEarly || this.#lostWay };
    this.#lostWay = false;
    this.#before = '';
    this.#length = 0;
    this.#open = '';
    this.#path = [];
    this.#name = '';
    this.#lastText = '';
    this.#entriesIn = null;
    this.#whole = { length: 0, open: '' };
    this.#inText = false;
    this.#escaped = false;
    this.#pieces.end(around);
  }
}

/** JSON itself, a JSONP call, or an assignment in a script. */
const LEADS_TO_JSON =
  /^\uFEFF?[\s;]*(?:\/\*[^*]{0,200}\*\/\s*)?(?:(?:(?:var|let|const)\s+)?[\w$][\w$.]{0,200}\s*[(=]\s*)?$/;

/** White space, the end of a JSONP call, and the mark between JSON texts (RFC 7464). */
const BETWEEN_HARS = new Set([...'\t\n\r ,;)\0\x1e'].map((character) => character.charCodeAt(0)));

/** @returns undefined where it is no JSON */
function parsed(text: string): object | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** These bytes with 0x7f for all that are no ASCII: it stands between no entries. Four at once. */
function asciiOf(bytes: Uint8Array): Uint8Array {
  const fours = new Uint32Array(Math.ceil(bytes.length / 4));
  const ascii = new Uint8Array(fours.buffer, 0, bytes.length);
  ascii.set(bytes);
  for (let at = 0; at < fours.length; at++) {
    const four = fours[at] as number;
    fours[at] = (four | (((four & 0x80808080) >>> 7) * 0x7f)) & 0x7f7f7f7f;
  }
  return ascii;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
