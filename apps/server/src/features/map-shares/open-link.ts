// Opens a link for whoever has it. Unknown, expired, revoked and without anything published: all the same 404.
import type { openShare } from '@portolan/contract';
import type { ProcessFacts, SalesMap } from '@portolan/core';
import { hashSecret } from '../../platform/auth/caller.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { jsonBytes } from '../../platform/http/json-bytes.ts';
import type { JsonBytes } from '../../platform/http/json-bytes.ts';
import { fitsPassword } from './share-secrets.ts';
import { countTry, countVisit, findByToken, forgetTry } from './share-store.ts';
import type { OpenShare } from './share-store.ts';

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
  await askPassword(platform, share, body.password, now);
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

/** Per link and minute; requests from one address are limited before. */
const MOST_TRIES = 20;

async function askPassword(
  { db }: Platform,
  share: OpenShare,
  password: string | undefined,
  now: Date,
): Promise<void> {
  if (share.password_hash === null) return;
  if (password === undefined) throw new AppError('password_needed');
  const tries = await tenantTx(db, share.workspace_id, (tx) => countTry(tx, share.id, now));
  if (tries > MOST_TRIES) throw new AppError('rate_limited', 'Too many tries; wait a minute');
  if (!(await fitsPassword(password, share.password_hash))) throw new AppError('password_needed');
  await tenantTx(db, share.workspace_id, (tx) => forgetTry(tx, share.id));
}
