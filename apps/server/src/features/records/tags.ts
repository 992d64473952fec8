// Tags in use that begin with what was typed: one after the other along the index, each counted up to a thousand.
import type { listTags } from '@portolan/contract';
import { sees } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { storable } from '../../platform/db/storable.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Answer, Call } from '../../platform/http/call.ts';

const COUNTED = 1000;

export async function suggestTags(call: Call<typeof listTags>): Promise<Answer<typeof listTags>> {
  const { platform, workspace, query } = call;
  const access = await accessOf(call);
  if (!sees(access, query.about, 'tags', null)) return { items: [] };
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const rows = await tx.all<{ tag: string; count: number }>({
      name: 'tags-suggest',
      text: `with recursive found (tag, n) as (
          (select tag, 1 from record_tags where workspace_id = $1 and about = $2 and tag >= $3
            order by tag limit 1)
          union all
          select next.tag, n + 1 from found, lateral (
            select tag from record_tags t where t.workspace_id = $1 and t.about = $2 and t.tag > found.tag
            order by tag limit 1) next
          where n < $4 and starts_with(next.tag, $3))
        select tag, (select count(*) from (select from record_tags t
          where t.workspace_id = $1 and t.about = $2 and t.tag = found.tag limit ${COUNTED + 1}) counted) as count
        from found where starts_with(tag, $3) order by tag`,
      values: [tx.workspaceId, query.about, storable(query.q.trim()), query.limit],
    });
    return {
      items: rows.map(({ tag, count }) => ({ tag, count: Math.min(count, COUNTED), more: count > COUNTED })),
    };
  });
}
