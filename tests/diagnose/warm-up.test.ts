import { describe, expect, it, vi } from 'vitest';
import { warmUp } from '../../src/diagnose/warm-up.ts';

describe('before the first failure', () => {
  it('made-up requests are explained one at a time, and no rule stumbles over them', () => {
    const fault = vi.spyOn(console, 'error');
    const steps = warmUp();
    for (let step = 0; step < 9; step++) expect(steps.next().done).toBe(false);
    expect(steps.next().done).toBe(true);
    expect(fault).not.toHaveBeenCalled();
    fault.mockRestore();
  });
});
