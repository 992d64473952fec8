// The actions of the audit log that have words of their own; an unknown one is shown by its code.

import { ROLES, type Role } from '@portolan/core';

export const AUDIT_ACTIONS = [
  'access.denied',
  'access.origin_refused',
  'access.other_workspace',
  'account.keep',
  'account.password_change',
  'comment.remove',
  'comment.reopen',
  'comment.resolve',
  'draft.describe',
  'draft.discard',
  'draft.name_state',
  'draft.restore',
  'draft.start',
  'invitation.accept',
  'invitation.create',
  'invitation.revoke',
  'key.create',
  'key.revoke',
  'log.delete',
  'log.export',
  'log.import',
  'log.restore',
  'map.ask',
  'map.export',
  'map.object',
  'map.publish',
  'map.publish_override',
  'map.read',
  'map.sign',
  'member.change',
  'member.remove',
  'process.archive',
  'process.bring_back',
  'process.change',
  'process.create',
  'process.rename',
  'process.review',
  'process.settings',
  'session.revoke_others',
  'session.sign_in',
  'session.sign_out',
  'session.start_link',
  'session.start_link_refused',
  'setup.owner',
  'setup.start_link',
  'share.create',
  'share.revoke',
  'workspace.change',
  'workspace.create',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

type MessageKey<A extends string> = A extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : A;

/** The message of an action (`log.delete` -> `log_delete`), or null for one without words. */
export function auditMessage(action: string): MessageKey<AuditAction> | null {
  const known = AUDIT_ACTIONS.find((candidate) => candidate === action);
  return known === undefined ? null : (known.replace('.', '_') as MessageKey<AuditAction>);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

export interface AboutWords {
  readonly role: (role: Role) => string;
  readonly date: (instant: string) => string;
  readonly number: (value: number) => string;
  readonly bytes: (value: number) => string;
}

/** What an entry was about, in a few words: names, roles, dates and figures of its details, without addresses. */
export function aboutOf(details: Readonly<Record<string, unknown>>, words: AboutWords): string {
  return Object.entries(details)
    .flatMap(([name, value]) => {
      if (name === 'ip') return [];
      if (typeof value === 'number') return [name === 'bytes' ? words.bytes(value) : words.number(value)];
      if (typeof value !== 'string') return [];
      const role = ROLES.find((known) => known === value);
      if (role !== undefined) return [words.role(role)];
      return [INSTANT.test(value) ? words.date(value) : value];
    })
    .join(' · ');
}
