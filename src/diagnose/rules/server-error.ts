import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, jsonBody, repeatsStatus, serverWords } from '../server-words.ts';
import { whoAnswered } from '../who-answered.ts';

const GATEWAY = {
  with: 502,
  text: 'A 502 would mean: the server in front got no good answer from behind.',
} as const;
const ONCE_MORE = 'Try again once. If it fails again, tell the people who run the site.';
const NOT_FOR_VISITORS = {
  for: 'developer',
  text: 'Show such details only while developing: they tell strangers how the server is made.',
} as const;

/**
 * 500: the program ran and failed. What broke is told by names that databases and languages give their faults, where the
 * answer repeats them. A front server that got no good answer says 502: that is gateway.ts.
 */
export default defineRule({
  name: 'server-error',
  statuses: [500],
  causes: {
    'server-database-down': {
      title: 'The server could not reach its database',
      summary:
        'The program at {host} got the request. It failed because it could not talk to the place where it keeps its data.',
      technical: 'The server answered 500, and its body says “{words}”.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Try again in a minute. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Check that the database runs, its address and password, and how many connections it takes{trace}.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-value-there-already': {
      title: 'The server failed on a value that exists already',
      summary:
        'The program at {host} tried to save something that may be there only once. There is one already.',
      technical: 'The server answered 500, and its body says “{words}”. A 409 would be the right code.',
      fixer: 'backend',
      hints: [
        'Try another value, such as another name or mail address. If you sent it twice, look whether it was saved.',
        {
          for: 'developer',
          text: 'Catch the error of the unique index and answer 409 with the field’s name{trace}.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.5.10', 'rfc9110#15.6.1', 'mdn:500'],
    },
    'sign-in-page-not-set-up': {
      title: 'You are not signed in, and the server failed to say so',
      summary:
        'The server at {host} wanted to send you to its sign-in page. It has no such page on its list.',
      technical: 'Laravel answered 500: “{words}”. The guard refused the call and took it for a page’s.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Sign in and try again. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Send `Accept: application/json` to get a 401, and check that the token goes along{trace}.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: { with: 401, text: 'A 401 would be the right code for this.' },
      sources: ['https://github.com/laravel/framework/discussions/57135', 'mdn:500'],
    },
    'server-database-outdated': {
      title: 'The server’s database lacks a part that it needs',
      summary: 'The program at {host} asked its database for a table or a column that is not there.',
      technical: 'The server answered 500, and its body says “{words}”.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Trying again will not help. Tell the people who run the site.',
        {
          for: 'developer',
          text: 'Run the migrations that are still open, and check which database and schema the program uses{trace}.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-neighbour-down': {
      title: 'The server could not reach another one that it needs',
      summary:
        'The program at {host} got the request. It failed because another server did not take its request.',
      technical: 'The server answered 500, and its body says “{words}”.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Try again in a minute. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Check that the named server runs, and its address and port in the settings{trace}.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-out-of-memory': {
      title: 'The server ran out of memory on this',
      summary: 'The program at {host} needed more memory for this request than it may use.',
      technical: 'The server answered 500, and its body says “{words}”.',
      fixer: 'backend',
      hints: [
        'Ask for less at once. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Read or send the data in pieces. Raise the limit only if the work needs so much{trace}.',
        },
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-id-malformed': {
      title: 'The server failed on an id that has the wrong form',
      summary: 'The page asked {host} for something by its id. What it sent is no such id.',
      technical: 'The server answered 500, and its body says “{words}”. A 400 would be the right code.',
      fixer: 'frontend',
      hints: [
        'Go back and open it anew from its list: the same try will fail again.',
        {
          for: 'developer',
          text: 'Log the id before sending: `undefined` or a name often stands in its place. Let the server check it and answer 400{trace}.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-thing-missing': {
      title: 'The server failed because something is not there',
      summary: 'The program at {host} looked for an entry and did not find it. It may have been removed.',
      technical: 'The server answered 500, and its body says “{words}”. A 404 would be the right code.',
      fixer: 'backend',
      hints: [
        'Reload the page to see what is there now.',
        {
          for: 'developer',
          text: 'Catch this error and answer 404{trace}.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-data-tied': {
      title: 'The server failed on entries that belong together',
      summary: 'One entry at {host} points to another. Either that one is still in use, or it is not there.',
      technical: 'The server answered 500, and its body says “{words}”. A 409 would be the right code.',
      fixer: 'backend',
      hints: [
        'To delete something, first remove what belongs to it. Else reload the page and choose again.',
        {
          for: 'developer',
          text: 'Catch the error of the foreign key and answer 409 with what is tied to it{trace}.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-database-busy': {
      title: 'The server’s database was busy with another change',
      summary: 'Two changes at {host} got in each other’s way. This one was given up.',
      technical: 'The server answered 500, and its body says “{words}”.',
      fixer: 'backend',
      hints: [
        'Try again in a few seconds. Look first whether it was saved.',
        {
          for: 'developer',
          text: 'Repeat the transaction in the server after a short pause, and keep transactions short{trace}.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'limit-as-server-error': {
      title: 'Too many requests, says the server with a 500',
      summary: 'The server at {host} answers as if it had broken. Its words speak of a limit instead.',
      technical: 'The server answered 500, and its body says “{words}”. A 429 would be the right code.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Wait a minute, then try again.',
        {
          for: 'developer',
          text: 'Ask less often. If the server is yours, answer 429. Its log has this request{trace}.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: GATEWAY,
      sources: ['rfc6585#4', 'mdn:500'],
    },
    'web-server-broke': {
      title: 'The web server itself could not do this',
      summary: '{who} at {host} answered with its own page. The program behind may never have run.',
      technical:
        'The 500 is the default page of {who}: often a line in `.htaccess`, the rights of a script, or a script that broke.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Try again once. If it fails again, tell the people who run the site, with the time.',
        { for: 'developer', text: 'Look in the error log of {who} at the time of this request{trace}.' },
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-disk-full': {
      title: 'The server has no room left on its disk',
      summary: 'The program at {host} wanted to store something, and its disk is full.',
      technical: 'The server answered 500, and its body says “{words}”. 507 would be the code for that.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Tell the people who run the site: only they can make room.',
        {
          for: 'developer',
          text: 'Look for logs and temporary files that grow, and for inodes that ran out{trace}.',
        },
      ],
      contrast: { with: 413, text: 'A 413 would mean: this one thing is too big by itself.' },
      sources: ['rfc9110#15.6.1', 'rfc4918#11.5', 'mdn:500'],
    },
    'server-stopped-slow-program': {
      title: 'The server stopped its own program for being slow',
      summary: 'The program at {host} got the request. It did not finish in the time that it is given.',
      technical: 'The server answered 500, and its body says “{words}”.',
      fixer: 'backend',
      hints: [
        'Ask for less at once. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Find what is slow, or do it in the background. Raise the limit only after that{trace}.',
        },
      ],
      contrast: { with: 504, text: 'A 504 would mean: the server in front stopped waiting.' },
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-program-not-started': {
      title: 'The program behind this site did not start',
      summary: 'The server at {host} works. The program that should do the job broke while it was starting.',
      technical: 'The server answered 500, and its body says “{words}”.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Trying again will hardly help. Tell the people who run the site.',
        {
          for: 'developer',
          text: 'Read the log of the start: a missing package, setting or file is the usual reason{trace}.',
        },
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-code-fault': {
      title: 'A fault in the server’s code: {error}',
      summary: 'The program at {host} got the request and met a fault in its own code. Its answer names it.',
      technical: 'The server answered 500, and its body says “{words}”.',
      fixer: 'backend',
      hints: [
        ONCE_MORE,
        {
          for: 'developer',
          text: 'Search the server’s log for this name{trace}: the lines below it show the place.',
        },
        NOT_FOR_VISITORS,
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-error-with-reason': {
      title: 'The server failed and says: “{words}”',
      summary: 'The program at {host} got the request and broke while it worked on it.',
      technical: 'The server answered 500. The message stands in its {from}.',
      fixer: 'backend',
      hints: [ONCE_MORE, { for: 'developer', text: 'Search the server’s log for this message{trace}.' }],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-error-told': {
      title: 'The server broke, and its answer says why',
      summary: 'The program at {host} got the request and broke while it worked on it.',
      technical: 'The server answered 500 and says in its {from}: “{words}”.',
      fixer: 'backend',
      hints: [
        'Try again once. If it fails again, send the server’s answer to the people who run the site.',
        { for: 'developer', text: 'Search the server’s log for this message{trace}.' },
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-error': {
      title: 'The server broke while it worked on this',
      summary: 'The program at {host} got the request and failed. {silence}',
      technical:
        'The server answered 500 and gave no reason that can be read. Its own log has the reason{trace}.',
      fixer: 'backend',
      hints: [
        'Try again once. If it fails again, tell the people who run the site, with the time.',
        { for: 'developer', text: 'Look in the server’s log at the time of this request{trace}.' },
      ],
      contrast: GATEWAY,
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
  },
  examine(exchange) {
    const host = hostOf(exchange);
    const seen: Evidence = { from: 'response status', saw: '500' };
    const id = TRACE_HEADERS.find((name) => exchange.response.headers.has(name));
    const trace = id ? ` under the id in its \`${id}\` header` : '';
    const evidence = id ? [seen, { from: `response header ${id}`, saw: 'present' }] : [seen];

    const text = exchange.response.body?.text.slice(0, LOOKED_AT) ?? '';
    for (const [cause, mark] of text === '' ? [] : FAULTS) {
      const words = mark.exec(text)?.[0];
      if (words === undefined) continue;
      const found = quote(unescaped(words));
      return {
        cause,
        certainty: 'likely',
        evidence: [{ from: 'response body', saw: found }, ...evidence],
        values: { host, words: found, trace },
      };
    }
    const fault = codeFault(exchange, text);
    if (fault) {
      return {
        cause: 'server-code-fault',
        certainty: 'likely',
        evidence: [{ from: 'response body', saw: fault.words }, ...evidence],
        values: { host, error: fault.error, words: fault.words, trace },
      };
    }

    const said = serverWords(exchange);
    const own = whoAnswered(exchange);
    if (own?.name === 'Apache' && /internal error or\s{1,3}misconfiguration/.test(text)) {
      return {
        cause: 'web-server-broke',
        // It may show its own page in place of what the program behind it said.
        certainty: 'likely',
        evidence: [own.evidence, ...evidence],
        values: { host, who: own.name, trace },
      };
    }
    const warning = PHP_WARNING.exec(text)?.[1];
    if (warning !== undefined) {
      return {
        cause: 'server-code-fault',
        // PHP goes on after a warning: what ended it may be another thing.
        certainty: 'possible',
        evidence: [{ from: 'response body', saw: `a ${warning} of PHP` }, ...evidence],
        values: { host, error: `PHP ${warning}`, words: `PHP ${warning}`, trace },
      };
    }
    if (!said?.text || isWebPage(exchange) || repeatsStatus(said.text, 500) || SAYS_NOTHING.test(said.text)) {
      return {
        cause: 'server-error',
        certainty: 'certain',
        evidence: said?.text ? [...evidence, { from: said.from, saw: said.text }] : evidence,
        values: { host, trace, silence: silenceOf(exchange) },
      };
    }
    const words = said.text.replace(/\.$/, '');
    return {
      cause: said.text.length <= 60 ? 'server-error-with-reason' : 'server-error-told',
      certainty: 'certain',
      evidence: [{ from: said.from, saw: said.text }, ...evidence],
      values: { words, host, from: said.from, trace },
    };
  },
});

/** Sentences that stand for no sentence. */
const SAYS_NOTHING =
  /^(?:oops[!,.]? )?(?:(?:an|some)(?: unexpected| internal| unknown)? (?:server )?error (?:has )?occurr?ed(?: while processing (?:your|the) request)?|something went wrong)(?:[.,] please try again(?: later)?)?[.!]?$/i;

/** Pages of errors show what broke near their beginning. */
const LOOKED_AT = 10_000;

/** What databases, languages and servers write of their own faults, wherever it is repeated. */
const FAULTS: readonly (readonly [
  cause:
    | 'server-database-down'
    | 'server-database-outdated'
    | 'server-value-there-already'
    | 'sign-in-page-not-set-up'
    | 'server-neighbour-down'
    | 'server-out-of-memory'
    | 'server-disk-full'
    | 'server-id-malformed'
    | 'server-thing-missing'
    | 'server-data-tied'
    | 'server-database-busy'
    | 'limit-as-server-error'
    | 'server-stopped-slow-program'
    | 'server-program-not-started',
  mark: RegExp,
])[] = [
  [
    'server-database-down',
    // PDO, WordPress, Prisma, MongoDB, PostgreSQL, JDBC, Sequelize, Rails, Hikari.
    /SQLSTATE\[(?:HY000\] \[\d{4}|08\w{3})\]|error establishing a database connection|can(?:['’]|&#39;|&#x27;)t reach database server|PrismaClientInitializationError|Mongo(?:ose|Server)\w{0,10}SelectionError|sorry, too many clients already|remaining connection slots are reserved|communications link failure|no pg_hba\.conf entry|Sequelize(?:Connection|HostNotFound|AccessDenied)\w{0,20}Error|ActiveRecord::ConnectionNotEstablished|could not (?:connect to|open connection to) (?:the )?(?:database|SQL server)|HikariPool-\d{1,3} - Connection is not available|ECONNREFUSED [\w.:-]{1,60}:(?:5432|3306|27017|6379|1433|1521)\b|connecting to [\w.-]{1,60}:(?:5432|3306|27017|6379|1433|1521)\. connection refused/i,
  ],
  [
    'server-database-outdated',
    /SQLSTATE\[42(?:S02|S22|P01|703)\]|relation \\?(?:"|&quot;)[\w.]{1,60}\\?(?:"|&quot;) does not exist|column \\?(?:"|&quot;)?[\w.]{1,60}\\?(?:"|&quot;)? does not exist|no such (?:table|column): [\w.]{1,60}|unknown column (?:'|&#39;|&#x27;)[\w.]{1,60}|PG::Undefined(?:Table|Column)|PendingMigrationError|the (?:table|column) `[\w.]{1,60}` does not exist in the current database|invalid (?:object|column) name (?:'|&#39;|&#x27;)[\w.]{1,60}/i,
  ],
  [
    'server-value-there-already',
    // Prisma, PostgreSQL, MySQL, SQLite, MongoDB, SQL Server.
    /unique constraint failed|duplicate key value violates unique constraint|duplicate entry (?='|&#0?39;)|E11000 duplicate key|violation of unique key constraint/i,
  ],
  ['sign-in-page-not-set-up', /Route \[login\] not defined/],
  [
    'server-out-of-memory',
    /allowed memory size of \d{1,15} bytes exhausted|java\.lang\.OutOfMemoryError|heap out of memory|System\.OutOfMemoryException|std::bad_alloc/i,
  ],
  [
    'server-neighbour-down',
    /\b(?:connect )?ECONNREFUSED\b(?: [\w.:-]{1,60})?|getaddrinfo E(?:NOTFOUND|AI_AGAIN)(?: [\w.-]{1,60})?|connect ETIMEDOUT(?: [\w.:-]{1,60})?|dial tcp [\w.:[\]-]{1,60}: (?:connect: connection refused|i\/o timeout)|No such host is known/,
  ],
  [
    'server-id-malformed',
    // Mongoose, MongoDB's driver, PostgreSQL.
    /Cast to (?:ObjectId|Number|Date) failed for value (?:\\?"|&quot;|')?[\w.:-]{0,60}|Argument passed in must be a (?:single String|string) of 12 bytes|input must be a 24 character hex string|invalid input syntax for (?:type )?(?:uuid|integer|bigint)/i,
  ],
  [
    'server-thing-missing',
    // Prisma, Laravel, Django, SQLAlchemy.
    /Record to (?:delete|update) (?:does not exist|not found)|depends on one or more records that were required but not found|No query results for model|\bmatching query does not exist|No row was found when one was required/i,
  ],
  [
    'server-data-tied',
    // PostgreSQL, MySQL, SQLite, SQL Server, Prisma.
    /violates foreign key constraint|a foreign key constraint fails|FOREIGN KEY constraint failed|conflicted with the (?:FOREIGN KEY|REFERENCE) constraint|Foreign key constraint violated/i,
  ],
  [
    'server-database-busy',
    // SQLite, MySQL, PostgreSQL, SQL Server, Prisma and MongoDB.
    /SQLITE_BUSY|database is locked|deadlock (?:found when trying to get lock|detected)|lock wait timeout exceeded|could not serialize access|was deadlocked on lock resources|write conflict or a deadlock|WriteConflict/i,
  ],
  // Apigee, and Nest where its exception is not known.
  ['limit-as-server-error', /policies\.ratelimit\.(?:SpikeArrest|Quota)Violation|ThrottlerException/],
  ['server-disk-full', /no space left on device|\bENOSPC\b|database or disk is full/i],
  [
    'server-stopped-slow-program',
    /maximum execution time of \d{1,6} seconds? exceeded|Rack::Timeout::\w{5,30}/i,
  ],
  [
    'server-program-not-started',
    /application could not be started by the phusion passenger|no python application found, check your startup logs/i,
  ],
];

/** An exception by its name, with its message where one follows. */
const EXCEPTION =
  /(?<![\w.\\:/-])((?:\w{2,40}(?:\.|\\{1,2}|::)){0,8}[A-Z]\w{1,50}(?:Error|Exception|Fault))(?![\w.(-])(?:\s?:\s([^\n<"]{3,150}))?/;
/** Names that say no more than the status does. */
const GENERAL =
  /^(?:Internal|Server|InternalServer|HTTP|Http|Api|API|Application|Unknown|Service|Unexpected|Runtime|Web)?(?:Server)?(?:Error|Exception|Fault)$/;
/** PHP's own words for what ends a program. */
const PHP = /(?:PHP )?(?:<b>)?((?:Fatal|Parse) error)(?:<\/b>)?:\s{1,3}([^\n<"]{3,150})/;

/** What does not end it, in the form in which PHP puts it before the page. */
const PHP_WARNING =
  /(?:<b>|PHP )(Warning|Notice)(?:<\/b>)?:\s{1,3}[^\n]{3,300}? in (?:<b>)?[^\n<]{1,200}(?:<\/b>)? on line/;

/** Without the marks that a page or JSON puts before quotes. */
function unescaped(text: string): string {
  return text
    .replaceAll('\\"', '"')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&#x27;/g, "'");
}

/** The fault of a program that shows its stack or its debug page, and of data with a field for the exception. */
function codeFault(exchange: Exchange, text: string): { error: string; words: string } | undefined {
  if (text === '') return undefined;
  const php = PHP.exec(text);
  if (php) return { error: quote(php[1] ?? ''), words: quote(`${php[1]}: ${php[2]}`) };
  const panic = /\bruntime error: ([^\n<"]{3,150})/.exec(text);
  if (panic) return { error: 'runtime error', words: quote(panic[0]) };
  const json = jsonBody(exchange) as { exception?: unknown; trace?: unknown; stack?: unknown } | undefined;
  const shown =
    json === undefined
      ? text
      : [json?.exception, json?.stack, json?.trace].find((each) => typeof each === 'string');
  const match = typeof shown === 'string' ? EXCEPTION.exec(shown.slice(0, LOOKED_AT)) : null;
  const name = match?.[1]?.split(/\.|\\+|::/).at(-1) ?? '';
  if (!match || name === '' || GENERAL.test(name)) return undefined;
  const message = serverWords(exchange);
  const says = (match[2] && unescaped(match[2])) ?? (json !== undefined ? message?.text : '') ?? '';
  return { error: quote(name), words: quote(says === '' ? name : `${name}: ${says}`) };
}

/** Where servers put the id under which their log has the request. A front server's own number stands in remarks.ts. */
const TRACE_HEADERS = ['x-request-id', 'x-correlation-id', 'x-trace-id', 'traceparent'];

/** That it gave no reason is known only where its answer is: a record may come without it, and in a flood it is read later. */
function silenceOf({ response: { body, size } }: Exchange): string {
  return body === null && size !== 0 ? 'What it answered is not recorded here.' : 'It does not say why.';
}
