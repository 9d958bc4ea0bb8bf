import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  // One browser a worker; two fit a machine with two cores.
  workers: 2,
  fullyParallel: true,
  // Limits, not waits: a browser with DevTools and two cores that others share can take ten times as long as alone.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list']],
});
