// Rows that were set aside: a page of them with the reasons counted, and all of them as a table to mend and import again.
import type { downloadImportRejects, listImportRejects } from '@portolan/contract';
import { CSV_BOM, REJECTS_HEADER, rejectLine } from '@portolan/formats';
import { Readable } from 'node:stream';
import { audit } from '../../platform/audit/audit.ts';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call, Download } from '../../platform/http/call.ts';
import { findImport } from './import-store.ts';
import type { ImportProblem } from './import-messages.ts';

interface Row extends ImportProblem {
  readonly file_id: string;
  readonly line: number;
  readonly nth: number;
  readonly text: string;
}

const AT_ONCE = 2000;

function page(
  tx: TenantTx,
  importId: string,
  fileId: string | undefined,
  after: Row | undefined,
  limit: number,
): Promise<Row[]> {
  return tx.all<Row>({
    name: 'import-rejects-page',
    text: `select file_id, line, nth, code, params, message, text from import_rejects
      where workspace_id = $1 and import_id = $2 and ($3::uuid is null or file_id = $3)
        and (file_id, line, nth) > ($4::uuid, $5::int, $6::int)
      order by file_id, line, nth limit $7`,
    values: [
      tx.workspaceId,
      importId,
      fileId ?? null,
      after?.file_id ?? '00000000-0000-0000-0000-000000000000',
      after?.line ?? -1,
      after?.nth ?? -1,
      limit,
    ],
  });
}

export function list(call: Call<typeof listImportRejects>): Promise<Answer<typeof listImportRejects>> {
  const { platform, workspace, params, query } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    if ((await findImport(tx, params.id)) === undefined) throw new AppError('not_found');
    const [rows, reasons] = await Promise.all([
      page(tx, params.id, query.file, undefined, query.limit),
      tx.all<{ code: string; count: number }>({
        name: 'import-rejects-reasons',
        text: `select code, count(*) as count from import_rejects
          where workspace_id = $1 and import_id = $2 and ($3::uuid is null or file_id = $3)
          group by code order by count(*) desc, code`,
        values: [tx.workspaceId, params.id, query.file ?? null],
      }),
    ]);
    return {
      items: rows.map(({ file_id: fileId, line, code, params: values, message, text }) => ({
        fileId,
        line,
        code,
        params: values,
        message,
        text,
      })),
      reasons,
    };
  });
}

export async function download(call: Call<typeof downloadImportRejects>): Promise<Download> {
  const { platform, workspace, params, query } = call;
  const name = await tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await findImport(tx, params.id);
    if (row === undefined) throw new AppError('not_found');
    await audit(
      tx,
      { actor: workspace.actor, action: 'import.rejects', subject: row.id, details: { name: row.name } },
      platform,
    );
    return row.name;
  });
  return {
    contentType: 'text/csv; charset=utf-8',
    fileName: `${plainFileName(name)} - rejects.csv`,
    body: Readable.from(linesOf(platform.db, workspace.id, params.id, query.file)),
  };
}

async function* linesOf(
  db: Database,
  workspaceId: string,
  importId: string,
  fileId: string | undefined,
): AsyncGenerator<string> {
  yield CSV_BOM + REJECTS_HEADER;
  let last: Row | undefined;
  for (;;) {
    const after = last;
    // oxlint-disable-next-line no-await-in-loop -- one page at a time
    const rows = await tenantTx(db, workspaceId, (tx) => page(tx, importId, fileId, after, AT_ONCE));
    if (rows.length === 0) return;
    last = rows.at(-1);
    yield rows.map(({ line, message, text }) => rejectLine({ line, reason: message, text })).join('');
  }
}

/** A name that every file system takes. */
function plainFileName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are among what is replaced
  return name.replaceAll(/[\u0000-\u001F<>:"/\\|?*]+/gu, ' ').trim() || 'import';
}
