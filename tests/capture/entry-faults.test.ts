import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../src/capture/entry-faults.ts';
import { fromHarEntry } from '../../src/capture/from-har-entry.ts';
import { entry } from '../exchange-builder.ts';

const good = entry();
const faults = (fields: object, response: object = {}, request: object = {}) => {
  const value = {
    ...good,
    request: { ...good.request, ...request },
    response: { ...good.response, ...response },
    ...fields,
  };
  return faultsOf(value, fromHarEntry(value, 0));
};

describe('faultsOf', () => {
  it.each<[string, readonly string[], string[]]>([
    ['a good entry', faults({}), []],
    ['an unknown duration, as HAR writes it', faults({ time: 0 }), []],
    ['no start', faults({ startedDateTime: undefined }), ['the start time was missing']],
    ['a start that is none', faults({ startedDateTime: 'soon' }), ['the start time could not be read']],
    ['a duration below zero', faults({ time: -4 }), ['the duration was negative, and was taken as unknown']],
    [
      'a duration of months',
      faults({ time: 1e11 }),
      ['the duration could not be true, and was taken as unknown'],
    ],
    ['no answer', faults({ response: null, time: undefined }), ['there is no answer in the file']],
    [
      'a status in words',
      faults({}, { status: 'OK' }),
      ['the status could not be read, and was taken as none'],
    ],
    [
      'a status that is no value',
      faults({}, { status: { valueOf: 1 } }),
      ['the status could not be read, and was taken as none'],
    ],
    [
      'a status for none',
      [0, -1, -2, '0', '', null, undefined].flatMap((status) => faults({}, { status })),
      [],
    ],
    ['bytes', faults({}, { content: { encoding: 'base64', text: '/9j/4A==' } }), []],
    [
      'base64 with a sign too many',
      faults({}, { content: { encoding: 'base64', text: 'abcde' } }),
      ['the body of the answer was not valid base64, and was left out'],
    ],
    ['no method', faults({}, {}, { method: '' }), ['the method was missing, and GET was taken']],
  ])('says of %s what is missing or was guessed', (_what, found, expected) => {
    expect(found).toEqual(expected);
  });
});
