import type { HarEntry } from '../../src/capture/har-entry.ts';
import { entry } from '../exchange-builder.ts';

/** A secret that a test put somewhere, and where. */
export interface Planted {
  readonly place: string;
  readonly secret: string;
}

/** Secrets of every common form; each a letter apart from the next, so that a leak names its place. */
const FORMS: readonly ((n: number) => string)[] = [
  (n) => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyLSR7${n}bn0.c2lnbmF0dXJlLW9m${n}XkQ`,
  (n) => `sk_live_4eC39HqLyjWDarjtT1z${n}p7dc`,
  (n) => `AKIA${String(n).padStart(4, 'Q')}7EXAMPLEKEY`,
  (n) => `9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b82${n}cd15d6c15b0f00a08`,
  (n) => `xoxb-${n}4823910-aQ9Zt7LmPw2Rk8Vn`,
  (n) => `Tr0ub4dor-${n}-3xKcd9Wz`,
];

/**
 * A HAR with secrets in every place in which they have been seen to leak.
 * @returns the entries, and what is planted in them
 */
export function plantedHar(): {
  readonly entries: readonly HarEntry[];
  readonly planted: readonly Planted[];
} {
  const planted: Planted[] = [];
  const plant = (place: string, form = planted.length % FORMS.length): string => {
    const secret = (FORMS[form] as (n: number) => string)(100 + planted.length);
    planted.push({ place, secret });
    return secret;
  };
  const word = (place: string, secret: string): string => {
    planted.push({ place, secret });
    return secret;
  };
  const basic = (place: string) => {
    const password = word(`${place}: its password`, `opensesame${planted.length}`);
    const encoded = btoa(`anna:${password}`);
    planted.push({ place, secret: encoded });
    return encoded;
  };
  const JSON_TYPE = { 'Content-Type': 'application/json' };

  const entries: HarEntry[] = [
    entry({
      url: `https://anna:${word('URL: password', 'letmein-2026')}@api.shop.test/orders/${plant('path: a key')}/items?token=${plant('query: token')}&code=${word('query: OAuth code', 'spl0xlOBeZ')}&state=${plant('query: OAuth state')}&page=2#access_token=${plant('fragment: access_token')}`,
      status: 401,
      sends: {
        Authorization: `Bearer ${plant('request header Authorization: Bearer', 0)}`,
        Cookie: `sid=${plant('request header Cookie')}; theme=dark; remember=${word('request header Cookie, short', 'r3mem8er')}`,
        'X-Api-Key': plant('request header X-Api-Key'),
        'X-CSRF-Token': plant('request header X-CSRF-Token'),
        'X-Tenant-Internal': word('request header of its own', 'acme-blue-42x'),
        'Proxy-Authorization': `Basic ${basic('request header Proxy-Authorization')}`,
        Referer: `https://shop.test/reset/${plant('Referer: path', 3)}?session=${plant('Referer: query')}`,
        'Sec-WebSocket-Protocol': `graphql-ws, ${plant('Sec-WebSocket-Protocol', 0)}`,
        'X-Forwarded-For': word('X-Forwarded-For', '203.0.113.77'),
        'X-Amz-Security-Token': plant('X-Amz-Security-Token'),
      },
      answers: {
        'Set-Cookie': `sid=${plant('Set-Cookie')}; Path=/; HttpOnly`,
        'WWW-Authenticate': `Bearer realm="shop", error="invalid_token", error_description="The token ${plant('WWW-Authenticate: prose', 0)} expired", nonce="${plant('WWW-Authenticate: nonce')}"`,
        Location: `https://shop.test/login?ticket=${plant('Location: query')}#id_token=${plant('Location: fragment', 0)}`,
        'X-Auth-Token': plant('response header X-Auth-Token'),
        'Content-Security-Policy': `script-src 'nonce-${word('CSP nonce', 'rAnd0mN0nce77')}'; report-uri https://csp.test/r?key=${plant('CSP report-uri')}`,
        Link: `<https://cdn.test/a.css?sig=${plant('Link header')}>; rel=preload`,
        'Content-Disposition': `attachment; filename="${word('Content-Disposition: file name', 'payslip-anna-k.pdf')}"`,
        'Report-To': `{"endpoints":[{"url":"https://r.test/?s=${plant('Report-To')}"}]}`,
        ...JSON_TYPE,
      },
      body: {
        error: 'invalid_token',
        message: `The token ${plant('JSON message: prose', 0)} of ${word('JSON message: e-mail', 'anna.k@mail.test')} has expired`,
        detail: `password: ${word('JSON detail: named value', 'hunter2hunter')}`,
        access_token: plant('JSON access_token'),
        user: {
          email: word('JSON email', 'bob@mail.test'),
          phone: word('JSON phone', '+49 151 2345678'),
          name: word('JSON name', 'Anna Kowalczyk'),
          card: { number: word('JSON card', '4111 1111 1111 1111'), cvv: word('JSON cvv', '8371') },
        },
        [plant('JSON key')]: true,
        notes: [word('JSON array of texts', 'door code is blue7')],
      },
    }),
    entry({
      method: 'POST',
      url: `https://hooks.chat.test/services/T0${'A1B2C3'}/B0D4E5F6/${word('path: a webhook', 'XkqPzRtYuWmNbVcLsDfGhJkL')}`,
      status: 403,
      sends: JSON_TYPE,
      sendsBody: JSON.stringify({
        username: word('request JSON: user name', 'anna.k'),
        password: word('request JSON: password', 'correct horse battery'),
        message: word('request JSON: message', 'meet me at dawn'),
        code: word('request JSON: code', '493817'),
        nested: { deep: [{ apiKey: plant('request JSON: deep apiKey') }] },
        pin: 48151,
      }),
      answers: { 'Content-Type': 'text/plain' },
      body: `Refused: key=${plant('plain text: key=')} and Bearer ${plant('plain text: Bearer', 0)}`,
    }),
    entry({
      method: 'POST',
      url: `https://api.shop.test/login;jsessionid=${plant('path: matrix parameter')}`,
      status: 422,
      sends: { 'Content-Type': 'application/x-www-form-urlencoded' },
      sendsBody: `user=${word('form: user', 'annakow')}&password=${word('form: password', 'pa%24%24word9')}&grant_type=password&client_secret=${plant('form: client_secret')}&otp=${word('form: otp', '773311')}`,
      answers: JSON_TYPE,
      body: {
        errors: [
          {
            field: 'password',
            message: 'is too short',
            rejectedValue: word('JSON: a rejected value', 'tooshort77'),
          },
        ],
        fieldErrors: {
          password: [`The password '${word('JSON: a quoted password', 'qu0tedpw')}' is too weak`],
        },
      },
    }),
    entry({
      method: 'POST',
      url: 'https://api.shop.test/graphql',
      status: 400,
      sends: JSON_TYPE,
      sendsBody: JSON.stringify({
        operationName: 'Login',
        query: `mutation Login { login(user: "${word('GraphQL: literal', 'annak')}", password: "${word('GraphQL: literal password', 'gr4phqlpass')}") { token } }`,
        variables: {
          input: {
            email: word('GraphQL: variable', 'carol@mail.test'),
            secret: plant('GraphQL: secret variable'),
          },
        },
      }),
      answers: JSON_TYPE,
      body: {
        errors: [
          { message: 'Cannot query field "token"', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
        ],
      },
    }),
    entry({
      method: 'POST',
      url: 'https://api.shop.test/upload',
      status: 413,
      sends: { 'Content-Type': 'multipart/form-data; boundary=xyz' },
      sendsBody: `--xyz\r\nContent-Disposition: form-data; name="token"\r\n\r\n${plant('multipart: token')}\r\n--xyz\r\nContent-Disposition: form-data; name="photo"; filename="${word('multipart: file name', 'passport-anna.png')}"\r\n\r\nPNG\r\n--xyz--`,
      answers: { 'Content-Type': 'text/html' },
      body: `<html><title>413</title><input name="csrf" value="${plant('HTML: hidden field')}"><p>${word('HTML: text', 'Dear Mrs Kowalczyk')}</p></html>`,
    }),
    entry({
      url: `https://bucket.s3.test/private/report.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${word('signed URL: credential', 'AKIDEXAMPLE9%2F20261122%2Feu')}&X-Amz-Signature=${plant('signed URL: signature', 3)}`,
      status: 403,
      answers: { 'Content-Type': 'application/xml' },
      body: `<?xml version="1.0"?><Error><Code>SignatureDoesNotMatch</Code><Message>The signature is wrong</Message><AWSAccessKeyId>${plant('XML: element', 2)}</AWSAccessKeyId><StringToSign>${plant('XML: string to sign', 3)}</StringToSign></Error>`,
    }),
    {
      ...entry({
        url: 'https://api.shop.test/events',
        type: 'eventsource',
        status: 500,
        answers: { 'Content-Type': 'text/event-stream' },
      }),
    },
    entry({
      url: `https://api.shop.test/invite/${word('path: after /invite', 'Qx7-bLu3')}/accept?email=${word('query: e-mail', 'dave%40mail.test')}`,
      status: 410,
      answers: { 'Content-Type': 'application/json' },
      body: {
        title: 'Gone',
        detail: `See https://shop.test/help?session=${plant('JSON detail: a URL')}`,
        trace_id: '4bf92f3577b34da6',
      },
    }),
    entry({
      url: `wss://live.shop.test/socket?ticket=${plant('WebSocket URL: query')}`,
      type: 'websocket',
      status: 0,
      socketError: `Error during WebSocket handshake: token ${plant('WebSocket error text', 0)} refused`,
    }),
    entry({
      url: `https://api.telegram.test/bot${word('path: a bot’s key', '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw')}/getMe`,
      status: 404,
      body: { ok: false, error_code: 404, description: 'Not Found' },
    }),
  ];
  const events = entries[6] as HarEntry & { response: { content: Record<string, unknown> } };
  events.response.content = {
    mimeType: 'text/event-stream',
    size: 100,
    encoding: 'base64',
    text: btoa(
      `event: fault\ndata: {"error":"busy","token":"${plant('event stream: JSON')}"}\n\ndata: ${plant('event stream: text')}\nid: ${plant('event stream: id')}\n`,
    ),
  };
  entries.push(
    entry({
      url: 'https://api.shop.test/members',
      status: 409,
      answers: {
        Location: `/reset/${word('relative Location: path', 'Zt4-kLm9q')}?key=${plant('relative Location: query')}`,
        'Content-Type': 'application/json',
      },
      body: { message: `The address ${word('JSON message alone: e-mail', 'erin.s@mail.test')} is taken` },
    }),
  );
  entries.push(
    entry({
      method: 'POST',
      url: `https://api.shop.test/otp/${word('path: after /otp', '591846')}/cards/${word('path: a card', '4929130771924474')}`,
      status: 500,
      sends: { 'Content-Type': 'text/xml' },
      sendsBody: `<Envelope><Username>${word('XML request: user', 'svc_ledger')}</Username><Password>${word('XML request: password', 'Eisberg-3')}</Password></Envelope>`,
      answers: { 'Content-Type': 'application/json' },
      body: {
        message: [
          'Sign-in of svc_ledger failed with password Eisberg-3.',
          `MAIL_PASSWORD="${word('message: a quoted value', 'Has el nuss')}"`,
          `Your verification code is ${word('message: a typed code', '305-918')}.`,
          `Call ${word('message: telephone', '+47 912 34 551')}, account ${word('message: account', '7731 0042 9918')}`,
          `or ${word('message: IBAN', 'GB33 BUKB 2020 1555 5555 55')}, born ${word('message: date of birth', '14.02.1966')}`,
          `at ${word('message: position', '48.208174, 16.373819')}`,
        ].join(' '),
      },
    }),
    entry({
      url: `https://api.shop.test/unsubscribe/${word('path: e-mail', 'lena.b%40post.test')}`,
      status: 404,
      sends: { [plant('name of a header', 1)]: 'x' },
    }),
  );
  const stolen = (planted.find(({ place }) => place === 'request header Cookie') as Planted).secret;
  const again = entry({
    url: `https://api.shop.test/carts/${stolen}`,
    status: 500,
    answers: { 'Content-Type': 'application/json' },
    body: { message: `No cart ${stolen}` },
  }) as HarEntry;
  again._initiator = {
    type: 'script',
    stack: {
      callFrames: [
        {
          url: `https://shop.test/app.js?key=${plant('initiator: URL')}`,
          lineNumber: 3,
          functionName: 'load',
        },
      ],
    },
  };
  again.response = { ...again.response, statusText: `Broken ${plant('status text', 0)}` };
  again.pageref = `page_1`;
  return { entries: [...entries, again], planted };
}

/** The forms in which a secret may stand in a text. */
export function formsOf(secret: string): readonly string[] {
  const plain = secret.includes('%') ? decodeURIComponent(secret) : secret;
  return [...new Set([secret, plain, encodeURIComponent(plain), JSON.stringify(plain).slice(1, -1)])];
}

/** Those of the secrets that stand in a text. */
export function leaksIn(text: string, planted: readonly Planted[]): readonly string[] {
  return planted
    .filter(({ secret }) => formsOf(secret).some((form) => text.includes(form)))
    .map(({ place, secret }) => `${place}: ${secret}`);
}
