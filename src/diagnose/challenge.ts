import { ofText } from '../session/of-text.ts';

/** One challenge of a WWW-Authenticate or Proxy-Authenticate header. */
export interface Challenge {
  /** In the server's spelling: "Bearer". */
  readonly scheme: string;
  /** Parameters by lower-case name, unquoted. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** No server asks for more; a hostile header may. */
const MOST_CHALLENGES = 10;
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+/;
const QUOTED = /^"((?:[^"\\]|\\.)*)"?/;

/**
 * Reads the challenges of one or more header lines (RFC 9110 §11.6.1). Written by hand because the libraries that were
 * weighed take one challenge a line: auth-header 1.0.0 makes one challenge of `Basic realm="x", Bearer realm="y"`
 * and refuses a bare `Bearer`; both are common.
 * @returns what could be read; a broken rest is left out
 */
export function readChallenges(lines: readonly string[]): readonly Challenge[] {
  const [only] = lines;
  return only !== undefined && lines.length === 1
    ? challengesIn(only)
    : lines.flatMap(challengesIn).slice(0, MOST_CHALLENGES);
}

const challengesIn = ofText((line): readonly Challenge[] => {
  const challenges: Challenge[] = [];
  let rest = line;
  let parameters: Map<string, string> | undefined;
  while (rest !== '' && challenges.length <= MOST_CHALLENGES) {
    rest = rest.replace(/^[\s,]+/, '');
    const token = TOKEN.exec(rest)?.[0];
    if (!token) break;
    rest = rest.slice(token.length);
    const equals = /^\s*=\s*(?!=)/.exec(rest);
    if (equals && parameters) {
      rest = rest.slice(equals[0].length);
      const quoted = QUOTED.exec(rest);
      const plain = quoted ? null : TOKEN.exec(rest);
      const value = quoted ? (quoted[1] ?? '').replace(/\\(.)/g, '$1') : (plain?.[0] ?? '');
      parameters.set(token.toLowerCase(), value);
      rest = rest.slice((quoted ?? plain)?.[0].length ?? 0);
    } else {
      parameters = new Map();
      challenges.push({ scheme: token, parameters });
      // The token68 form ("Negotiate YII…=="): credentials of a handshake, not read.
      const token68 = /^[ \t]+[\w\-.~+/]+=*\s*(?=,|$)/.exec(rest);
      if (token68 && !/^[ \t]+[\w-]+\s*=\s*[^=\s,]/.test(rest)) rest = rest.slice(token68[0].length);
    }
  }
  return challenges.slice(0, MOST_CHALLENGES);
});
