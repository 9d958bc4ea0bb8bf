import serverError from '../../../src/diagnose/rules/server-error.ts';
import { exchange } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const silent = exchange({ status: 500, body: { code: 1 } });
/** As from a recorder that keeps no bodies, or while a body is not read yet. */
const bodyNotRecorded = { ...silent, response: { ...silent.response, body: null } };

testRule(serverError, {
  speaks: [
    {
      when: 'an answer that gives no reason',
      given: silent,
      cause: 'server-error',
      certainty: 'certain',
      values: { silence: 'It does not say why.' },
    },
    {
      when: 'an answer without a body',
      given: { status: 500 },
      cause: 'server-error',
      certainty: 'certain',
      values: { silence: 'It does not say why.' },
    },
    {
      when: 'an answer whose body is not recorded: that it gives no reason cannot be claimed',
      given: bodyNotRecorded,
      cause: 'server-error',
      certainty: 'certain',
      values: { silence: 'What it answered is not recorded here.' },
    },
    {
      when: 'a cast of Mongoose',
      given: {
        status: 500,
        body: {
          message: 'Cast to ObjectId failed for value "12" (type string) at path "_id" for model "User"',
        },
      },
      cause: 'server-id-malformed',
      certainty: 'likely',
    },
    {
      when: 'a uuid that PostgreSQL cannot read',
      given: { status: 500, body: { message: 'invalid input syntax for type uuid: "abc"' } },
      cause: 'server-id-malformed',
      certainty: 'likely',
    },
    {
      when: 'a record that Prisma does not find',
      given: { status: 500, body: { message: 'Record to delete does not exist.' } },
      cause: 'server-thing-missing',
      certainty: 'likely',
    },
    {
      when: 'an entry that is still in use',
      given: {
        status: 500,
        body: {
          message:
            'update or delete on table "categories" violates foreign key constraint "fk" on table "products"',
        },
      },
      cause: 'server-data-tied',
      certainty: 'likely',
    },
    {
      when: 'a locked SQLite',
      given: { status: 500, body: { message: 'SQLITE_BUSY: database is locked' } },
      cause: 'server-database-busy',
      certainty: 'likely',
    },
    {
      when: 'a deadlock of MySQL',
      given: {
        status: 500,
        body: { message: 'Deadlock found when trying to get lock; try restarting transaction' },
      },
      cause: 'server-database-busy',
      certainty: 'likely',
    },
    {
      when: 'a limit of Apigee',
      given: {
        status: 500,
        body: {
          fault: {
            faultstring: 'Spike arrest violation.',
            detail: { errorcode: 'policies.ratelimit.SpikeArrestViolation' },
          },
        },
      },
      cause: 'limit-as-server-error',
      certainty: 'likely',
    },
    {
      when: 'Apache’s own page',
      given: {
        status: 500,
        answers: { Server: 'Apache/2.4.58' },
        body: '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>500 Internal Server Error</title>\n</head><body>\n<h1>Internal Server Error</h1>\n<p>The server encountered an internal error or\nmisconfiguration and was unable to complete\nyour request.</p>\n</body></html>',
      },
      cause: 'web-server-broke',
      certainty: 'likely',
    },
    {
      when: 'a warning of PHP before the answer',
      given: {
        status: 500,
        body: '<br />\n<b>Warning</b>:  Undefined array key "id" in <b>/srv/api.php</b> on line <b>12</b><br />\n{"error":"server error"}',
      },
      cause: 'server-code-fault',
      certainty: 'possible',
    },
    {
      when: 'a warning without PHP’s place is no fault of code',
      given: { status: 500, body: '<p><b>Warning</b>: we are closed in August</p>' },
      cause: 'server-error',
      certainty: 'certain',
    },
    {
      when: 'a cast of another kind',
      given: { status: 500, body: { message: 'The cast of the play is unknown' } },
      cause: 'server-error-with-reason',
      certainty: 'certain',
    },
    {
      when: 'PostgreSQL misses a column',
      given: { status: 500, body: { message: 'select "id" from "orders" - column "total" does not exist' } },
      cause: 'server-database-outdated',
      certainty: 'likely',
    },
    {
      when: 'a value that is there already',
      given: {
        status: 500,
        body: {
          message:
            'Invalid `prisma.user.create()` invocation: Unique constraint failed on the fields: (`email`)',
        },
      },
      cause: 'server-value-there-already',
      certainty: 'likely',
    },
    {
      when: 'Laravel wants to send to a sign-in page that is not there',
      given: { status: 500, body: { message: 'Route [login] not defined.' } },
      cause: 'sign-in-page-not-set-up',
      certainty: 'likely',
    },
    {
      when: 'the rows of React’s server components are no words',
      given: { status: 500, body: '0:{"a":"$@1"}\n1:E{"digest":"284"}' },
      cause: 'server-error',
      certainty: 'certain',
    },
    {
      when: 'the server says what broke',
      given: {
        status: 500,
        body: { message: 'Cannot read the price list.' },
        answers: { 'X-Request-Id': 'abc' },
      },
      cause: 'server-error-with-reason',
      certainty: 'certain',
      evidence: [
        { from: 'response body, message', saw: 'Cannot read the price list.' },
        { from: 'response header x-request-id', saw: 'present' },
      ],
      values: {
        words: 'Cannot read the price list',
        from: 'response body, message',
        trace: ' under the id in its `x-request-id` header',
      },
    },
    {
      when: 'nothing is said',
      given: { status: 500 },
      cause: 'server-error',
      certainty: 'certain',
      evidence: [{ from: 'response status', saw: '500' }],
      values: { host: 'api.shop.test', trace: '' },
    },
    ...[
      'Internal Server Error',
      'Server Error (500)',
      'HTTP Status 500 – Internal Server Error',
      'Error 500',
      'An error occurred while processing your request.',
      'Something went wrong, please try again later.',
    ].map((said) => ({
      when: `“${said}” says nothing`,
      given: { status: 500, body: said },
      cause: 'server-error',
      certainty: 'certain' as const,
    })),
    {
      when: 'a long message is told, not made a title',
      given: { status: 500, body: { message: `It broke. ${'And so on. '.repeat(8)}` } },
      cause: 'server-error-told',
      certainty: 'certain',
      values: { from: 'response body, message' },
    },
    ...(
      [
        [
          'server-database-down',
          'Laravel shows it',
          { message: 'SQLSTATE[HY000] [2002] Connection refused (SQL: select 1)', exception: 'PDOException' },
          'SQLSTATE[HY000] [2002]',
        ],
        [
          'server-database-down',
          'WordPress has a page for it',
          '<!DOCTYPE html><html><head><title>Database Error</title></head><body><h1>Error establishing a database connection</h1></body></html>',
          'Error establishing a database connection',
        ],
        [
          'server-database-down',
          'Prisma says so',
          { message: "Can't reach database server at `db:5432`" },
          "Can't reach database server",
        ],
        [
          'server-database-down',
          'PostgreSQL has no room for one more',
          'FATAL:  sorry, too many clients already',
          'sorry, too many clients already',
        ],
        [
          'server-database-outdated',
          'a table is missing',
          '<!DOCTYPE html><html><title>ProgrammingError at /</title><pre>relation "orders" does not exist</pre></html>',
          'relation "orders" does not exist',
        ],
        [
          'server-database-outdated',
          'a table is missing, in data',
          { detail: 'relation "orders" does not exist' },
          'relation "orders" does not exist',
        ],
        [
          'server-database-down',
          'Node was refused at the port of PostgreSQL',
          { message: 'connect ECONNREFUSED 127.0.0.1:5432' },
          'ECONNREFUSED 127.0.0.1:5432',
        ],
        [
          'server-neighbour-down',
          'Node was refused at another port',
          { message: 'connect ECONNREFUSED 10.0.0.7:8080' },
          'connect ECONNREFUSED 10.0.0.7:8080',
        ],
        [
          'server-neighbour-down',
          'Node found no address',
          { message: 'getaddrinfo ENOTFOUND prices.internal' },
          'getaddrinfo ENOTFOUND prices.internal',
        ],
        [
          'server-database-outdated',
          'Prisma misses a table',
          { message: 'The table `public.Order` does not exist in the current database.' },
          'The table `public.Order` does not exist in the current database',
        ],
        [
          'server-out-of-memory',
          'PHP says so',
          'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /x.php',
          'Allowed memory size of 134217728 bytes exhausted',
        ],
        ['server-disk-full', 'Node says so', { message: 'ENOSPC: no space left on device, write' }, 'ENOSPC'],
        [
          'server-stopped-slow-program',
          'PHP says so',
          '<b>Fatal error</b>: Maximum execution time of 30 seconds exceeded in <b>/x.php</b>',
          'Maximum execution time of 30 seconds exceeded',
        ],
        [
          'server-program-not-started',
          'uWSGI found nothing to start',
          '--- no python application found, check your startup logs for errors ---',
          'no python application found, check your startup logs',
        ],
      ] as const
    ).map(([cause, when, body, saw]) => ({
      when,
      given: { status: 500, body },
      cause,
      certainty: 'likely' as const,
      evidence: [{ from: 'response body', saw }],
    })),
    ...(
      [
        [
          'Express shows the stack',
          '<!DOCTYPE html><html><head><title>Error</title></head><body><pre>TypeError: Cannot read properties of undefined<br> at /app/x.js:1</pre></body></html>',
          'TypeError',
        ],
        [
          'Django shows its page',
          '<!DOCTYPE html>\n<html><head><title>KeyError at /orders/</title></head><body></body></html>',
          'KeyError',
        ],
        [
          'Spring sends the trace',
          {
            status: 500,
            error: 'Internal Server Error',
            trace: 'java.lang.NullPointerException: Cannot invoke "Order.total()"\n\tat test.shop.Orders.get',
          },
          'NullPointerException',
        ],
        [
          'Laravel sends the class',
          {
            message: 'Undefined variable $total',
            exception: 'Illuminate\\Foundation\\MixException',
            line: 3,
          },
          'MixException',
        ],
        [
          'PHP shows it',
          '<br />\n<b>Fatal error</b>:  Uncaught TypeError: foo() in /x.php:12\n',
          'Fatal error',
        ],
      ] as const
    ).map(([when, body, error]) => ({
      when,
      given: { status: 500, body },
      cause: 'server-code-fault',
      certainty: 'likely' as const,
      values: { error },
    })),
    ...(
      [
        ['a general name', 'InternalServerError: x', 'server-error-with-reason'],
        ['an address that holds a name', 'see https://x.test/docs/TypeError: y', 'server-error-with-reason'],
        ['a word that only ends so', { message: 'The OrderError' }, 'server-error-with-reason'],
        ['a page that speaks of databases', { message: 'The database is fine' }, 'server-error-with-reason'],
      ] as const
    ).map(([when, body, cause]) => ({
      when: `${when} is no fault of the code`,
      given: { status: 500, body },
      cause,
      certainty: 'certain' as const,
    })),
  ],
  silent: [
    { when: 'a 502', given: { status: 502 } },
    { when: 'a 501', given: { status: 501 } },
    {
      when: 'a 400 that shows a fault of the code',
      given: { status: 400, body: 'TypeError: x is undefined' },
    },
    {
      when: 'a WordPress site whose own entry speaks',
      given: { status: 500, body: '<html><p>There has been a critical error on this website.</p></html>' },
    },
    { when: 'a 500 kept from the page by CORS', given: { status: 500, error: 'net::ERR_FAILED' } },
    {
      when: 'a failed function at Vercel',
      given: { status: 500, answers: { 'x-vercel-error': 'FUNCTION_INVOCATION_FAILED' } },
    },
    { when: 'a 200 whose body tells of an error', given: { status: 200, body: { error: 'It broke' } } },
  ],
});
