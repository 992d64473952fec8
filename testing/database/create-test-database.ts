// A database of its own for a test file: a clone of the migrated template, gone when the file is done.
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { databaseUrl, withConnection } from './connection.ts';

export type TestDatabase = {
  readonly name: string;
  /** Connects as the owner (a superuser). */
  readonly ownerUrl: string;
  /** Ends every connection to it and drops it. */
  readonly drop: () => Promise<void>;
};

/**
 * Clones the migrated template; call it in `beforeAll` and `drop` in `afterAll`.
 * @param from `empty` for a database without any table.
 */
export async function createTestDatabase(from: 'template' | 'empty' = 'template'): Promise<TestDatabase> {
  const { ownerUrl, template } = inject('databaseServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const source = from === 'template' ? ` template ${template} strategy file_copy` : '';
  await withConnection(ownerUrl, (client) => client.query(`create database ${name}${source}`));
  return {
    name,
    ownerUrl: databaseUrl(ownerUrl, name),
    drop: () =>
      withConnection(ownerUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}
