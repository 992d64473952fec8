// The reach of whoever calls over the records of the workspace.
import { recordAccessOf } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';
import type { Workspace } from '../http/call.ts';
import type { Platform } from '../platform.ts';

export async function accessOf(call: {
  readonly platform: Platform;
  readonly workspace: Workspace;
}): Promise<RecordAccess> {
  const { role, actor } = call.workspace;
  return recordAccessOf(
    { records: [], fields: [] },
    { role, userId: actor.kind === 'user' ? actor.id : null, teamOwners: [] },
  );
}
