/**
 * How a cause's words read where there is no request whose values could stand in them: what is tried first stands first. A
 * `{name}` alone is a stand-in for it wherever it stands; everything else takes the words around it along.
 */
const STAND_INS: readonly (readonly [pattern: RegExp, words: string])[] = [
  // What only adds to a sentence, or stands in brackets.
  [/\{(?:limit|quoted|named|setting|trace|usual|text)\}/g, ''],
  [/(?<=\S)\{who\}/g, ''],
  [/ \(\{\w+\}\)/g, ''],
  [/ (?:named|at) “\{\w+\}”/g, ''],
  [/, “\{file\}”|(?<=file )“\{file\}” /g, ''],
  [/, at \{path\}|(?<=page) at \{origin\}/g, ''],
  [/^Left out, .*\{fields\}$/, 'Something was left out, or is in the wrong form'],
  [/^Wrong or missing: \{fields\}$/, 'Some fields are wrong or missing'],
  [/: \{(?:code|count|error|field|file|size|status|waited)\}(?: characters)?(?=\.?$)/g, ''],
  // Where "the server" would stand beside a server.
  [/^At \{host\}/, 'At this address'],
  [
    /(?<=[Ss]ervice|store|database|shop|computer|model|link|function|program|[Ss]erver|page|site|device|limit|guard) (?:at|of) \{host\}/g,
    '',
  ],
  [/The name \{host\}/, 'This name'],
  [/(?<=address|test server|erver behind) \{host\}/g, ''],
  [/for “\{host\}”/, 'for a name that is none'],
  [/(?<=The server sent the browser on to) \{host\}/, ' another site'],
  [/\{host\}, which is your own computer/, 'your own computer'],
  [/\{host\}, (?:which is )?in your own network/, 'a server in your own network'],
  [/not serve \{host\}/, 'not serve this one'],
  [/fits \{host\}/, 'fits this name'],
  [/(?<=device|site) called \{host\}/g, ' of that name'],
  [/be called \{host\}/, 'be called by this name'],
  [/ at \{host\}/g, ' at this address'],
  [/(?<=open |Open )\{(?:host|address)\}/g, 'the address'],
  [/another proof at \{\w+\}/, 'another proof'],
  [/begins with “\{\w+\}:”/, 'begins with something else than “https:”'],
  // Times, numbers and sizes.
  [/ \{ago\} ago/g, ''],
  [/the number \{port\}/g, 'a certain number'],
  [/ of \{wait\}/g, ''],
  [/waits \{waited\} at most/g, 'waits only so long'],
  [/ in \{waited\}/g, ' in time'],
  [/ in \{after\}/g, ' for a while'],
  [/At most \{size\}/g, 'Only a part'],
  [/ \{size\}, which is too much/g, ' too much'],
  // What was sent, and what came.
  [/\{guard\}, a guard/g, 'a guard'],
  [/says of “\{field\}”: “\{says\}”/g, 'says what is wrong with it'],
  [/says: “\{(?:words|says)\}”$/g, 'says why'],
  [/ It says: “\{words\}”\./g, ' It says why.'],
  [/says: “\{says\}”/g, 'says what is wrong'],
  [/, “\{words\}”|: “\{words\}”(?=\.$)/g, ''],
  [/its page says “\{words\}”/, 'its page tells of an error'],
  [/“\{words\}” twice/, 'one part twice'],
  [/both hold “\{words\}”/, 'both hold the same part'],
  [/sent “\{words\}”/, 'sent a stray phrase'],
  [/the one phrase “\{words\}”/, 'that phrase'],
  [/says “\{words\}” where a value belongs/, 'has a gap where a value belongs'],
  [/“\{words\}”, which does/, 'something that does'],
  [/two values for “\{field\}”/g, 'two values for the same thing'],
  [/“\{file\}”/g, 'a file'],
  [/with the title “\{words\}”/g, 'with a title of its own'],
  [/place of \{thing\}/g, 'place of what was asked for'],
  [/not \{thing\}/g, 'not what was asked for'],
  [/for \{thing\}/g, 'for data or a file'],
  [/^Too many requests: \{words\}.*/, 'Too many requests at once for this shop'],
  [/ends with \{words\}/g, 'ends with a stray sign'],
  [/^\{words\} usually|(?<= )\{words\} usually/g, 'A database usually'],
  [/only \{allowed\}/g, 'only other kinds of requests'],
  [/ with the status \{status\}/, ', though the status is good'],
  [/says \{status\}/g, 'says that all is well'],
  [/this \{status\}/, 'this error'],
  [/ as \{encoding\}/, ' in a certain way'],
  [/\{code\}, a number/, 'a number'],
  [/(answered|answered the call) \{status\}/g, '$1 with an error'],
  [/\{method\} requests/g, 'such requests'],
];

/** What stands for a value wherever it stands. */
const VALUES: Readonly<Record<string, string>> = {
  after: 'a while',
  ago: 'a while',
  allowed: 'another site',
  asked: 'a server',
  code: 'a number',
  count: 'many',
  failed: 'some',
  fields: 'some values',
  figure: 'some',
  from: 'one server',
  guard: 'a guard',
  host: 'the server',
  method: 'this kind of request',
  origin: 'the web',
  proxy: 'a tunnel',
  silence: 'It does not say why.',
  status: 'an error',
  target: 'another name',
  thing: 'this file',
  time: 'a set time',
  until: 'a set time',
  wait: 'a while',
  waited: 'a while',
  who: 'the web server',
};

/**
 * A cause's words without a request: "{host} asks who you are" → "The server asks who you are".
 * @param text for everyone, with `{name}` for each value
 */
export function withoutValues(text: string): string {
  if (!text.includes('{')) return text;
  let plain = text;
  for (const [pattern, words] of STAND_INS) plain = plain.replace(pattern, words);
  return plain.replace(/(^|[.!?] |)\{(\w+)\}/g, (_, before: string, name: string, place: number) => {
    const words = VALUES[name] ?? '…';
    const begins = place === 0 || before !== '';
    return before + (begins ? words.charAt(0).toUpperCase() + words.slice(1) : words);
  });
}

/** For developers, the name of a value says best what stands there: `Retry-After: {header}` → `Retry-After: ‹header›`. */
export function withNames(text: string): string {
  return text
    .replace(/\{(?:limit|quoted|named|setting|trace|usual|text|who)\}/g, '')
    .replace(/\{(\w+)\}/g, '‹$1›');
}
