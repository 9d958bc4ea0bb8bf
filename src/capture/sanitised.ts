import { type Exchange, withChange } from '../session/exchange.ts';
import type { HeaderFields } from '../session/headers.ts';

/**
 * Marks the exchanges of one file with whether it tells of cookies and sign-ins. Chrome's sanitised export leaves out
 * `Cookie`, `Set-Cookie` and `Authorization` (devtools-frontend, change 361717594), other programs do the same: where a
 * file has none of them, their absence from a request says nothing. So a file of one anonymous request says nothing
 * either, and who wrote it does not count: what takes secrets out of a file leaves its `creator` in.
 * @param exchanges all of one file
 * @returns the same, each with its `credentialsTold`
 */
export function withCredentialsTold(exchanges: readonly Exchange[]): readonly Exchange[] {
  return marked(exchanges, exchanges.some(showsCredentials));
}

/**
 * The same for a file that is read in pieces. Until a sign-in was met, exchanges are marked as those of a sanitised file,
 * so that nothing is claimed too early.
 */
export class CredentialsWatch {
  #told = false;

  /**
   * Whether one was met so far. When it turns true, what was handed on before has to be marked anew as told; this happens
   * at most once, and mostly in the first batch.
   */
  get told(): boolean {
    return this.#told;
  }

  /**
   * @param batch the next exchanges of the file
   * @returns the same, marked by what is known with them
   */
  mark(batch: readonly Exchange[]): readonly Exchange[] {
    this.#told ||= batch.some(showsCredentials);
    return marked(batch, this.#told);
  }
}

function marked(exchanges: readonly Exchange[], credentialsTold: boolean): readonly Exchange[] {
  return exchanges.map((each) =>
    each.credentialsTold === credentialsTold ? each : withChange(each, { credentialsTold }),
  );
}

/** A placeholder is enough: the header was sent. An empty one is not: its value may have been taken out, with all others. */
function showsCredentials({ request, response }: Exchange): boolean {
  return (
    isFilled(request.headers, 'cookie') ||
    isFilled(request.headers, 'authorization') ||
    isFilled(request.headers, 'proxy-authorization') ||
    isFilled(response.headers, 'set-cookie')
  );
}

function isFilled(headers: HeaderFields, name: string): boolean {
  return headers.all(name).some((value) => value.trim() !== '');
}
