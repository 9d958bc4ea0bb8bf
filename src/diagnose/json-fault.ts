/** Longer texts are not looked through. */
const LONGEST = 200_000;

/**
 * Says where a text stops being JSON and what is wrong there, without showing anything of it: that may be a secret. Written by
 * hand because engines word their errors differently, quote the text, and V8 leaves the place out of short ones.
 * @returns "at character 8, a comma stands before the closing bracket"; undefined for JSON, and for texts that are too long
 */
export function jsonFault(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const open: string[] = [];
  let at = 0;
  // What may come next: a value, a name (or the end of an object), a colon, or a comma or the end.
  let wanted: 'value' | 'name' | 'colon' | 'comma' = 'value';
  let afterComma = false;
  const fault = (what: string) => `at character ${at + 1}, ${what}`;
  for (;;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
    const sign = text[at];
    if (sign === undefined) {
      if (wanted === 'comma' && open.length === 0) return undefined;
      if (at === 0 || /^\s*$/.test(text)) return 'it is empty';
      return open.length > 0 ? 'it ends before its brackets are closed' : 'it ends too early';
    }
    if (wanted === 'comma') {
      if (open.length === 0) return fault('something follows after the end');
      if (sign === ',') {
        wanted = open.at(-1) === '{' ? 'name' : 'value';
        afterComma = true;
        at++;
        continue;
      }
      if (sign === '}' || sign === ']') {
        if ((sign === '}') !== (open.at(-1) === '{')) return fault('a bracket of the wrong kind closes');
        open.pop();
        at++;
        continue;
      }
      return fault('a comma or a closing bracket is missing');
    }
    if (wanted === 'colon') {
      if (sign !== ':') return fault('a colon is missing');
      wanted = 'value';
      at++;
      continue;
    }
    if (sign === '}' || sign === ']') {
      if (afterComma) return fault('a comma stands before the closing bracket');
      const empty = sign === '}' ? wanted === 'name' : open.at(-1) === '[';
      if (!empty) return fault('a value is missing');
      open.pop();
      wanted = 'comma';
      at++;
      continue;
    }
    afterComma = false;
    if (sign === "'") return fault('a single quote stands in place of a double one');
    if (sign === '/') return fault('a comment begins, and JSON knows none');
    if (sign === '"') {
      STRING.lastIndex = at;
      const found = STRING.exec(text);
      if (!found) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside a text
        const broken = /[\u0000-\u001f]/.test(text.slice(at + 1).split('"', 1)[0] ?? '');
        return fault(
          broken
            ? 'a text begins that holds a bare line break or the like'
            : 'a text begins that does not end rightly',
        );
      }
      at += found[0].length;
      wanted = wanted === 'name' ? 'colon' : 'comma';
      continue;
    }
    if (wanted === 'name') return fault('a name stands without double quotes');
    if (sign === '{' || sign === '[') {
      open.push(sign);
      wanted = sign === '{' ? 'name' : 'value';
      at++;
      continue;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word) {
      at += word.length;
      wanted = 'comma';
      continue;
    }
    SLIP.lastIndex = at;
    const slip = SLIP.exec(text)?.[0];
    return fault(
      slip ? `the word \`${slip}\` stands, which JSON does not know` : 'something stands that is no value',
    );
  }
}

const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside a text
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
const SLIP = /undefined|NaN|-?Infinity|None|True|False|\[object/y;
