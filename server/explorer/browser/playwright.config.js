import { defineConfig, devices } from '@playwright/test';

import { findChromium } from './chromium.js';

/** What a reader without JavaScript can do, too. */
const reading = /(search|walk|questions)\.spec\.js$/;

export default defineConfig({
  testDir: '.',
  globalSetup: './servers.js',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en',
    acceptDownloads: true,
    launchOptions: {
      executablePath: findChromium(),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium's sandbox does not start as root
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      ],
    },
  },
  projects: [
    { name: 'browser' },
    { name: 'without JavaScript', testMatch: reading, use: { javaScriptEnabled: false } },
  ],
});
