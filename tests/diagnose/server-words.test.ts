import { describe, expect, it } from 'vitest';
import {
  isWebPage,
  jsonBody,
  pageTitle,
  repeatsStatus,
  serverWords,
} from '../../src/diagnose/server-words.ts';
import { exchange } from '../exchange-builder.ts';

const said = (body: string | object) => serverWords(exchange({ status: 400, body }));

describe('serverWords finds the message', () => {
  it.each<[string, string | object, string, string]>([
    [
      'problem details',
      { type: 'x', title: 'Bad', detail: 'No such date' },
      'No such date',
      'response body, detail',
    ],
    [
      'OAuth',
      { error: 'invalid_grant', error_description: 'Too late' },
      'Too late',
      'response body, error_description',
    ],
    [
      'an object in error',
      { error: { code: 5, message: 'Too big' } },
      'Too big',
      'response body, error.message',
    ],
    ['a list of errors', { errors: [{ title: 'Too big' }] }, 'Too big', 'response body, title'],
    ['a list', [{ message: 'Too big' }], 'Too big', 'response body, message'],
    ['plain text', ' Too big \n', 'Too big', 'response body'],
    ['AWS JSON', { Message: 'Not for you' }, 'Not for you', 'response body, Message'],
    [
      'Okta',
      { errorCode: 'E0000011', errorSummary: 'Invalid token provided' },
      'Invalid token provided',
      'response body, errorSummary',
    ],
    ['Keycloak', { errorMessage: 'User exists' }, 'User exists', 'response body, errorMessage'],
    ['Apigee', { fault: { faultstring: 'Too big' } }, 'Too big', 'response body, fault.faultstring'],
    [
      'Nest',
      { statusCode: 400, message: ['email must be an email', 'x'], error: 'Bad Request' },
      'email must be an email',
      'response body, message',
    ],
    ['Rails', { errors: ["Name can't be blank"] }, "Name can't be blank", 'response body, errors'],
    [
      'Google',
      { error: { code: 403, message: 'No quota', status: 'PERMISSION_DENIED' } },
      'No quota',
      'response body, error.message',
    ],
    [
      'PostgREST',
      { code: '23505', details: 'Key (id) exists.', hint: null, message: 'duplicate key' },
      'duplicate key',
      'response body, message',
    ],
    [
      'GraphQL',
      { errors: [{ message: 'No such field', extensions: { code: 'X' } }], data: null },
      'No such field',
      'response body, message',
    ],
    [
      'AWS XML',
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The key &quot;a&quot; is not there.</Message></Error>',
      'The key "a" is not there.',
      'response body, Message',
    ],
    [
      'AWS XML with a code alone',
      '<Error><Code>NoSuchKey</Code></Error>',
      'NoSuchKey',
      'response body, Code',
    ],
    [
      'Express',
      '<!DOCTYPE html>\n<html><head><title>Error</title></head><body><pre>PayloadTooLargeError: request entity too large<br>',
      'PayloadTooLargeError: request entity too large',
      'response body, pre',
    ],
    [
      'the title of a page',
      '<!doctype html><title>Too big &amp; &#8220;odd&#8221;</title>',
      'Too big & “odd”',
      'response body, title of the page',
    ],
    [
      'a page without a doctype',
      '<html><head><title lang="en">Too big</title>',
      'Too big',
      'response body, title of the page',
    ],
  ])('%s', (_what, body, text, from) => {
    expect(said(body)).toMatchObject({ text, from });
  });

  it.each<[string, string | object]>([
    ['nothing', ''],
    ['an empty object', {}],
    ['numbers', { message: 5, error: true, detail: null }],
    ['an empty text', { message: '  ' }],
    ['a page without a title', '<html><body>Too big'],
    ['XML', '<error>Too big</error>'],
    ['broken JSON', '{"message":"Too big"'],
    ['a long text', 'Too big. '.repeat(60)],
    ['a message buried deep', `${'{"error":'.repeat(9)}{"message":"x"}${'}'.repeat(9)}`],
    ['lists in lists', `${'['.repeat(90_000)}${']'.repeat(90_000)}`],
    ['objects in objects', `${'{"error":'.repeat(9000)}1${'}'.repeat(9000)}`],
    ['an enormous JSON', { message: 'x'.repeat(300_000) }],
  ])('and none in %s', (_what, body) => {
    expect(said(body)).toBeUndefined();
  });
});

describe('serverWords finds the fields', () => {
  const fields = (body: string | object) => said(body)?.fields.map(({ name, says }) => `${name}: ${says}`);
  it.each<[string, string | object, string[]]>([
    [
      'ASP.NET, Laravel',
      { errors: { Email: ['taken', 'odd'], Age: 'too low' } },
      ['Email: taken', 'Age: too low'],
    ],
    ['FastAPI', { detail: [{ loc: ['body', 'items', 0], msg: 'odd' }] }, ['items: odd']],
    ['JSON:API', { errors: [{ source: { parameter: 'page' }, title: 'odd' }] }, ['page: odd']],
    ['Symfony', { violations: [{ propertyPath: 'x', property: 'age', message: 'odd' }] }, ['age: odd']],
    ['Spring', { errors: [{ field: 'age', defaultMessage: 'odd', code: 'Min' }] }, ['age: odd']],
    [
      'Google',
      { error: { details: [{ fieldViolations: [{ field: 'order.age', description: 'odd' }] }] } },
      ['age: odd'],
    ],
    [
      'Stripe',
      { error: { type: 'invalid_request_error', param: 'amount', message: 'odd' } },
      ['amount: odd'],
    ],
    ['Django REST', { email: ['taken'], non_field_errors: ['odd'] }, ['email: taken']],
    ['lists that are no fields', { email: ['taken'], items: [1] }, []],
    ['a list of sentences', { errors: ['odd'] }, []],
    ['no names', { errors: [{ message: 'odd' }] }, []],
    ['texts', { message: 'x', errors: ['odd'] }, []],
    [
      'at most ten',
      { errors: Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${n}`, 'odd'])) },
      Array.from({ length: 10 }, (_, n) => `f${n}: odd`),
    ],
    [
      'Nest, a list of sentences',
      { message: ['email must be an email', 'property x should not exist'] },
      ['email: email must be an email', 'x: property x should not exist'],
    ],
    [
      'Zod',
      {
        error: {
          issues: [{ code: 'too_small', path: ['user', 'password'], message: 'short' }],
          name: 'ZodError',
        },
      },
      ['password: short'],
    ],
    ['Zod, flattened', { error: { formErrors: [], fieldErrors: { email: ['odd'] } } }, ['email: odd']],
    [
      'tRPC, a list inside the message',
      { error: { message: '[{"path":["name"],"message":"Required"}]' } },
      ['name: Required'],
    ],
    [
      'Celebrate',
      { message: 'Validation failed', validation: { body: { keys: ['email'], message: 'is required' } } },
      ['email: is required'],
    ],
    [
      'ajv',
      { errors: [{ instancePath: '/age', message: 'must be number', params: { type: 'number' } }] },
      ['age: must be number'],
    ],
    [
      'ajv, a missing one',
      { errors: [{ instancePath: '', message: 'odd', params: { missingProperty: 'name' } }] },
      ['name: odd'],
    ],
    [
      'Fastify',
      { message: "body must have required property 'name'" },
      ["name: body must have required property 'name'"],
    ],
    ['express-validator', { errors: [{ param: 'email', msg: 'odd', location: 'body' }] }, ['email: odd']],
    [
      'Mongoose',
      { errors: { name: { message: 'is required', path: 'name', kind: 'required' } } },
      ['name: is required'],
    ],
    [
      'ASP.NET, older',
      { Message: 'odd', ModelState: { 'user.Email': ['is required'] } },
      ['Email: is required'],
    ],
    [
      'Django, nested',
      { address: { zip: ['is required'] }, name: ['is blank'] },
      ['zip: is required', 'name: is blank'],
    ],
    ['Django, a list', [{}, { title: ['is required'] }], ['title: is required']],
    [
      'Rails, at the top',
      { title: ["can't be blank"], price: ['is odd'] },
      ["title: can't be blank", 'price: is odd'],
    ],
    [
      'Strapi',
      { error: { message: 'odd', details: { errors: [{ path: ['title'], message: 'is missing' }] } } },
      ['title: is missing'],
    ],
    [
      'WordPress',
      { message: 'odd', data: { status: 400, params: { per_page: 'is too large' } } },
      ['per_page: is too large'],
    ],
    [
      'PocketBase',
      { message: 'odd', data: { title: { code: 'x', message: 'is missing' } } },
      ['title: is missing'],
    ],
    ['GitLab', { message: { name: ['is taken'] } }, ['name: is taken']],
    [
      'GitHub',
      {
        message: 'Validation Failed',
        errors: [{ resource: 'Issue', code: 'missing_field', field: 'title' }],
      },
      ['title: missing_field'],
    ],
    ['Rust', 'missing field `name` at line 1', ['name: missing field `name` at line 1']],
    ['no field of a GraphQL answer', { errors: [{ message: 'odd', path: ['orders'], locations: [] }] }, []],
    ['no field in plain words', { message: 'it must be a number' }, []],
  ])('%s', (_what, body, expected) => {
    expect(fields(body) ?? []).toEqual(expected);
  });
});

describe('repeatsStatus', () => {
  it.each<[string, number]>([
    ['403 Forbidden', 403],
    ['HTTP Status 403 – Forbidden', 403],
    ['Access is denied.', 403],
    ['Error: 404 Page Not Found', 404],
    ['Server Error (500)', 500],
    ['Internal Server Error', 500],
    ['Unprocessable Entity', 422],
    ['Unprocessable Content', 422],
    ['No message available', 500],
    ['…', 500],
  ])('true: %s', (text, status) => {
    expect(repeatsStatus(text, status)).toBe(true);
  });

  it.each<[string, number]>([
    ['Order not found', 404],
    ['Error 17', 500],
    ['Server error in the price list', 500],
    ['Нет доступа', 403],
    ['403 Forbidden: team leads only', 403],
  ])('false: %s', (text, status) => {
    expect(repeatsStatus(text, status)).toBe(false);
  });
});

describe('a page', () => {
  it('is known by its first characters, not by its label', () => {
    expect(isWebPage(exchange({ status: 500, body: '\n <!DOCTYPE HTML>' }))).toBe(true);
    expect(isWebPage(exchange({ status: 500, body: '<!-- x --><p>' }))).toBe(true);
    expect(isWebPage(exchange({ status: 500, body: { html: '<html>' } }))).toBe(false);
    expect(isWebPage(exchange({ status: 500 }))).toBe(false);
  });

  it('has a title that is fit to be quoted', () => {
    const title = (text: string) =>
      pageTitle(exchange({ status: 500, body: `<html><title>${text}</title>` }));
    expect(title('a\n b')).toBe('a b');
    expect(title('&constructor; &#0; &#99999999; &amp;lt;')).toBe('&constructor; &#0; &#99999999; &lt;');
    expect(title('')).toBe('');
  });
});

describe('jsonBody', () => {
  it('reads objects and lists, and nothing else', () => {
    expect(jsonBody(exchange({ body: ' {"a":1}' }))).toEqual({ a: 1 });
    expect(jsonBody(exchange({ body: '[]' }))).toEqual([]);
    expect(jsonBody(exchange({ body: '5' }))).toBeUndefined();
    expect(jsonBody(exchange({ body: '{' }))).toBeUndefined();
    expect(jsonBody(exchange({}))).toBeUndefined();
  });
});
