import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { jsonBody } from '../server-words.ts';

const ERRORS = 'https://docs.postgrest.org/en/stable/references/errors.html';
const CODES = 'https://www.postgresql.org/docs/current/errcodes-appendix.html';

/**
 * PostgREST (and Supabase, which builds on it) answers with its own codes, or with those of PostgreSQL, under a status that
 * says less: a 406 that is about the number of rows, a 409 that is about a value taken.
 */
export default defineRule({
  name: 'postgrest',
  statuses: [400, 401, 403, 404, 406, 409, 500],
  causes: {
    'row-count-not-one': {
      title: 'The page wanted exactly one entry and got another number',
      summary: 'The data at {host} has no match, or more than one. The page asked for exactly one.',
      technical: 'PostgREST answered 406 with `PGRST116`: {reason}.',
      fixer: 'frontend',
      hints: [
        'Check that what you look for still exists, and that you may see it.',
        {
          for: 'developer',
          text: 'Use `maybeSingle()` where there may be none. Row level security also hides rows: then none comes back.',
        },
      ],
      contrast: {
        with: 'a plain 406',
        text: 'A plain 406 would mean: no answer of the kind asked for.',
      },
      sources: [ERRORS],
    },
    'row-rule-refused': {
      title: 'A rule of the database does not allow this',
      summary: 'The database behind {host} checks who may read or write what. It said no to this.',
      technical: 'Row level security of PostgreSQL (`42501`) said no: {reason}.',
      fixer: 'backend',
      reach: 'address',
      hints: [
        'Sign in again. If it still fails, ask the people who run the site for the right.',
        {
          for: 'developer',
          text: 'Check the policies of row level security for this role, and its `GRANT`. An insert needs a `WITH CHECK` that holds.',
        },
      ],
      contrast: { with: 'a sign-in', text: 'An expired sign-in would have the code PGRST303 or PGRST301.' },
      sources: [ERRORS, CODES],
    },
    'value-taken': {
      title: 'This value is already in use, and may be there only once',
      summary: 'The data at {host} already holds an entry with the same value.',
      technical: 'PostgreSQL answered `23505`: {reason}.',
      fixer: 'you',
      hints: [
        'Choose another value. If you sent it twice, the first one has been saved.',
        {
          for: 'developer',
          text: 'Use an upsert where a second write is fine, and tell the user which value is taken.',
        },
      ],
      contrast: { with: 412, text: 'A 412 would mean: someone changed it while you worked on it.' },
      sources: [ERRORS, CODES],
    },
    'linked-entry-missing': {
      title: 'A link to another entry does not allow this',
      summary: 'At {host}, this points to an entry that does not exist, or others still point to it.',
      technical: 'PostgreSQL answered `23503`: {reason}.',
      fixer: 'you',
      hints: [
        'Create the other entry first, or delete the entries that point to this one.',
        {
          for: 'developer',
          text: 'The constraint in the message names the two tables. Check the order of the writes.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: the address itself leads to nothing.' },
      sources: [ERRORS, CODES],
    },
    'value-left-empty': {
      title: 'A value is missing that the database needs',
      summary: 'The database behind {host} wants a value that was left empty.',
      technical: 'PostgreSQL answered `23502`: {reason}.',
      fixer: 'frontend',
      hints: [
        'Fill in every field. If nothing is empty, tell the developers of the page.',
        {
          for: 'developer',
          text: 'Send this column, or give it a default. `undefined` is left out of JSON.',
        },
      ],
      contrast: { with: 'a wrong value', text: 'A wrong value would be there, but break a rule.' },
      sources: [CODES],
    },
    'value-breaks-rule': {
      title: 'A value breaks a rule of the database',
      summary: 'The database behind {host} has a rule for a value. What was sent does not keep it.',
      technical: 'PostgreSQL answered `23514`: {reason}.',
      fixer: 'you',
      hints: [
        'Change the value and send it again.',
        { for: 'developer', text: 'The message names the check. Test the same rule before sending.' },
      ],
      contrast: {
        with: 'a missing right',
        text: 'The answer would then speak of a rule about who may do what.',
      },
      sources: [CODES],
    },
    'value-of-wrong-kind': {
      title: 'A value is not of the kind that the database wants',
      summary: 'The page sent a text where {host} keeps a number, a date, or an id of a fixed form.',
      technical: 'PostgreSQL answered `22P02`: {reason}.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the page. If you typed the value, check its form.',
        {
          for: 'developer',
          text: 'Look at the filter and the body: an empty text, `undefined` and `null` are the usual ones.',
        },
      ],
      contrast: { with: 'a missing value', text: 'The answer would then say that a value is empty.' },
      sources: [CODES],
    },
    'filter-not-readable': {
      title: 'The page’s filter is not well formed',
      summary: 'The page asked {host} for certain entries. It made a mistake in saying which.',
      technical: 'PostgREST answered `PGRST100`: {reason}.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Check brackets and commas of `select`, `or` and filters. Quote values that hold a comma.',
        },
      ],
      contrast: {
        with: 'no rows',
        text: 'A filter that fits nothing would be a success with an empty list.',
      },
      sources: [ERRORS],
    },
    'row-rule-circular': {
      title: 'A rule of the database goes round in circles',
      summary: 'To see who may read this, the database behind {host} has to ask the same rule again.',
      technical: 'PostgreSQL answered `42P17`: {reason}.',
      fixer: 'backend',
      hints: [
        'Tell the people who run the site: only they can fix this.',
        {
          for: 'developer',
          text: 'A policy reads its own table. Move that query into a `security definer` function.',
        },
      ],
      contrast: { with: 'a missing right', text: 'That would be a clear no. Here the question has no end.' },
      sources: ['https://supabase.com/docs/guides/database/postgres/row-level-security'],
    },
    'table-unknown': {
      title: 'The database does not know what the page asks for',
      summary: 'The page names a table, column or function that {host} does not have.',
      technical: 'The code is `{words}`: {reason}.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: the page and the database do not agree.',
        {
          for: 'developer',
          text: "Check the name and the schema. After a change, reload the schema cache: `NOTIFY pgrst, 'reload schema'`.",
        },
      ],
      contrast: {
        with: 'no rows',
        text: 'An entry that is merely missing would be a success with an empty list.',
      },
      sources: [ERRORS, CODES],
    },
  },
  examine(exchange) {
    const stored = storageRefusal(exchange);
    if (stored) {
      return {
        cause: 'row-rule-refused',
        certainty: 'certain',
        evidence: [
          { from: 'response body, message', saw: stored },
          { from: 'response status', saw: String(exchange.response.status) },
        ],
        values: { host: hostOf(exchange), reason: `“${stored}”` },
      };
    }
    const found = codeOf(exchange);
    if (!found) return undefined;
    const { code, message } = found;
    // An address that holds "undefined" is told by itself, in wrong-address.ts.
    if (code === '22P02' && /[=.](?:undefined|NaN|\[object)/.test(exchange.url)) return undefined;
    const evidence: Evidence[] = [
      { from: 'response body, code', saw: code },
      { from: 'response body, message', saw: message },
      { from: 'response status', saw: String(exchange.response.status) },
    ];
    const values = { host: hostOf(exchange), reason: `“${message.replace(/\.$/, '')}”` };
    // Other faults of the database behind a 500 are the server's own.
    if (exchange.response.status === 500 && code !== '42P17') return undefined;
    const certainty = 'certain';
    if (code === 'PGRST116') return { cause: 'row-count-not-one', certainty, evidence, values };
    if (code === '42501') return { cause: 'row-rule-refused', certainty, evidence, values };
    if (code === '23505') return { cause: 'value-taken', certainty, evidence, values };
    const simple = BY_CODE.get(code);
    if (simple) return { cause: simple, certainty, evidence, values };
    if (code === '23503') return { cause: 'linked-entry-missing', certainty, evidence, values };
    return { cause: 'table-unknown', certainty, evidence, values: { ...values, words: code } };
  },
});

const BY_CODE: ReadonlyMap<
  string,
  | 'value-left-empty'
  | 'value-breaks-rule'
  | 'value-of-wrong-kind'
  | 'filter-not-readable'
  | 'row-rule-circular'
> = new Map([
  ['23502', 'value-left-empty'],
  ['23514', 'value-breaks-rule'],
  ['22P02', 'value-of-wrong-kind'],
  ['PGRST100', 'filter-not-readable'],
  ['42P17', 'row-rule-circular'],
]);

/** The codes that are told apart here: of PostgREST's schema cache, and of PostgreSQL (undefined table, column, function). */
const CODE =
  /"code"\s*:\s*"(PGRST(?:100|116|20[0-5])|42501|23505|23503|23502|23514|22P02|42P17|42P01|42703|42883)"/;

/** Supabase's file store passes the database's refusal on in a shape of its own. */
function storageRefusal(exchange: Exchange): string | undefined {
  if (!exchange.url.includes('/storage/v1/')) return undefined;
  return /new row violates row-level security policy/.exec(
    exchange.response.body?.text.slice(0, 2000) ?? '',
  )?.[0];
}

/** PostgREST's errors are one flat object of these four; other APIs pass a database's code on in other shapes. */
function codeOf(exchange: Exchange): { code: string; message: string } | undefined {
  const text = exchange.response.body?.text ?? '';
  if (text.length > 20_000 || !CODE.test(text)) return undefined;
  const json = jsonBody(exchange);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  if (!('details' in json && 'hint' in json)) return undefined;
  const { code, message } = json;
  if (typeof code !== 'string' || typeof message !== 'string' || !CODE.test(`"code":"${code}"`))
    return undefined;
  return { code, message: quote(message) };
}
