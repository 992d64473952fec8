// `admin rebuild-deals`: every deal of every workspace made anew from its events and compared with its row.
import { createPinnedMaps } from '../features/deals/pinned-maps.ts';
import { rebuildDeals } from '../features/deals/rebuild-deals.ts';
import { processesFeature } from '../features/processes/processes-feature.ts';
import { Client } from 'pg';
import type { AdminConnection } from './connect.ts';

export interface RebuildResult {
  readonly deals: number;
  readonly different: number;
}

/** @param note hears of each difference */
export async function adminRebuildDeals(
  connection: AdminConnection,
  write: boolean,
  note: (line: string) => void,
): Promise<RebuildResult> {
  const platform = await connection.platform();
  const maps = createPinnedMaps(processesFeature());
  const owner = new Client({ connectionString: connection.ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ id: string; name: string }>(
      'select workspace_id as id, name from workspaces order by workspace_id',
    );
    let deals = 0;
    let different = 0;
    for (const { id, name } of rows) {
      // oxlint-disable-next-line no-await-in-loop -- one workspace after the other
      const found = await rebuildDeals(platform.db, maps, id, { write, now: platform.now });
      deals += found.deals;
      different += found.different.length;
      for (const one of found.different)
        note(`${name}: ${one.name} (${one.dealId}): ${one.fields.join(', ')}`);
    }
    return { deals, different };
  } finally {
    await owner.end();
  }
}
