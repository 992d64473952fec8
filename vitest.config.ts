// Three kinds of test: unit (pure), server (real PostgreSQL), browser (real Chromium). `npm test` runs them all.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What is waited for may take long on a machine that is busy; no test asks how long. */
const PATIENT = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: 'unit',
          expect: PATIENT,
          include: [
            'packages/**/*.test.ts',
            'apps/cli/**/*.test.ts',
            'apps/web/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'testing/architecture/**/*.test.ts',
            'testing/golden/**/*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'server',
          expect: PATIENT,
          include: [
            'apps/server/**/*.test.ts',
            'testing/durability/**/*.test.ts',
            'testing/sql/**/*.test.ts',
          ],
          globalSetup: ['testing/database/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          expect: PATIENT,
          include: ['testing/journeys/**/*.test.ts'],
          globalSetup: ['testing/database/global-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
