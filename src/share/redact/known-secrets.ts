import type { Hide } from './hide.ts';
import { namesSecret } from './names.ts';
import { looksSecret } from './shapes.ts';

const TEXT = { kind: 'text', name: '' } as const;
const PIECE = /[\w-]{6,}/g;
/** A value that looks like a word is only taken for a secret where its name said so, and then from this length on. */
const SHORTEST = 6;

/** Secrets that were found in places with a telling name, to be found again where they have none. */
export class KnownSecrets {
  readonly #pieces = new Map<string, string>();

  /**
   * @param secret a token, a password, or a longer text with one in it
   * @param doubt `none`: the place says that it is one, whatever it looks like; `some`: the place mostly holds one; `much`: only its
   * look can tell
   */
  add(secret: string, doubt: 'none' | 'some' | 'much'): void {
    const whole = secret.trim();
    if (
      doubt === 'none' &&
      whole.length >= SHORTEST &&
      whole.length <= 200 &&
      /^[\w-]+$/.test(whole) &&
      !namesSecret(whole)
    ) {
      this.#pieces.set(whole, whole);
      return;
    }
    for (const each of new Set([whole, ...credentialsIn(whole)]))
      for (const [piece] of each.matchAll(PIECE))
        if (doubt === 'much' ? isLong(piece) : isTelling(piece)) this.#pieces.set(piece, each);
  }

  /** Hides in a text what is known to be a secret. */
  hideIn(text: string, hide: Hide): string {
    if (this.#pieces.size === 0 || text.length < SHORTEST) return text;
    return text.replace(PIECE, (run) => {
      const whole = this.#pieces.get(run);
      if (whole !== undefined) return hide(whole, TEXT);
      if (!/[_-]/.test(run)) return run;
      return run.replace(/[A-Za-z0-9]{8,}/g, (part) => {
        const known = this.#pieces.get(part);
        return known === undefined ? part : hide(known, TEXT);
      });
    });
  }
}

/** "Basic" credentials are a name and a password in base64 (RFC 7617 §2). */
function credentialsIn(text: string): string[] {
  if (!/^[\w+/-]{6,}={0,2}$/.test(text)) return [];
  try {
    const plain = atob(text);
    return /^[ -~]+:[ -~]*$/.test(plain) ? plain.split(':') : [];
  } catch {
    return [];
  }
}

function isLong(piece: string): boolean {
  return piece.length >= 16 && looksSecret(piece);
}

/** Not a word that stands in many texts: "production", "2026-11-29". */
function isTelling(piece: string): boolean {
  if (piece.length >= 16) return isLong(piece);
  return (
    piece.length >= 8 &&
    /\d/.test(piece) &&
    /[A-Za-z]/.test(piece) &&
    !/^(?:\d{4}-\d\d-\d\d|[A-Za-z]+[-_]?\d{1,4})$/.test(piece)
  );
}
