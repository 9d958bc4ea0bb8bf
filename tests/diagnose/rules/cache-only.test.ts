import cacheOnly from '../../../src/diagnose/rules/cache-only.ts';
import { testRule } from '../rule-table.ts';

const miss = 'net::ERR_CACHE_MISS';

testRule(cacheOnly, {
  speaks: [
    {
      when: 'the page of a form is shown again',
      given: { error: miss, method: 'POST', type: 'document' },
      cause: 'form-not-sent-again',
      certainty: 'likely',
      values: { method: 'POST' },
      browserNames: [miss],
    },
    {
      when: 'a script asks for a saved copy',
      given: { error: miss },
      cause: 'only-saved-copy-wanted',
      certainty: 'likely',
      values: { host: 'api.shop.test' },
    },
  ],
  silent: [
    { when: 'a page that was no form', given: { error: miss, type: 'document' } },
    { when: 'a picture', given: { error: miss, type: 'image' } },
    { when: 'a broken saved copy', given: { error: 'net::ERR_CACHE_READ_FAILURE' } },
    { when: 'a 504', given: { status: 504 } },
  ],
});
