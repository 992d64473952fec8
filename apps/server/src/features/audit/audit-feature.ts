// The audit log of a workspace: searched, newest first, and taken away as a file.
import { exportAudit, listAudit } from '@portolan/contract';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts';
import { exportEntries } from './export-audit.ts';
import { findEntries, presentEntry } from './search-audit.ts';

export function auditFeature(): Feature {
  return {
    name: 'audit',
    routes(server) {
      server.register(listAudit, async ({ platform, workspace, query }) => {
        const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
        if (query.cursor !== undefined && before === undefined) {
          throw new AppError('invalid_request', 'This cursor is not one of ours');
        }
        const { rows, next } = await tenantTx(platform.db, workspace.id, (tx) =>
          findEntries(tx, query, before, query.limit),
        );
        return { items: rows.map(presentEntry), nextCursor: next === undefined ? null : encodeCursor(next) };
      });
      server.register(exportAudit, exportEntries);
    },
  };
}
