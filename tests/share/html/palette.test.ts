import { describe, expect, it } from 'vitest';
import { DARK, LIGHT, PAIRS, PAPER } from '../../../src/share/html/palette.ts';

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours of the HTML report', () => {
  it('are measured as WCAG says', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
    ['on paper', PAPER],
  ])('can be read: %s', (_name, palette) => {
    const weak = PAIRS.filter(([text, ground]) => contrast(palette[text], palette[ground]) < 4.5);
    expect(weak).toEqual([]);
    expect(PAIRS.length).toBeGreaterThan(20);
  });

  it('are black on white on paper', () => {
    expect(new Set(PAIRS.flatMap(([text, ground]) => [PAPER[text], PAPER[ground]]))).toEqual(
      new Set(['#000000', '#ffffff']),
    );
  });
});
