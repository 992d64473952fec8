// The audit log of a workspace, newest first.
import { listAudit } from '@portolan/contract';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts';

interface AuditRow {
  id: string;
  at: Date;
  actor_label: string | null;
  action: string;
  subject: string | null;
  details: Record<string, unknown>;
}

export function auditFeature(): Feature {
  return {
    name: 'audit',
    routes(server) {
      server.register(listAudit, async ({ platform, workspace, query }) => {
        const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
        if (query.cursor !== undefined && before === undefined) {
          throw new AppError('invalid_request', 'This cursor is not one of ours');
        }
        const rows = await tenantTx(platform.db, workspace.id, (tx) =>
          tx.all<AuditRow>({
            // Ids are UUIDv7: their order is the order in time, and the primary key serves it.
            text: `select id, at, actor_label, action, subject, details from audit_entries
              where workspace_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
            values: [tx.workspaceId, before ?? null, query.limit + 1],
          }),
        );
        const items = rows.slice(0, query.limit);
        const last = items.at(-1);
        return {
          items: items.map((row) => ({
            id: row.id,
            at: row.at.toISOString(),
            actor: row.actor_label,
            action: row.action,
            subject: row.subject,
            details: row.details,
          })),
          nextCursor: rows.length > items.length && last !== undefined ? encodeCursor(last.id) : null,
        };
      });
    },
  };
}
