// Who writes records, and when: the same for people, imports and jobs.
import type { RecordAccess, Role } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import type { Workspace } from '../../platform/http/call.ts';
import type { Platform } from '../../platform/platform.ts';

export interface WrittenBy {
  readonly actor: Actor;
  readonly role: Role;
  readonly access: RecordAccess;
  readonly now: Date;
  readonly newId: () => string;
}

export interface AnyCall {
  readonly platform: Platform;
  readonly workspace: Workspace;
  readonly now: Date;
}

export async function writtenBy(call: AnyCall): Promise<WrittenBy> {
  return {
    actor: call.workspace.actor,
    role: call.workspace.role,
    access: await accessOf(call),
    now: call.now,
    newId: call.platform.newId,
  };
}
