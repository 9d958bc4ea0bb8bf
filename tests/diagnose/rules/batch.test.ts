import batch from '../../../src/diagnose/rules/batch.ts';
import { testRule } from '../rule-table.ts';
import { asTyped } from '../typed-answer.ts';

const graph = 'https://graph.shop.test/v1.0/$batch';
const mixed = { 'Content-Type': 'multipart/mixed; boundary=b_1' };
const parts = (...statuses: readonly string[]) =>
  statuses
    .map((status) => `--b_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status}\r\n\r\n{}\r\n`)
    .join('');
const dav = (status: string) =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:"><d:response><d:href>/a</d:href><d:status>HTTP/1.1 ${status}</d:status></d:response></d:multistatus>`;
const xml = { 'Content-Type': 'application/xml; charset=utf-8' };

testRule(batch, {
  speaks: asTyped([
    {
      when: 'one of three parts failed (OData, Microsoft Graph)',
      given: {
        method: 'POST',
        url: graph,
        body: {
          responses: [
            { id: '1', status: 200, body: {} },
            { id: '2', status: 404, body: { error: { code: 'ItemNotFound', message: 'No such item' } } },
            { id: '3', status: 204 },
          ],
        },
      },
      cause: 'batch-partly-failed',
      certainty: 'certain',
      evidence: [{ from: 'response body, responses[1]', saw: '404: No such item' }],
      values: { count: '3', failed: '1', first: 'part 2', code: '404', status: '200' },
    },
    {
      when: 'Elasticsearch’s bulk with errors',
      given: {
        method: 'POST',
        url: 'https://search.shop.test/_bulk',
        body: {
          took: 3,
          errors: true,
          items: [
            { index: { _id: '1', status: 201 } },
            {
              index: {
                _id: '2',
                status: 400,
                error: { type: 'mapper_parsing_exception', reason: 'bad date' },
              },
            },
          ],
        },
      },
      cause: 'batch-partly-failed',
      certainty: 'certain',
      evidence: [{ from: 'response body, items[1].index', saw: '400: bad date' }],
    },
    {
      when: 'tRPC’s answers together, 207',
      given: {
        status: 207,
        url: 'https://shop.test/api/trpc/me,orders?batch=1',
        body: [
          { result: { data: 1 } },
          { error: { json: { message: 'No such order', code: -32004, data: { httpStatus: 404 } } } },
        ],
      },
      cause: 'batch-partly-failed',
      certainty: 'certain',
      values: { code: '404', status: '207' },
    },
    {
      when: 'whole answers one after the other (Google), all failed',
      given: {
        method: 'POST',
        url: 'https://api.shop.test/batch',
        answers: mixed,
        body: parts('401 Unauthorized', '401 Unauthorized'),
      },
      cause: 'batch-all-failed',
      certainty: 'certain',
      evidence: [{ from: 'response body, part 1', saw: '401: Unauthorized' }],
      values: { count: '2' },
    },
    {
      when: 'a WebDAV folder that could not be deleted whole',
      given: { method: 'DELETE', status: 207, answers: xml, body: dav('423 Locked') },
      cause: 'batch-all-failed',
      certainty: 'certain',
      evidence: [{ from: 'response body, status 1', saw: '423: Locked' }],
    },
    {
      when: 'Facebook’s form',
      given: {
        method: 'POST',
        body: [
          { code: 200, headers: [], body: '{}' },
          { code: 400, headers: [], body: '{"error":{}}' },
        ],
      },
      cause: 'batch-partly-failed',
      certainty: 'certain',
    },
    {
      when: 'a list in an object under 207',
      given: {
        method: 'POST',
        status: 207,
        body: { results: [{ status: 201 }, { status: 422, error: 'no name' }] },
      },
      cause: 'batch-partly-failed',
      certainty: 'certain',
      evidence: [{ from: 'response body, results[1]', saw: '422: no name' }],
    },
  ]),
  silent: asTyped([
    {
      when: 'all went well',
      given: { method: 'POST', url: graph, body: { responses: [{ id: '1', status: 200 }] } },
    },
    {
      when: 'a bulk without errors',
      given: { body: { errors: false, items: [{ index: { status: 201 } }] } },
    },
    {
      when: 'all well, one after the other',
      given: { answers: mixed, body: parts('200 OK', '204 No Content') },
    },
    {
      when: 'PROPFIND, where 404 is a property that is not known',
      given: { method: 'PROPFIND', status: 207, answers: xml, body: dav('404 Not Found') },
    },
    {
      when: 'a list of data with a status of its own',
      given: {
        body: [
          { status: 404, url: '/old', hits: 3 },
          { status: 200, url: '/' },
        ],
      },
    },
    {
      when: 'a list of answers in which not each has a status',
      given: { body: { responses: [{ text: 'yes', status: 404 }, { text: 'no' }] } },
    },
    { when: 'an empty list', given: { status: 207, body: [] } },
    { when: 'a 207 without a body', given: { status: 207 } },
    { when: 'a 400 around it', given: { status: 400, body: { responses: [{ status: 404 }] } } },
  ]),
});
