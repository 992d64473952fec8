// The audit log as a CSV file, read page by page while it is sent, so that its size does not matter. Taking it away is
// itself audited, with what was asked for.
import { Readable } from 'node:stream';
import type { exportAudit } from '@portolan/contract';
import { CSV_BOM, csvLine } from '@portolan/formats';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Call, Download } from '../../platform/http/call.ts';
import { findEntries } from './search-audit.ts';

const MOST = 100_000;
const PAGE = 2000;
const HEADER = ['at', 'actor_kind', 'actor_id', 'actor', 'action', 'subject', 'details'];

export async function exportEntries(call: Call<typeof exportAudit>): Promise<Download> {
  const { platform, workspace, query, now } = call;
  // The first page before the entry about it, so that the file is what was there when it was asked for.
  const first = await tenantTx(platform.db, workspace.id, async (tx) => {
    const page = await findEntries(tx, query, undefined, PAGE);
    await audit(tx, { actor: workspace.actor, action: 'audit.export', details: { ...query } }, platform);
    return page;
  });
  async function* lines(): AsyncGenerator<string> {
    yield CSV_BOM + csvLine(HEADER);
    let page = first;
    for (let written = 0; ;) {
      yield page.rows
        .map((row) =>
          csvLine([
            row.at.toISOString(),
            row.actor_kind,
            row.actor_id ?? '',
            row.actor_label ?? '',
            row.action,
            row.subject ?? '',
            JSON.stringify(row.details),
          ]),
        )
        .join('');
      written += page.rows.length;
      const { next } = page;
      if (next === undefined || written >= MOST || call.signal.aborted) return;
      // oxlint-disable-next-line no-await-in-loop -- page by page
      page = await tenantTx(platform.db, workspace.id, (tx) => findEntries(tx, query, next, PAGE));
    }
  }
  return {
    contentType: 'text/csv; charset=utf-8',
    fileName: `audit-${now.toISOString().slice(0, 10)}.csv`,
    body: Readable.from(lines()),
  };
}
