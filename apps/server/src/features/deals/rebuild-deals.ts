// Makes deals anew from their events and tells which rows differ; where asked, puts the rows right. A part at a time, each
// held while it is looked at, so that a running server goes on meanwhile.
import { dealOf } from '@portolan/core';
import type { Deal } from '@portolan/core';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { eventsOfDeals } from './deal-events.ts';
import { DEAL_COLUMNS, dealOfRow } from './deal-row.ts';
import type { DealRow } from './deal-row.ts';
import type { PinnedMaps } from './pinned-maps.ts';
import { rewriteDeals } from './save-deals.ts';

export interface RebuiltDifference {
  readonly dealId: string;
  readonly name: string;
  /** Names of what differs; `events` where it has none. */
  readonly fields: readonly string[];
}
export interface Rebuilt {
  readonly deals: number;
  readonly different: readonly RebuiltDifference[];
}

const AT_ONCE = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export async function rebuildDeals(
  db: Database,
  maps: PinnedMaps,
  workspaceId: string,
  { write, now }: { readonly write: boolean; readonly now: () => Date },
): Promise<Rebuilt> {
  const different: RebuiltDifference[] = [];
  let deals = 0;
  for (let after: string | undefined = BEFORE_ALL; after !== undefined;) {
    const from: string = after;
    // oxlint-disable-next-line no-await-in-loop -- a small transaction at a time
    after = await tenantTx(db, workspaceId, async (tx) => {
      const rows = await tx.all<DealRow>({
        text: `select ${DEAL_COLUMNS} from deals d where d.workspace_id = $1 and d.id > $2
          order by d.id limit ${AT_ONCE} for update`,
        values: [workspaceId, from],
      });
      const events = await eventsOfDeals(
        tx,
        rows.map(({ id }) => id),
      );
      const wrong: Deal[] = [];
      for (const row of rows) {
        const rebuilt = dealOf(events.get(row.id) ?? []);
        const fields = rebuilt === undefined ? ['events'] : differences(dealOfRow(row), rebuilt);
        if (fields.length === 0) continue;
        different.push({ dealId: row.id, name: row.name, fields });
        if (rebuilt !== undefined) wrong.push(rebuilt);
      }
      if (write) {
        const mended = [];
        // oxlint-disable-next-line no-await-in-loop -- kept already, all but the first time
        for (const deal of wrong) mended.push({ deal, graph: (await maps.get(tx, deal.versionId)).graph });
        await rewriteDeals(tx, mended, now());
      }
      deals += rows.length;
      return rows.length < AT_ONCE ? undefined : rows.at(-1)?.id;
    });
  }
  return { deals, different };
}

function differences(row: Deal, rebuilt: Deal): string[] {
  const names = [...new Set([...Object.keys(row), ...Object.keys(rebuilt)])] as (keyof Deal)[];
  return names.filter((name) => canonical(row[name]) !== canonical(rebuilt[name]));
}

/** Keys in one order: the database keeps none. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
