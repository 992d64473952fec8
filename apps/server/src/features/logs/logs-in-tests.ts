// For the tests of this feature: the whole server with its job runner, files to upload, and waiting for what becomes
// of them.
import { getLog, importLog, type LogDetail, uploadLog } from '@portolan/contract';
import type { LogMapping } from '@portolan/core';
import { Client as Connection } from 'pg';
import { type JobRunner, startJobs } from '../../platform/jobs/runner.ts';
import type { Settings } from '../../platform/feature.ts';
import { type Client, startTestApp, type TestApp } from '../../test-app.ts';

export interface LogsApp extends TestApp {
  /** A connection past row-level security, to look behind the curtain. */
  readonly owner: Connection;
  readonly startRunner: () => Promise<JobRunner>;
  /** The number of rows of a table, in all workspaces. */
  readonly count: (table: string) => Promise<number>;
}

export async function startLogsApp(settings: Partial<Settings> = {}): Promise<LogsApp> {
  const test = await startTestApp(settings);
  const owner = new Connection({ connectionString: test.database.ownerUrl });
  await owner.connect();
  const runners: JobRunner[] = [];
  return {
    ...test,
    owner,
    async startRunner() {
      const runner = await startJobs({
        platform: test.platform,
        jobs: test.app.jobs,
        url: test.database.jobsUrl,
      });
      let stopped: Promise<void> | undefined;
      const once = { ...runner, stop: () => (stopped ??= runner.stop()) };
      runners.push(once);
      return once;
    },
    async count(table) {
      const { rows } = await owner.query<{ n: string }>(`select count(*) as n from ${table}`);
      return Number(rows[0]!.n);
    },
    async close() {
      await Promise.all(runners.map((runner) => runner.stop()));
      await owner.end();
      await test.close();
    },
  };
}

/** Asks again and again until `look` gives something; fails the test with `what` after a minute. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

/** Follows a log until it is read, or not. */
export function settled(client: Client, id: string): Promise<LogDetail> {
  return eventually(`log ${id} is read`, async () => {
    const log = await client.ok(getLog, { params: { id } });
    return ['ready', 'failed', 'cancelled'].includes(log.state) && log;
  });
}

export function upload(client: Client, fileName: string, bytes: Uint8Array | string): Promise<LogDetail> {
  return client.ok(uploadLog, { query: { fileName }, bytes });
}

export async function importFile(
  client: Client,
  fileName: string,
  bytes: Uint8Array | string,
  change: (proposal: LogMapping) => LogMapping = (proposal) => proposal,
): Promise<LogDetail> {
  const log = await upload(client, fileName, bytes);
  const mapping = change(log.recognition!.proposal);
  await client.ok(importLog, { params: { id: log.id }, body: { mapping } });
  return settled(client, log.id);
}

/** A file of deals that all go Lead, Demo, Won; `deals` times three events. */
export function dealsCsv(deals: number): string {
  const lines = ['deal,stage,time,owner'];
  for (let d = 0; d < deals; d++) {
    const at = (day: number) => new Date(Date.UTC(2026, 0, 1 + day, d % 24)).toISOString();
    lines.push(`D${d},Lead,${at(0)},Ann`, `D${d},Demo,${at(2)},Bo`, `D${d},Won,${at(7 + (d % 5))},Ann`);
  }
  return lines.join('\n');
}
