import { connections, cutAnswers, secureConnections, stoppedRequests } from './connections.mjs';
import { contentPolicies, mixedContent } from './content-policies.mjs';
import { corsAnswers } from './cors-answers.mjs';
import { files } from './files.mjs';
import { http2 } from './http2.mjs';
import { helpers, live } from './live.mjs';
import { localNetworks } from './local-networks.mjs';
import { others } from './others.mjs';
import { preflights } from './preflights.mjs';
import { redirects } from './redirects.mjs';
import { withheldAnswers } from './withheld-answers.mjs';

/** All ways to fail and to succeed that are recorded. @type {readonly import('./scenario.mjs').Scenario[]} */
export const scenarios = [
  ...corsAnswers,
  ...preflights,
  ...redirects,
  ...withheldAnswers,
  ...contentPolicies,
  ...mixedContent,
  ...connections,
  ...secureConnections,
  ...cutAnswers,
  ...stoppedRequests,
  ...http2,
  ...files,
  ...live,
  ...helpers,
  ...localNetworks,
  ...others,
];
