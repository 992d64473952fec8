// Puts the server together: which features there are, and how one gets what another keeps.
import { readFileSync } from 'node:fs';
import type { Route } from '@portolan/contract';
import type { FastifyInstance } from 'fastify';
import { demoWriters } from './demo-writers.ts';
import { accessFeature } from './features/access/access-feature.ts';
import { apiKeysFeature } from './features/api-keys/api-keys-feature.ts';
import { auditFeature } from './features/audit/audit-feature.ts';
import { binFeature } from './features/bin/bin-feature.ts';
import { demoFeature } from './features/demo/demo-feature.ts';
import { loadDemo } from './features/demo/load-demo.ts';
import type { DemoDeps } from './features/demo/load-demo.ts';
import { exportsFeature } from './features/exports/exports-feature.ts';
import { importsFeature } from './features/imports/imports-feature.ts';
import { invitationsFeature } from './features/invitations/invitations-feature.ts';
import { liveFeature } from './features/live/live-feature.ts';
import { logsFeature } from './features/logs/logs-feature.ts';
import { mapSharesFeature } from './features/map-shares/map-shares-feature.ts';
import { membersFeature } from './features/members/members-feature.ts';
import { sessionFeature } from './features/session/session-feature.ts';
import { setupFeature } from './features/setup/setup-feature.ts';
import { createStartToken } from './features/setup/start-token.ts';
import type { StartToken } from './features/setup/start-token.ts';
import { viewsFeature } from './features/views/views-feature.ts';
import { todayFeature } from './features/today/today-feature.ts';
import { workspacesFeature } from './features/workspaces/workspaces-feature.ts';
import type { Feature, Platform } from './platform/feature.ts';
import { createServer } from './platform/http/create-server.ts';
import { forgetAnswers } from './platform/http/idempotency.ts';
import type { Job } from './platform/jobs/job.ts';
import { recordFeatures } from './record-features.ts';

export interface App {
  readonly server: FastifyInstance;
  readonly routes: readonly Route[];
  readonly jobs: readonly Job[];
  readonly startToken: StartToken;
  /** Ends requests first, then the features. */
  readonly stop: () => Promise<void>;
}

/** The version of the product, as its package says. */
export function productVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** The demo is kept by the logs; two calls at once for one workspace share one run. */
function demoOf(platform: Platform, logs: ReturnType<typeof logsFeature>): DemoDeps {
  const running = new Map<string, ReturnType<DemoDeps['demoLogOf']>>();
  return {
    now: platform.now,
    demoLogOf(workspaceId, make) {
      const known = running.get(workspaceId);
      if (known !== undefined) return known;
      const run = logs.demoLogOf(platform, workspaceId, make).finally(() => running.delete(workspaceId));
      running.set(workspaceId, run);
      return run;
    },
  };
}

export interface AppOptions {
  /** Connects as the app role, past any pooler: to hear what other servers wrote. */
  readonly listenUrl: string;
}

function featuresOf(platform: Platform, startToken: StartToken, { listenUrl }: AppOptions): Feature[] {
  const logs = logsFeature();
  const { processes, fields, products, deals, activities, records, notes, files } = recordFeatures({
    now: platform.now,
    chances: logs.chances,
  });
  const demo = demoOf(platform, logs);
  const access = accessFeature();
  const views = viewsFeature();
  const seed = (_platform: Platform, workspaceId: string): void => {
    loadDemo(demo, workspaceId).catch((error: unknown) => {
      platform.log.warn({ err: error, workspaceId }, 'the demo could not be loaded');
    });
  };
  return [
    setupFeature({ startToken, seed }),
    sessionFeature(),
    workspacesFeature(),
    membersFeature({
      deals: deals.reassign,
      contacts: (tx, from, to, by) => records.reassign(tx, 'contact', from, to, by),
      companies: (tx, from, to, by) => records.reassign(tx, 'company', from, to, by),
      activities: (tx, from, to, { now }) => activities.reassign(tx, from, to, now),
      views: views.give,
    }),
    invitationsFeature(),
    apiKeysFeature(),
    auditFeature(),
    logs,
    demoFeature(
      demo,
      demoWriters({ access, activities, deals, fields, notes, processes, products, records }),
    ),
    processes,
    mapSharesFeature(processes),
    deals,
    liveFeature({ listenUrl, onWake: logs.wake }),
    access,
    binFeature([deals.forget, records.forget, notes.forget, files.forget]),
    views,
    activities,
    fields,
    products,
    records,
    notes,
    files,
    exportsFeature({
      definitions: fields.definitions,
      graphOf: async (tx, versionId) => (await deals.maps.get(tx, versionId)).graph,
      pages: {
        deals: (call, query) => deals.list({ ...call, query } as never),
        contacts: (call, query) => records.list({ ...call, query } as never, 'contact'),
        companies: (call, query) => records.list({ ...call, query } as never, 'company'),
      },
    }),
    importsFeature({ thread: new URL('import-thread.ts', import.meta.url) }),
    todayFeature(deals),
  ];
}

/** Everything but listening: the database must be migrated already. */
export async function buildApp(platform: Platform, options: AppOptions): Promise<App> {
  const startToken = createStartToken();
  const features = featuresOf(platform, startToken, options);
  const http = await createServer(platform);
  for (const feature of features) feature.routes?.(http.routes);
  for (const feature of features) {
    // One after the other: a feature may rely on the ones before it.
    // oxlint-disable-next-line no-await-in-loop
    await feature.start?.(platform);
  }
  await http.app.ready();
  return {
    server: http.app,
    routes: http.routes.routes,
    jobs: [forgetAnswers, ...features.flatMap((feature) => feature.jobs ?? [])],
    startToken,
    async stop() {
      for (const feature of features) feature.drain?.();
      await http.app.close();
      await Promise.all(features.map(async (feature) => feature.stop?.()));
    },
  };
}
