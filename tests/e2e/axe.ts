import type { Frame, Page } from '@playwright/test';
import axe from 'axe-core';

/** Runs axe in a page or a frame, and says what it found, with the elements. */
export async function violationsIn(where: Page | Frame): Promise<string[]> {
  await where.evaluate(axe.source);
  return where.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const { violations } = await engine.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}
