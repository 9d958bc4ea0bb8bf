import errorInSuccess from '../../../src/diagnose/rules/error-in-success.ts';
import { testRule } from '../rule-table.ts';
import { asTyped } from '../typed-answer.ts';

const grpc = { 'Content-Type': 'application/grpc-web+proto' };
const xml = { 'Content-Type': 'text/xml; charset=utf-8' };
const soap = (fault: string) =>
  `<?xml version="1.0"?><soap:Envelope xmlns:soap="x"><soap:Body>${fault}</soap:Body></soap:Envelope>`;
/** A message of two bytes, then the trailer, each in base64 of its own, as gRPC-Web's text form has it. */
const grpcText = (trailer: string) => {
  const frame = (mark: number, bytes: string) => {
    const head = Buffer.from([mark, 0, 0, 0, bytes.length]);
    return Buffer.concat([head, Buffer.from(bytes)]).toString('base64');
  };
  return frame(0, 'ab') + frame(0x80, trailer);
};

testRule(errorInSuccess, {
  speaks: asTyped([
    {
      when: 'gRPC-Web: the headers say that nobody is signed in',
      given: {
        method: 'POST',
        url: 'https://api.shop.test/shop.v1.Orders/List',
        answers: { ...grpc, 'grpc-status': '16', 'grpc-message': 'token%20expired' },
        body: '',
      },
      cause: 'sign-in-error-in-answer',
      certainty: 'certain',
      evidence: [
        { from: 'response status', saw: '200' },
        { from: 'response header grpc-status', saw: '16 (UNAUTHENTICATED)' },
        { from: 'response header grpc-message', saw: 'token expired' },
      ],
      values: {
        status: '200',
        host: 'api.shop.test',
        quoted: ' It says: “token expired”.',
        place: 'the gRPC answer',
        mark: 'grpc-status: 16 (UNAUTHENTICATED)',
      },
    },
    {
      when: 'gRPC-Web as text: the trailer at the end of the body',
      given: {
        method: 'POST',
        answers: { 'Content-Type': 'application/grpc-web-text' },
        body: grpcText('grpc-status:5\r\ngrpc-message:no such order\r\n'),
      },
      cause: 'not-found-in-answer',
      certainty: 'certain',
      evidence: [{ from: 'response body, trailer grpc-status', saw: '5 (NOT_FOUND)' }],
    },
    {
      when: 'gRPC-Web: called off',
      given: { method: 'POST', answers: { ...grpc, 'grpc-status': '1' }, body: '' },
      cause: 'call-stopped-in-answer',
      certainty: 'certain',
    },
    {
      when: 'gRPC-Web: not allowed',
      given: { method: 'POST', answers: { ...grpc, 'grpc-status': '7' }, body: '' },
      cause: 'refusal-in-answer',
      certainty: 'certain',
      values: { quoted: '' },
    },
    {
      when: 'gRPC-Web: too much',
      given: { method: 'POST', answers: { ...grpc, 'grpc-status': '8' }, body: '' },
      cause: 'limit-in-answer',
      certainty: 'certain',
    },
    {
      when: 'JSON-RPC: a method that the server does not have',
      given: {
        method: 'POST',
        body: { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'Method not found' } },
      },
      cause: 'input-refused-in-answer',
      certainty: 'certain',
      evidence: [
        { from: 'response body, error.code', saw: '-32601' },
        { from: 'response body, error.message', saw: 'Method not found' },
      ],
      values: { mark: 'error.code: -32601', named: '' },
    },
    {
      when: 'JSON-RPC: one of several calls, with a code of its maker',
      given: {
        method: 'POST',
        body: [
          { jsonrpc: '2.0', id: 1, result: '0x1' },
          { jsonrpc: '2.0', id: 2, error: { code: 3, message: 'execution reverted' } },
        ],
      },
      cause: 'error-in-answer',
      certainty: 'certain',
      evidence: [{ from: 'response body, [1].error.code', saw: '3' }],
    },
    {
      when: 'SOAP 1.1: the server failed',
      given: {
        method: 'POST',
        answers: xml,
        body: soap(
          '<soap:Fault><faultcode>soap:Server</faultcode><faultstring>No stock data</faultstring></soap:Fault>',
        ),
      },
      cause: 'server-error-in-answer',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: 'soap:Server: No stock data' }],
      values: { place: 'the SOAP answer' },
    },
    {
      when: 'SOAP 1.2: what was sent does not fit',
      given: {
        method: 'POST',
        answers: { 'Content-Type': 'application/soap+xml' },
        body: soap(
          '<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">No date</soap:Text></soap:Reason></soap:Fault>',
        ),
      },
      cause: 'input-refused-in-answer',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: 'soap:Sender: No date' }],
    },
    {
      when: 'XML-RPC',
      given: {
        method: 'POST',
        answers: xml,
        body: '<?xml version="1.0"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>403</int></value></member><member><name>faultString</name><value><string>Bad login</string></value></member></struct></value></fault></methodResponse>',
      },
      cause: 'refusal-in-answer',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: '403: Bad login' }],
    },
    {
      when: 'a map server’s report',
      given: {
        answers: xml,
        body: '<ServiceExceptionReport version="1.3.0"><ServiceException code="LayerNotDefined">No layer roads</ServiceException></ServiceExceptionReport>',
      },
      cause: 'error-in-answer',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: 'LayerNotDefined: No layer roads' }],
    },
    {
      when: 'S3 ends a long upload with an error under 200',
      given: {
        method: 'POST',
        answers: { 'Content-Type': 'application/xml' },
        body: '<?xml version="1.0"?>\n<Error><Code>InternalError</Code><Message>Try again</Message></Error>',
      },
      cause: 'server-error-in-answer',
      certainty: 'certain',
    },
    {
      when: 'Slack: ok false',
      given: { method: 'POST', body: { ok: false, error: 'invalid_auth' } },
      cause: 'sign-in-error-in-answer',
      certainty: 'likely',
      evidence: [
        { from: 'response body', saw: 'ok: false' },
        { from: 'response body, error', saw: 'invalid_auth' },
      ],
      values: { mark: 'ok: false', place: 'the answer' },
    },
    {
      when: 'Esri: an error with a code',
      given: { body: { error: { code: 498, message: 'Invalid token.', details: [] } } },
      cause: 'sign-in-error-in-answer',
      certainty: 'likely',
      evidence: [{ from: 'response body, error.message', saw: 'Invalid token.' }],
      values: { quoted: ' It says: “Invalid token”.' },
    },
    {
      when: 'success false and nothing else',
      given: { method: 'POST', body: { success: false } },
      cause: 'error-in-answer',
      certainty: 'possible',
      values: { quoted: '', mark: 'success: false' },
    },
    {
      when: 'JSend: status error',
      given: { body: { status: 'error', message: 'Cannot reach the database', code: 500 } },
      cause: 'server-error-in-answer',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'status: “error”' }],
    },
    {
      when: 'a form whose values were refused, in the application’s own way',
      given: { method: 'POST', body: { success: false, errors: { email: ['is taken'], age: ['too low'] } } },
      cause: 'input-refused-in-answer',
      certainty: 'likely',
      values: { named: ': it names email, age' },
    },
    {
      when: 'an error code that is not 0',
      given: { body: { errcode: 40013, errmsg: 'invalid appid' } },
      cause: 'error-in-answer',
      certainty: 'likely',
      values: { mark: 'error code 40013', quoted: ' It says: “invalid appid”.' },
    },
    {
      when: 'a list of errors, with nothing beside it',
      given: { body: { errors: [{ code: 429, title: 'Too many' }] } },
      cause: 'limit-in-answer',
      certainty: 'likely',
    },
    {
      when: 'an answer of a recorder that gives no types',
      given: {
        type: 'other',
        errorsUntold: true,
        body: { error: 'PermissionDenied' },
        sends: { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'cors' },
      },
      cause: 'refusal-in-answer',
      certainty: 'likely',
    },
  ]),
  silent: asTyped([
    { when: 'success true', given: { body: { success: true, error: 'none' } } },
    { when: 'ok true with a warning', given: { body: { ok: true, error: 'missing_charset' } } },
    { when: 'status ok', given: { body: { status: 'ok', errors: ['one item left out'] } } },
    { when: 'error null', given: { body: { data: [], error: null } } },
    { when: 'error empty', given: { body: { error: '', message: 'fine' } } },
    { when: 'error false', given: { body: { error: false } } },
    { when: 'errors empty', given: { body: { errors: [], result: 3 } } },
    { when: 'errors an empty object', given: { body: { errors: {} } } },
    { when: 'error code 0', given: { body: { errcode: 0, errmsg: 'ok' } } },
    { when: 'an empty list', given: { body: '[]', answers: { 'Content-Type': 'application/json' } } },
    {
      when: 'null, which is an answer',
      given: { body: 'null', answers: { 'Content-Type': 'application/json' } },
    },
    {
      when: 'an error deep inside the data',
      given: { body: { items: [{ status: 'error', error: { message: 'boom' } }] } },
    },
    {
      when: 'a record that speaks of its own failure',
      given: { body: { id: 7, name: 'Backup', status: 'error', error: { message: 'disk full' } } },
    },
    { when: 'a record with the word success', given: { body: { id: 7, host: 'db-1', success: false } } },
    {
      when: 'the state of a job, as asked for',
      given: { url: 'https://api.shop.test/jobs/17', body: { status: 'error', message: 'disk full' } },
    },
    { when: 'the state of a build', given: { body: { status: 'failed', message: 'lint' } } },
    { when: 'error as a mere word', given: { body: { word: 'error', translation: 'Fehler' } } },
    { when: 'texts of the page', given: { body: { error: 'Something went wrong', retry: 'Try again' } } },
    {
      when: 'data came, and an error of a part',
      given: { body: { data: [{ id: 1 }], errors: [{ message: 'one source is late' }] } },
    },
    {
      when: 'gRPC-Web went well',
      given: { method: 'POST', answers: { ...grpc, 'grpc-status': '0' }, body: '' },
    },
    { when: 'gRPC-Web without a status on record', given: { method: 'POST', answers: grpc, body: '' } },
    {
      when: 'gRPC-Web as text went well',
      given: {
        method: 'POST',
        answers: { 'Content-Type': 'application/grpc-web-text' },
        body: grpcText('grpc-status:0\r\n'),
      },
    },
    {
      when: 'gRPC-Web as text that is none',
      given: { answers: { 'Content-Type': 'application/grpc-web-text' }, body: '@@@' },
    },
    { when: 'JSON-RPC with a result', given: { body: { jsonrpc: '2.0', id: 1, result: { error: 'x' } } } },
    { when: 'JSON-RPC with error: null', given: { body: { jsonrpc: '1.0', id: 1, result: 2, error: null } } },
    { when: 'SOAP without a fault', given: { answers: xml, body: soap('<GetPriceResponse/>') } },
    {
      when: 'a feed with the word fault',
      given: { answers: xml, body: '<rss><item>Fault lines</item></rss>' },
    },
    { when: 'a page that is opened', given: { type: 'document', body: { success: false } } },
    { when: 'an image', given: { type: 'image', body: { success: false } } },
    { when: 'a beacon', given: { type: 'ping', method: 'POST', body: { success: false } } },
    {
      when: 'what nobody reads',
      given: { sends: { 'Sec-Fetch-Mode': 'no-cors' }, body: { success: false } },
    },
    { when: 'what is fetched ahead', given: { sends: { Purpose: 'prefetch' }, body: { success: false } } },
    { when: 'OPTIONS', given: { method: 'OPTIONS', body: { success: false } } },
    { when: 'a part of a file', given: { status: 206, body: { success: false } } },
    { when: 'a 500, which fails in the open', given: { status: 500, body: { success: false } } },
    { when: 'lines of JSON', given: { body: '{"a":1}\n{"error":"x"}' } },
    { when: 'broken JSON', given: { body: '{"success":false' } },
    {
      when: 'an answer that is nested too deep to be one',
      given: { body: `{"success":false,"errors":${'['.repeat(20_000)}` },
    },
  ]),
});
