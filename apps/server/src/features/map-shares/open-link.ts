// Opens a link for whoever has it. Unknown, expired, revoked and without anything published: all the same 404.
import type { openShare } from '@portolan/contract';
import type { ProcessFacts, SalesMap } from '@portolan/core';
import { hashSecret } from '../../platform/auth/caller.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { jsonBytes } from '../../platform/http/json-bytes.ts';
import type { JsonBytes } from '../../platform/http/json-bytes.ts';
import { fitsPassword } from './share-secrets.ts';
import { countVisit, findByToken } from './share-store.ts';

/** What of a process is shown outside; `map` is all of its content, which is what was shared. */
export interface SharedVersion {
  readonly process: ProcessFacts;
  readonly map: SalesMap;
  readonly version: { readonly number: number; readonly published_at: Date | null };
}

export interface MapSharesDeps {
  readonly openForOutside: (
    tx: TenantTx,
    processId: string,
    versionId: string | null,
  ) => Promise<SharedVersion | undefined>;
}

export async function openLink(call: Call<typeof openShare>, deps: MapSharesDeps): Promise<JsonBytes> {
  const { platform, params, body, now } = call;
  const share = await findByToken(platform.db, hashSecret(params.token));
  if (share === undefined) throw new AppError('not_found');
  if (share.password_hash !== null) {
    const fits = body.password !== undefined && (await fitsPassword(body.password, share.password_hash));
    if (!fits) throw new AppError('password_needed');
  }
  return tenantTx(platform.db, share.workspace_id, async (tx) => {
    const open = await deps.openForOutside(tx, share.process_id, share.version_id);
    if (open === undefined || !(await countVisit(tx, share.id, now))) throw new AppError('not_found');
    const { name, caseKind, purpose } = open.process;
    return jsonBytes({
      process: { name, caseKind, purpose },
      number: open.version.number,
      publishedAt: open.version.published_at?.toISOString() ?? null,
      map: open.map,
    });
  });
}
