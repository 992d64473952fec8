// Before the first database test: one server for the whole run, and in it a template with every migration applied,
// of which each test file gets a clone of its own. PORTOLAN_TEST_DATABASE_URL names another server to test against
// (a superuser's address); everything made there is dropped afterwards.
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { databaseUrl, withConnection } from './connection.ts';
import { startTestServer } from './test-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: { readonly ownerUrl: string; readonly template: string };
  }
}

/** Called by vitest; returns what ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['PORTOLAN_TEST_DATABASE_URL'];
  const server =
    given === undefined || given === ''
      ? await startTestServer()
      : { ownerUrl: given, stop: () => Promise.resolve() };
  const template = `portolan_template_${process.pid}_${Date.now().toString(36)}`;
  await withConnection(server.ownerUrl, (client) => client.query(`create database ${template}`));
  const migrations = new URL('../../apps/server/src/platform/db/migrate.ts', import.meta.url);
  if (existsSync(migrations)) {
    const { migrate } = (await import(migrations.href)) as {
      migrate: (ownerUrl: string) => Promise<unknown>;
    };
    await migrate(databaseUrl(server.ownerUrl, template));
  }
  project.provide('databaseServer', { ownerUrl: server.ownerUrl, template });
  return async () => {
    if (given !== undefined) {
      await withConnection(server.ownerUrl, (client) =>
        client.query(`drop database if exists ${template} with (force)`),
      );
    }
    await server.stop();
  };
}
