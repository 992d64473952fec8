// The names of those who did something in a workspace: its people, and the API keys that acted for them.
import type { TenantTx } from '../db/tenant-transaction.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}

export type PersonOf = (id: string | null) => Person | null;

/** Looks all of them up at once; `null` stays null, and so does who is not known any more. */
export async function peopleOf(tx: TenantTx, ids: Iterable<string | null>): Promise<PersonOf> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return () => null;
  const rows = await tx.all<Person>({
    name: 'people',
    text: `select id, name from users where id = any($2::uuid[])
      union all select id, name from api_keys where workspace_id = $1 and id = any($2::uuid[])`,
    values: [tx.workspaceId, wanted],
  });
  const found = new Map(rows.map(({ id, name }) => [id, { id, name }]));
  return (id) => (id === null ? null : (found.get(id) ?? null));
}
