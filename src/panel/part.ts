import { useEffect, useState } from 'preact/hooks';

/** A part of the panel that loads apart: the panel opens without it. */
export interface Part<Module> {
  /** What was loaded; undefined before, and an error where an extension that was updated or switched off has no such file any more. */
  readonly now: Module | Error | undefined;
  /** Loads it, once. Never rejects. */
  load(): Promise<void>;
}

/** @param load asks the browser for the part's file */
export function part<Module>(load: () => Promise<Module>): Part<Module> {
  let now: Module | Error | undefined;
  let loading: Promise<void> | undefined;
  return {
    get now() {
      return now;
    },
    load() {
      loading ??= load().then(
        (loaded) => {
          now = loaded;
        },
        (error) => {
          now = error instanceof Error ? error : new Error(String(error));
        },
      );
      return loading;
    },
  };
}

/**
 * Loads a part when it is first drawn, and draws again when it is there.
 * @returns the part; undefined while it loads, and an error where it cannot be loaded
 */
export function useLoaded<Module>(wanted: Part<Module>): Module | Error | undefined {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (wanted.now === undefined) void wanted.load().then(() => redraw((times) => times + 1));
  }, [wanted]);
  return wanted.now;
}
