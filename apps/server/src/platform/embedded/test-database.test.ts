// The test database itself: a clone per file, apart from its siblings, dropped afterwards.
import { expect, test } from 'vitest';
import { withConnection } from '../../../../../testing/database/connection.ts';
import { createTestDatabase } from '../../../../../testing/database/create-test-database.ts';

test('each test database is its own and is gone after drop', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await withConnection(one.ownerUrl, (client) => client.query('create table only_here (id int)'));
  const seen = await withConnection(two.ownerUrl, async (client) => {
    const { rows } = await client.query<{ found: string | null }>(
      `select to_regclass('only_here')::text as found`,
    );
    return rows[0]?.found;
  });
  expect(seen).toBeNull();
  await one.drop();
  await two.drop();
  await expect(withConnection(one.ownerUrl, () => Promise.resolve())).rejects.toThrow('does not exist');
});
