import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const LEAD = {
  with: 404,
  text: 'A plain 404 would mean: your server answered, and has nothing there.',
} as const;

/**
 * A tunnel (ngrok) leads from a public address to a developer's own machine. Its error answers look like those of the
 * server at the other end; their code tells which half is broken.
 */
export default defineRule({
  name: 'tunnel',
  causes: {
    'tunnel-offline': {
      title: 'The tunnel to this server is closed',
      summary: 'The address {host} leads to a machine through a tunnel (ngrok). Nobody holds it open now.',
      technical: 'ngrok answered `{code}`: no agent serves this endpoint.',
      fixer: 'you',
      hints: [
        'If it is your tunnel, start ngrok again. Otherwise ask whoever gave you the address.',
        {
          for: 'developer',
          text: 'Without a fixed domain, ngrok may give a new address at each start: change it in the page’s settings.',
        },
      ],
      contrast: LEAD,
      browserNames: ['ERR_NGROK_3200'],
      sources: ['https://ngrok.com/docs/errors/err_ngrok_3200'],
    },
    'tunnel-backend-down': {
      title: 'The tunnel works, but no server runs at its end',
      summary: 'The address {host} leads to a machine through ngrok. No program takes the call there.',
      technical: 'ngrok answered `{code}`: its agent could not connect to the upstream.',
      fixer: 'you',
      hints: [
        'If it is your machine, start the server there.',
        {
          for: 'developer',
          text: 'Compare the port that `ngrok http` was given with the one your server uses.',
        },
      ],
      contrast: LEAD,
      browserNames: ['ERR_NGROK_8012'],
      sources: ['https://ngrok.com/docs/errors/err_ngrok_8012'],
    },
    'tunnel-answer-garbled': {
      title: 'The tunnel got no proper answer from its end',
      summary:
        'The address {host} leads to a machine through ngrok. The program there answered in a way it cannot read.',
      technical: 'ngrok answered `{code}`: the upstream’s response is invalid or incomplete.',
      fixer: 'you',
      hints: [
        'If it is your machine, check that the server there runs without errors.',
        {
          for: 'developer',
          text: 'A server that speaks HTTPS needs its whole address: `ngrok http https://localhost:8443`.',
        },
      ],
      contrast: LEAD,
      browserNames: ['ERR_NGROK_3004'],
      sources: ['https://ngrok.com/docs/errors/err_ngrok_3004'],
    },
    'tunnel-error': {
      title: 'The tunnel itself refused this: {code}',
      summary: 'The address {host} leads to a machine through ngrok. The answer comes from ngrok itself.',
      technical: 'ngrok answered {status} with `{code}`. Your own server may never have seen the request.',
      fixer: 'you',
      hints: [
        'Look this code up in ngrok’s list of errors.',
        { for: 'developer', text: 'See the page https://ngrok.com/docs/errors and the agent’s own window.' },
      ],
      contrast: LEAD,
      sources: ['https://ngrok.com/docs/errors'],
    },
  },
  examine(exchange) {
    const { status, headers, body } = exchange.response;
    if (status < 400) return undefined;
    const header = headers.get('ngrok-error-code');
    const host = hostOf(exchange);
    // Its page names the code too, on its own domains (and an application may well speak of ngrok elsewhere).
    const told =
      header ??
      (NGROK_HOST.test(host)
        ? /\bERR_NGROK_\d{1,6}\b/.exec(body?.text.slice(0, 20_000) ?? '')?.[0]
        : undefined);
    const code = told === undefined ? undefined : /ERR_NGROK_\d{1,6}/.exec(told)?.[0];
    if (code === undefined) return undefined;
    const evidence: Evidence[] = [
      { from: header === undefined ? 'response body' : 'response header ngrok-error-code', saw: quote(code) },
      { from: 'response status', saw: String(status) },
    ];
    switch (code) {
      case 'ERR_NGROK_3200':
      case 'ERR_NGROK_3209':
        return { cause: 'tunnel-offline', certainty: 'certain', evidence, values: { host, code } };
      case 'ERR_NGROK_8012':
        return { cause: 'tunnel-backend-down', certainty: 'certain', evidence, values: { host, code } };
      case 'ERR_NGROK_3004':
        return { cause: 'tunnel-answer-garbled', certainty: 'certain', evidence, values: { host, code } };
      default:
        return {
          cause: 'tunnel-error',
          certainty: 'certain',
          evidence,
          browserNames: [code],
          values: { host, code, status: String(status) },
        };
    }
  },
});

const NGROK_HOST = /\.ngrok(?:-free)?\.(?:app|dev|io|pizza|pro)$/;
