/** When every recorded session begins. */
const START = Date.UTC(2026, 0, 5, 9);
/** What the demo's servers are called in the recordings; in truth their ports differ each time. */
const PORTS = /** @type {const} */ ({ shop: 4100, api: 4101, tls: 4102, refused: 4103 });
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TOKEN = /eyJ[\w-]+\.(eyJ[\w-]+)\./g;
/** Headers that every request or every answer has, and no rule reads. */
const OF_ALL =
  /^(?:accept-encoding|accept-language|user-agent|sec-ch-ua(?:-.*)?|upgrade-insecure-requests|connection|keep-alive|priority)$/i;
/**
 * What is left out: the pictures of the browser's own error page, and the shop's own files but for the script that makes the
 * requests.
 */
const LEFT_OUT = /^data:|\/(?:shop\.css|favicon\.ico|(?:shop|send|scenarios|sessions|toy-token)\.mjs)$/;

/**
 * A recorded session as it is stored, a line for each entry in the order of arrival. What differs in each run and tells
 * nothing is taken out: ports, ids, the day. Spans and order stay as they were, and tokens age with the day.
 * @param {string} name
 * @param {readonly { entry: any, content: any }[]} recorded
 * @param {Readonly<Record<'shop' | 'api' | 'tls' | 'refused', string>>} origins
 */
export function tidySession(name, recorded, origins) {
  const ours = recorded.filter(({ entry }) => !LEFT_OUT.test(entry.request.url));
  const first = Math.min(...ours.map(({ entry }) => Date.parse(entry.startedDateTime)));
  // Tokens hold whole seconds.
  const shift = Math.round((START - first) / 1000) * 1000;
  /** @type {string[]} */
  const visits = [];
  const lines = ours.map(({ entry, content }) =>
    tidyText(JSON.stringify(tidyEntry(entry, content, shift, visits)), origins, shift),
  );
  return `{"session":${JSON.stringify(name)},"entries":[\n${lines.join(',\n')}\n]}\n`;
}

/**
 * @param {string} text
 * @param {Readonly<Record<string, string>>} origins
 * @param {number} shift ms
 */
function tidyText(text, origins, shift) {
  let result = text
    .replace(UUID, '00000000-0000-4000-8000-000000000000')
    .replace(TOKEN, (token, claims) => token.replace(claims, aged(claims, shift)));
  for (const [name, port] of Object.entries(PORTS)) {
    const { port: actual } = new URL(origins[name] ?? '');
    result = result.replace(new RegExp(`:${actual}\\b`, 'g'), `:${port}`);
  }
  return result;
}

/**
 * @param {string} claims of a toy token
 * @param {number} shift ms
 */
function aged(claims, shift) {
  const { iat, exp, ...others } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const moved = { ...others, iat: iat + shift / 1000, exp: exp + shift / 1000 };
  return Buffer.from(JSON.stringify(moved)).toString('base64url');
}

/**
 * @param {any} entry
 * @param {{ head: string | null, encoding: string } | null} content
 * @param {number} shift ms
 * @param {string[]} visits the page loads so far
 */
function tidyEntry(entry, content, shift, visits) {
  const { request, response, timings, pageref, _initiator } = entry;
  if (pageref && !visits.includes(pageref)) visits.push(pageref);
  const frame = _initiator?.stack?.callFrames?.[0];
  return {
    startedDateTime: new Date(Date.parse(entry.startedDateTime) + shift).toISOString(),
    time: rounded(entry.time),
    ...(pageref && { pageref: `page_${visits.indexOf(pageref) + 1}` }),
    _resourceType: entry._resourceType,
    ...(entry._fromCache && { _fromCache: entry._fromCache }),
    _initiator: _initiator && {
      type: _initiator.type,
      ...(_initiator.url && { url: _initiator.url, lineNumber: _initiator.lineNumber }),
      ...(frame && {
        stack: {
          callFrames: [{ functionName: frame.functionName, url: frame.url, lineNumber: frame.lineNumber }],
        },
      }),
    },
    request: {
      method: request.method,
      url: request.url,
      httpVersion: request.httpVersion,
      headers: tidyHeaders(request.headers, shift),
      ...(request.postData && { postData: request.postData }),
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: response.httpVersion,
      headers: tidyHeaders(response.headers, shift),
      content: {
        size: response.content.size,
        mimeType: response.content.mimeType,
        // The page's own files are long, and nobody asks what is in them.
        ...(content?.head && response.status >= 400 && { text: content.head, encoding: content.encoding }),
      },
      redirectURL: response.redirectURL,
      _transferSize: response._transferSize,
      _error: response._error,
    },
    timings: Object.fromEntries(
      ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'].map((part) => [
        part,
        rounded(timings[part] ?? -1),
      ]),
    ),
    serverIPAddress: entry.serverIPAddress,
  };
}

/**
 * @param {readonly { name: string, value: string }[]} headers
 * @param {number} shift ms
 */
function tidyHeaders(headers, shift) {
  return headers
    .filter(({ name }) => !OF_ALL.test(name))
    .map(({ name, value }) => ({
      name,
      value: name.toLowerCase() === 'date' ? new Date(Date.parse(value) + shift).toUTCString() : value,
    }));
}

/**
 * To a thousandth of a millisecond, as Chrome's clock counts.
 * @param {number} ms
 */
function rounded(ms) {
  return Math.round(ms * 1000) / 1000;
}
