// A database of its own for a test file: a clone of the migrated template, gone when the file is done.
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { databaseUrl, withConnection } from './connection.ts';
import type { DatabaseServer } from './global-setup.ts';

export type TestDatabase = {
  readonly name: string;
  /** Connects as the owner (a superuser). */
  readonly ownerUrl: string;
  /** Connects as the role that serves requests: under row-level security. */
  readonly appUrl: string;
  /** Connects as the role that owns the job tables. */
  readonly jobsUrl: string;
  /** The installation's secret and the names of its roles, as `migrate` wants them. */
  readonly secret: Uint8Array;
  readonly roleNames: { readonly app: string; readonly jobs: string };
  /** Ends every connection to it and drops it. */
  readonly drop: () => Promise<void>;
};

/**
 * Clones the migrated template; call it in `beforeAll` and `drop` in `afterAll`.
 * @param from `empty` for a database without any table.
 */
export async function createTestDatabase(from: 'template' | 'empty' = 'template'): Promise<TestDatabase> {
  const server: DatabaseServer = inject('databaseServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const source = from === 'template' ? ` template ${server.template} strategy file_copy` : '';
  await withConnection(server.ownerUrl, (client) => client.query(`create database ${name}${source}`));
  return {
    name,
    ownerUrl: databaseUrl(server.ownerUrl, name),
    appUrl: databaseUrl(server.appUrl, name),
    jobsUrl: databaseUrl(server.jobsUrl, name),
    secret: Buffer.from(server.secret, 'hex'),
    roleNames: server.roleNames,
    drop: () =>
      withConnection(server.ownerUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}
