import { innerError } from '../inner-error.ts';
import { hostOf } from '../phrases.ts';
import { defineRule } from '../rule.ts';

const GRPC = 'https://github.com/grpc/grpc/blob/master/doc/statuscodes.md';
const JSON_RPC = 'https://www.jsonrpc.org/specification#error_object';
const TECHNICAL = 'The status is {status}, and {place} holds an error: `{mark}`. So `response.ok` is true.';
const SOURCES = ['rfc9110#15', GRPC, JSON_RPC] as const;

/**
 * An error under a status that says that all went well: protocols that do not use the status (gRPC, JSON-RPC, SOAP), and
 * applications that put their errors into an envelope of their own. Told apart by what the error's own code says.
 */
export default defineRule({
  name: 'error-in-success',
  statuses: [200, 201, 202, 203, 207],
  causes: {
    'sign-in-error-in-answer': {
      title: 'The answer says {status}, but you are not signed in',
      summary: 'The server at {host} does not know who asks, or no longer does.{quoted}',
      technical: TECHNICAL,
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Sign in again, then reload the page.',
        {
          for: 'developer',
          text: 'Code that waits for a 401 to renew the token never sees this one. Let it look into the answer, too.',
        },
      ],
      contrast: {
        with: 401,
        text: 'A 401 would say the same by its number. Here only the text of the answer does.',
      },
      sources: SOURCES,
    },
    'refusal-in-answer': {
      title: 'The answer says {status}, but you may not do this',
      summary: 'The server at {host} took the request and then said no.{quoted}',
      technical: TECHNICAL,
      fixer: 'operations',
      hints: [
        'Ask the people who run the site for access.',
        { for: 'developer', text: 'Compare the rights of this account with the ones this call needs.' },
      ],
      contrast: {
        with: 403,
        text: 'A 403 would say the same by its number. Here only the text of the answer does.',
      },
      sources: SOURCES,
    },
    'not-found-in-answer': {
      title: 'The answer says {status}, but nothing was found',
      summary: 'The server at {host} looked for something that it does not have.{quoted}',
      technical: TECHNICAL,
      fixer: 'frontend',
      hints: [
        'It may have been deleted. Go back and open it from a list.',
        {
          for: 'developer',
          text: 'Check the id that was sent, and what the page shows when there is nothing.',
        },
      ],
      contrast: {
        with: 404,
        text: 'A 404 would say the same by its number. Here only the text of the answer does.',
      },
      sources: SOURCES,
    },
    'limit-in-answer': {
      title: 'The answer says {status}, but it was asked too often',
      summary: 'The server at {host} limits how much a page may ask. That limit is reached.{quoted}',
      technical: TECHNICAL,
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Wait a minute, then try again.',
        { for: 'developer', text: 'Ask less often, and wait longer after each refusal.' },
      ],
      contrast: {
        with: 429,
        text: 'A 429 would say the same by its number. Here only the text of the answer does.',
      },
      sources: SOURCES,
    },
    'input-refused-in-answer': {
      title: 'The answer says {status}, but what was sent is refused',
      summary: 'The server at {host} did not take what the page sent.{quoted}',
      technical: TECHNICAL,
      fixer: 'you',
      hints: [
        'If you filled in a form, check what you typed in. If not, the developers of the page can fix this.',
        { for: 'developer', text: 'Compare what was sent with what the call takes{named}.' },
      ],
      contrast: {
        with: 422,
        text: 'A 422 would say the same by its number. Here only the text of the answer does.',
      },
      sources: SOURCES,
    },
    'server-error-in-answer': {
      title: 'The answer says {status}, but the server failed',
      summary: 'The server at {host} took the request, and then its program failed.{quoted}',
      technical: TECHNICAL,
      fixer: 'backend',
      hints: [
        'Try again once. If it still fails, tell the people who run the site.',
        { for: 'developer', text: 'Look in the server’s log at the time of this request.' },
      ],
      contrast: {
        with: 500,
        text: 'A 500 would say the same by its number. Here only the text of the answer does.',
      },
      sources: SOURCES,
    },
    'call-stopped-in-answer': {
      title: 'The request was cancelled',
      summary: 'The page or the server at {host} stopped this request before it was done.{quoted}',
      technical: TECHNICAL,
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing, unless something is missing on the page.',
        { for: 'developer', text: 'If the page did not cancel, look for a handler on the server that does.' },
      ],
      contrast: { with: 500, text: 'A 500 would mean that something broke. Here one side just stopped.' },
      sources: SOURCES,
    },
    'error-in-answer': {
      title: 'The answer says {status}, but it holds an error',
      summary: 'The server at {host} took the request. Its answer tells of an error.{quoted}',
      technical: TECHNICAL,
      fixer: 'backend',
      hints: [
        'See whether the page tells you more. If not, tell the people who run the site.',
        {
          for: 'developer',
          text: 'The page may deal with this on purpose. If not, look at this mark as well as at the status.',
        },
      ],
      contrast: {
        with: 400,
        text: 'A 400 or a 500 would say so by its number. Here only the text of the answer does.',
      },
      sources: SOURCES,
    },
  },
  examine(exchange) {
    const error = innerError(exchange);
    if (!error) return undefined;
    const status = String(exchange.response.status);
    const { protocol, mark, words, fields } = error;
    // "success: false" alone may be the answer to a question.
    const explained = words !== '' || error.status !== undefined;
    const certainty = protocol !== '' ? 'certain' : explained ? 'likely' : 'possible';
    const evidence = [{ from: 'response status', saw: status }, ...error.evidence];
    const values = {
      status,
      host: hostOf(exchange),
      quoted: words === '' ? '' : ` It says: “${words.replace(/\.$/, '')}”.`,
      place: protocol === '' ? 'the answer' : `the ${protocol} answer`,
      mark,
    };
    switch (error.status) {
      case 'sign-in':
        return { cause: 'sign-in-error-in-answer', certainty, evidence, values };
      case 'refused':
        return { cause: 'refusal-in-answer', certainty, evidence, values };
      case 'missing':
        return { cause: 'not-found-in-answer', certainty, evidence, values };
      case 'limit':
        return { cause: 'limit-in-answer', certainty, evidence, values };
      case 'input': {
        const named = fields.length === 0 ? '' : `: it names ${fields.slice(0, 5).join(', ')}`;
        return {
          cause: 'input-refused-in-answer',
          certainty,
          evidence,
          values: { ...values, named },
        };
      }
      case 'server':
        return { cause: 'server-error-in-answer', certainty, evidence, values };
      case 'stopped':
        return { cause: 'call-stopped-in-answer', certainty, evidence, values };
      default:
        return { cause: 'error-in-answer', certainty, evidence, values };
    }
  },
});
