import { describe, expect, it } from 'vitest';
import {
  isInternalName,
  isPrivateAddress,
  isTestServerName,
  isThisComputer,
} from '../../src/diagnose/place.ts';

const QUESTIONS = { isThisComputer, isPrivateAddress, isInternalName, isTestServerName };

describe.each([
  {
    question: 'isThisComputer',
    yes: ['localhost', 'shop.localhost', '127.0.0.1', '127.8.9.10', '[::1]'],
    no: ['localhost.test', 'mylocalhost', '128.0.0.1', '127.0.0.1.test', '[::2]', ''],
  },
  {
    question: 'isPrivateAddress',
    yes: ['10.0.0.1', '192.168.1.20', '172.16.0.1', '172.31.255.1', '169.254.0.9', '[fd00::1]', '[fe80::1]'],
    no: [
      '11.0.0.1',
      '192.169.1.1',
      '172.15.0.1',
      '172.32.0.1',
      '8.8.8.8',
      '10.0.0',
      '10.0.0.1.test',
      '[2001:db8::1]',
    ],
  },
  {
    question: 'isInternalName',
    yes: ['wiki.corp', 'nas.lan', 'api.eu.internal', 'router.home.arpa', 'WIKI.INTRANET'],
    no: ['corp', 'wiki.corp.test', 'internal.test', 'shop.test', 'localhost'],
  },
  {
    question: 'isTestServerName',
    yes: ['staging.shop.test', 'api-dev.shop.test', 'qa2.shop.test', 'preview-7.shop.test'],
    no: ['shop.test', 'staging.test', 'developer.shop.test', 'stages.shop.test', 'quay.shop.test'],
  },
] as const)('$question', ({ question, yes, no }) => {
  it.each(yes)('yes: %s', (name) => {
    expect(QUESTIONS[question](name)).toBe(true);
  });
  it.each(no)('no: %s', (name) => {
    expect(QUESTIONS[question](name)).toBe(false);
  });
});
