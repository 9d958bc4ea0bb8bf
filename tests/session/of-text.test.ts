import { describe, expect, it, vi } from 'vitest';
import { ofText } from '../../src/session/of-text.ts';

describe('a reading of texts that remembers', () => {
  it('reads each short text once, also where the answer is that there is none', () => {
    const read = vi.fn((text: string) => (text === 'nothing' ? undefined : text.length));
    const length = ofText(read);
    for (let turn = 0; turn < 3; turn++)
      expect(['one', 'three', 'nothing', ''].map(length)).toEqual([3, 5, undefined, 0]);
    expect(read).toHaveBeenCalledTimes(4);
  });

  it('remembers no long texts, and no more than five hundred', () => {
    const read = vi.fn((text: string) => text.length);
    const length = ofText(read, 5);
    length('longer');
    expect(length('longer')).toBe(6);
    expect(read).toHaveBeenCalledTimes(2);
    for (let number = 0; number <= 500; number++) length(String(number));
    read.mockClear();
    expect([length('500'), length('0')]).toEqual([3, 1]);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
