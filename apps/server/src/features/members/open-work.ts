// What a member would hand over when they leave: the same records as the hand-over takes, counted before it is asked for.
import type { HandedOver, countOpenWork } from '@portolan/contract';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { findMember } from './members-store.ts';

const COUNTS = `select
    (select count(*)::int from deals where workspace_id = $1 and owner_id = $2 and is_open) as deals,
    (select count(*)::int from contacts where workspace_id = $1 and owner_id = $2 and deleted_at is null) as contacts,
    (select count(*)::int from companies where workspace_id = $1 and owner_id = $2 and deleted_at is null) as companies,
    (select count(*)::int from activities where workspace_id = $1 and owner_id = $2 and is_open) as activities,
    (select count(*)::int from views where workspace_id = $1 and owner_id = $2) as views`;

export function openWork({ platform, workspace, params }: Call<typeof countOpenWork>): Promise<HandedOver> {
  return tenantTx(platform.db, workspace.id, async (tx) => {
    if ((await findMember(tx, params.id)) === undefined) throw new AppError('not_found');
    return tx.one<HandedOver>({
      name: 'members-open-work',
      text: COUNTS,
      values: [tx.workspaceId, params.id],
    });
  });
}
