import rejectedInput from '../../../src/diagnose/rules/rejected-input.ts';
import { testRule } from '../rule-table.ts';

testRule(rejectedInput, {
  speaks: [
    {
      when: 'the debug page of Flask for a key that is missing',
      given: {
        method: 'POST',
        status: 400,
        body: '<!doctype html><title>werkzeug.exceptions.BadRequestKeyError: 400 Bad Request: The browser (or proxy) sent a request that this server could not understand. KeyError: &#39;username&#39; // Werkzeug Debugger</title>',
      },
      cause: 'form-value-missing',
      certainty: 'certain',
      values: { field: 'username' },
    },
    {
      when: 'the page of Flask for a 400 without a reason',
      given: {
        method: 'POST',
        status: 400,
        body: '<!doctype html><title>400 Bad Request</title><h1>Bad Request</h1><p>The browser (or proxy) sent a request that this server could not understand.</p>',
      },
      cause: 'form-value-missing-unnamed',
      certainty: 'possible',
    },
    {
      when: 'the reason in PayPal’s details',
      given: {
        method: 'POST',
        status: 422,
        body: {
          name: 'UNPROCESSABLE_ENTITY',
          message: 'The requested action could not be performed.',
          details: [
            { issue: 'INSTRUMENT_DECLINED', description: 'The instrument was declined by the bank.' },
          ],
        },
      },
      cause: 'values-rejected',
      certainty: 'certain',
      values: { words: 'The instrument was declined by the bank' },
    },
    {
      when: 'Cloudinary’s reason in a header',
      given: {
        type: 'image',
        status: 400,
        url: 'https://res.cloudinary.com/demo/w_abc/a.jpg',
        answers: { 'X-Cld-Error': 'Invalid width in transformation: abc' },
      },
      cause: 'request-refused-with-reason',
      certainty: 'certain',
      values: { from: 'response header x-cld-error' },
    },
    {
      when: 'one value of the wrong kind, by Jackson',
      given: {
        method: 'POST',
        status: 400,
        body: {
          message: 'JSON parse error: Cannot deserialize value of type `java.time.LocalDate` from String',
        },
      },
      cause: 'request-refused-with-reason',
      certainty: 'certain',
    },
    {
      when: 'Spring cannot read a parameter of the address',
      given: {
        status: 400,
        body: { title: 'Bad Request', detail: "Failed to convert 'state' with value: 'FOO'" },
      },
      cause: 'fields-not-as-agreed',
      certainty: 'likely',
      values: { fields: 'state' },
    },
    {
      when: 'Litestar, which lists the faults as extra',
      given: {
        method: 'POST',
        status: 400,
        body: {
          detail: 'Validation failed for POST /users',
          extra: [{ message: 'Expected `int`, got `str`', key: 'age', source: 'body' }],
        },
      },
      cause: 'fields-not-as-agreed',
      certainty: 'likely',
      values: { fields: 'age' },
    },
    {
      when: 'Payload, whose fields stand inside the error',
      given: {
        method: 'POST',
        status: 400,
        body: {
          errors: [
            {
              name: 'ValidationError',
              message: 'The following field is invalid: Title',
              data: { errors: [{ label: 'Title', message: 'This field is required.', path: 'title' }] },
            },
          ],
        },
      },
      cause: 'field-rejected',
      certainty: 'certain',
      values: { field: 'title' },
    },
    {
      when: 'a parameter of the address',
      given: {
        status: 422,
        url: 'https://api.shop.test/items?limit=a',
        body: { detail: [{ loc: ['query', 'limit'], msg: 'Input should be a valid integer' }] },
      },
      cause: 'fields-not-as-agreed',
      certainty: 'likely',
      values: { fields: 'limit' },
    },
    {
      when: 'a text where Go wants a number',
      given: {
        method: 'POST',
        status: 400,
        body: 'json: cannot unmarshal string into Go struct field User.age of type int',
      },
      cause: 'fields-not-as-agreed',
      certainty: 'likely',
      values: { fields: 'age' },
    },
    {
      when: 'Strapi’s one fault, which is no list of fields',
      given: {
        status: 400,
        body: {
          error: {
            name: 'ValidationError',
            message: 'Invalid key autor',
            details: { key: 'autor', path: 'autor', source: 'query', param: 'populate' },
          },
        },
      },
      cause: 'fields-not-as-agreed',
      certainty: 'likely',
      values: { fields: 'autor', says: 'Invalid key autor' },
    },
    {
      when: 'a parameter in the words of an API for programs',
      given: {
        method: 'POST',
        status: 400,
        body: { error: { type: 'invalid_request_error', param: 'price', message: "No such price: 'p'" } },
      },
      cause: 'fields-not-as-agreed',
      certainty: 'likely',
    },
    {
      when: 'one fault of form beside one of a value: the reader can act',
      given: {
        method: 'POST',
        status: 400,
        body: { message: ['email must be an email', 'property age should not exist'] },
      },
      cause: 'fields-rejected',
      certainty: 'certain',
    },
    {
      when: 'a picture from a place that Next.js does not know',
      given: {
        type: 'image',
        status: 400,
        url: 'https://shop.test/_next/image?url=https%3A%2F%2Fcdn.test%2Fa.jpg&w=640&q=75',
        body: '"url" parameter is not allowed',
      },
      cause: 'picture-source-not-listed',
      certainty: 'certain',
    },
    {
      when: 'tRPC with superjson, in a batch',
      given: {
        method: 'POST',
        status: 400,
        body: '[{"error":{"json":{"message":"[{\\"code\\":\\"too_small\\",\\"message\\":\\"Too short\\",\\"path\\":[\\"title\\"]}]"}}}]',
      },
      cause: 'field-rejected',
      certainty: 'certain',
      values: { field: 'title', says: 'Too short' },
    },
    {
      when: 'a sentence under 400 is a sign',
      given: { status: 400, body: { message: 'This name is already in use' } },
      cause: 'value-already-there',
      certainty: 'likely',
    },
    {
      when: 'FastAPI looks in the query',
      given: {
        status: 422,
        method: 'POST',
        sendsBody: '{"x":1}',
        body: { detail: [{ loc: ['query', 'x'], msg: 'field required' }] },
      },
      cause: 'fields-in-another-place',
      certainty: 'certain',
      values: { fields: 'x', from: 'query of the address' },
    },
    {
      when: 'FastAPI reads a form',
      given: {
        status: 422,
        method: 'POST',
        sendsBody: '{"username":"a"}',
        body: { detail: [{ loc: ['body', 'username'], msg: 'Field required' }] },
      },
      cause: 'fields-in-another-form',
      certainty: 'likely',
    },
    {
      when: 'a field that is not there at all',
      given: {
        status: 422,
        method: 'POST',
        sendsBody: '{"y":1}',
        body: { detail: [{ loc: ['body', 'username'], msg: 'Field required' }] },
      },
      cause: 'field-rejected',
      certainty: 'certain',
    },
    {
      when: 'MongoDB’s words for a second one',
      given: {
        status: 400,
        method: 'POST',
        body: {
          message: 'E11000 duplicate key error collection: shop.users index: email_1 dup key: { email: "a" }',
        },
      },
      cause: 'value-already-there',
      certainty: 'certain',
    },
    {
      when: 'a name in use',
      given: { status: 409, method: 'POST', body: { message: 'A shop of this name already exists' } },
      cause: 'value-already-there',
      certainty: 'certain',
    },
    {
      when: 'too long for a model',
      given: {
        status: 400,
        method: 'POST',
        body: {
          error: {
            message: "This model's maximum context length is 8192 tokens.",
            type: 'invalid_request_error',
            param: 'messages',
            code: 'context_length_exceeded',
          },
        },
      },
      cause: 'text-too-long-for-model',
      certainty: 'certain',
    },
    {
      when: 'WordPress’ bare 0',
      given: { status: 400, method: 'POST', url: 'https://shop.test/wp-admin/admin-ajax.php', body: '0' },
      cause: 'ajax-action-unknown',
      certainty: 'likely',
    },
    {
      when: 'a long reason is cut in the title',
      given: { status: 400, body: { message: `The basket is empty. ${'Fill it first. '.repeat(6)}` } },
      cause: 'request-refused-with-reason',
      certainty: 'certain',
      values: { words: 'The basket is empty. Fill it first. Fill it first. Fill it…' },
    },
    {
      when: 'ASP.NET and Laravel: errors by field',
      given: { status: 422, body: { title: 'Invalid', errors: { email: ['The email is taken.'] } } },
      cause: 'field-rejected',
      certainty: 'certain',
      evidence: [{ from: 'response body, email', saw: 'The email is taken.' }],
      values: { field: 'email', says: 'The email is taken', status: '422' },
    },
    {
      when: 'FastAPI: loc and msg',
      given: { status: 422, body: { detail: [{ loc: ['body', 'date'], msg: 'invalid date', type: 'x' }] } },
      cause: 'field-rejected',
      certainty: 'certain',
      values: { field: 'date', says: 'invalid date' },
    },
    {
      when: 'JSON:API: a pointer',
      given: {
        status: 400,
        body: { errors: [{ source: { pointer: '/data/attributes/age' }, detail: 'must be a number' }] },
      },
      cause: 'field-rejected',
      certainty: 'certain',
      values: { field: 'age', says: 'must be a number', status: '400' },
    },
    {
      when: 'RFC 9457: invalid-params',
      given: {
        status: 400,
        body: { detail: 'Not valid', 'invalid-params': [{ name: 'age', reason: 'too low' }] },
      },
      cause: 'field-rejected',
      certainty: 'certain',
      values: { field: 'age', says: 'too low' },
    },
    {
      when: 'several fields',
      given: { status: 422, body: { errors: { email: ['taken'], age: ['too low'], name: [] } } },
      cause: 'fields-rejected',
      certainty: 'certain',
      evidence: [
        { from: 'response body, email', saw: 'taken' },
        { from: 'response body, age', saw: 'too low' },
      ],
      values: { fields: 'email, age', status: '422' },
    },
    {
      when: 'one field, named without a reason',
      given: { status: 400, body: { errors: [{ field: 'email' }] } },
      cause: 'fields-rejected',
      certainty: 'certain',
      evidence: [{ from: 'response body, email', saw: 'named, without a reason' }],
      values: { fields: 'email' },
    },
    {
      when: 'a long list of names is cut',
      given: {
        status: 422,
        body: { errors: Object.fromEntries('abcdefgh'.split('').map((c) => [c.repeat(9), ['bad']])) },
      },
      cause: 'fields-rejected',
      certainty: 'certain',
      values: { fields: 'aaaaaaaaa, bbbbbbbbb, ccccccccc, dddddd…' },
    },
    {
      when: 'a 422 with a reason',
      given: { status: 422, body: { message: 'The order is closed.' } },
      cause: 'values-rejected',
      certainty: 'certain',
      values: { words: 'The order is closed', from: 'response body, message' },
    },
    {
      when: 'a 409 with a reason',
      given: { method: 'POST', status: 409, body: { error: 'This name is taken' } },
      cause: 'conflict-with-reason',
      certainty: 'certain',
      evidence: [{ from: 'response body, error', saw: 'This name is taken' }],
      values: { words: 'This name is taken', host: 'api.shop.test' },
    },
    {
      when: 'a 409 that names fields is still a clash',
      given: { status: 409, body: { message: 'Taken', errors: { email: ['taken'] } } },
      cause: 'conflict-with-reason',
      certainty: 'certain',
    },
    { when: 'a 409 without a reason', given: { status: 409 }, cause: 'conflict', certainty: 'certain' },
    {
      when: 'a 409 that only repeats its name',
      given: { status: 409, body: 'Conflict' },
      cause: 'conflict',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: 'Conflict' }],
    },
    {
      when: 'a 400 with a reason',
      given: { status: 400, body: 'date is missing' },
      cause: 'request-refused-with-reason',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: 'date is missing' }],
      values: { words: 'date is missing' },
    },
  ],
  silent: [
    {
      when: 'another page of a 400',
      given: { status: 400, body: '<!doctype html><title>400 Bad Request</title><h1>Bad Request</h1>' },
    },
    { when: 'a 400 that says nothing', given: { status: 400 } },
    { when: 'a 400 that only repeats its name', given: { status: 400, body: { error: 'Bad Request' } } },
    {
      when: 'a 422 that only repeats its name',
      given: { status: 422, body: { error: 'Unprocessable Content' } },
    },
    {
      when: 'Tomcat’s page repeats the status',
      given: { status: 400, body: '<html><title>HTTP Status 400 – Bad Request</title>' },
    },
    {
      when: 'a 400 of nginx that has words of its own',
      given: {
        status: 400,
        answers: { server: 'nginx' },
        body: '<html>400 Request Header Or Cookie Too Large',
      },
    },
    { when: 'a 415', given: { status: 415, body: { message: 'Send JSON' } } },
    { when: 'a 412', given: { status: 412, body: { message: 'Old version' } } },
    {
      when: 'a 422 kept from the page by CORS',
      given: { status: 422, error: 'net::ERR_FAILED', body: { message: 'x' } },
    },
  ],
});
