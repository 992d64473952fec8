// Before the first database test: one server for the whole run, and in it a template with every migration applied,
// of which each test file gets a clone of its own. PORTOLAN_TEST_DATABASE_URL names another server to test against
// (a superuser's address); everything made there is dropped afterwards.
import { createHash } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../apps/server/src/platform/db/migrate.ts';
import { databaseUrl, withConnection } from './connection.ts';
import { startTestServer } from './test-server.ts';

/** What the tests of one run share. */
export type DatabaseServer = {
  /** Connects as a superuser. */
  readonly ownerUrl: string;
  readonly template: string;
  /** Addresses of the app's and the jobs' role on the template. */
  readonly appUrl: string;
  readonly jobsUrl: string;
  readonly roleNames: { readonly app: string; readonly jobs: string };
  /** The installation's secret, in hex. */
  readonly secret: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: DatabaseServer;
  }
}

/** Called by vitest; returns what ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['PORTOLAN_TEST_DATABASE_URL'] || undefined;
  const server =
    given === undefined ? await startTestServer() : { ownerUrl: given, stop: () => Promise.resolve() };
  const template = `portolan_template_${process.pid}_${Date.now().toString(36)}`;
  const roleNames = { app: `${template}_app`, jobs: `${template}_jobs` };
  const end = async (): Promise<void> => {
    if (given !== undefined) {
      await withConnection(given, async (client) => {
        await client.query(`drop database if exists ${template} with (force)`);
        await client.query(`drop role if exists ${roleNames.app}, ${roleNames.jobs}`);
      });
    }
    await server.stop();
  };
  try {
    await withConnection(server.ownerUrl, (client) => client.query(`create database ${template}`));
    const secret = createHash('sha256').update(template).digest();
    const urls = await migrate(databaseUrl(server.ownerUrl, template), { secret, roleNames });
    project.provide('databaseServer', {
      ownerUrl: server.ownerUrl,
      template,
      appUrl: urls.appUrl,
      jobsUrl: urls.jobsUrl,
      roleNames,
      secret: secret.toString('hex'),
    });
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
