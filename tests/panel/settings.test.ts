import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CurrentSettings, DEFAULT_SETTINGS, readSettings } from '../../src/panel/settings.ts';

/** A store as localStorage is one, over what stands in it already. */
function storeOf(text?: string) {
  const kept = new Map(text === undefined ? [] : [['plainspoken-settings', text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('settings', () => {
  it('are remembered', () => {
    const store = storeOf();
    const settings = new CurrentSettings(store);
    settings.change({ audience: 'developers', filterText: 'domain:api.*' });
    expect(settings.now.audience).toBe('developers');
    expect(new CurrentSettings(store).now).toEqual({
      ...DEFAULT_SETTINGS,
      audience: 'developers',
      filterText: 'domain:api.*',
    });
  });

  it('fall back one by one where they are broken', () => {
    const kept = {
      ...DEFAULT_SETTINGS,
      density: 'huge',
      detailShare: 9000,
      audience: 'developers',
      strip: 'yes',
    };
    expect(readSettings(storeOf(JSON.stringify(kept)))).toEqual({
      ...DEFAULT_SETTINGS,
      audience: 'developers',
    });
  });

  it.each([
    ['no JSON', '{"version":1,'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['another version', '{"version":99}'],
  ])('fall back whole for %s', (_, text) => {
    expect(readSettings(storeOf(text))).toEqual(DEFAULT_SETTINGS);
  });

  it('hold while they cannot be kept', () => {
    const settings = new CurrentSettings({
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
    });
    settings.change({ density: 'compact' });
    expect(settings.now).toEqual({ ...DEFAULT_SETTINGS, density: 'compact' });
  });

  it('are always whole, whatever was kept', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(Object.keys(readSettings(storeOf(text))).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
      }),
    );
  });
});
