// The actions of the audit log that have words of their own; an unknown one is shown by its code.

import { ROLES, type Role } from '@portolan/core';

export const AUDIT_ACTIONS = [
  'access.change',
  'access.denied',
  'access.origin_refused',
  'access.other_workspace',
  'account.keep',
  'account.password_change',
  'account.password_change_refused',
  'account.password_reset',
  'audit.export',
  'bin.empty',
  'calendar_feed.create',
  'calendar_feed.revoke',
  'clean_up.decide',
  'clean_up.finish',
  'clean_up.start',
  'comment.remove',
  'comment.reopen',
  'comment.resolve',
  'company.delete',
  'company.delete_many',
  'company.merge',
  'company.unmerge',
  'contact.delete',
  'contact.delete_many',
  'contact.merge',
  'contact.unmerge',
  'deal.delete',
  'deal.delete_many',
  'deal.merge',
  'deal.override',
  'deal.transfer',
  'deal.transfer_undone',
  'draft.describe',
  'draft.discard',
  'draft.name_state',
  'draft.restore',
  'draft.start',
  'field.change',
  'field.create',
  'field.create_many',
  'import.cancel',
  'import.check',
  'import.rejects',
  'import.remove',
  'import.run',
  'import.undo',
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
  'member.deactivate',
  'member.reactivate',
  'member.remove',
  'process.archive',
  'process.bring_back',
  'process.change',
  'process.create',
  'process.rename',
  'process.review',
  'process.settings',
  'product.change',
  'rates.change',
  'rates.remove',
  'records.export',
  'records.export_list',
  'session.revoke_others',
  'session.revoke_others_refused',
  'session.sign_in',
  'session.sign_in_refused',
  'session.sign_out',
  'session.sign_out_refused',
  'session.start_link',
  'session.start_link_refused',
  'setup.owner',
  'setup.start_link',
  'share.create',
  'share.revoke',
  'team.change',
  'team.create',
  'team.members',
  'team.remove',
  'view.remove',
  'view.share',
  'workspace.change',
  'workspace.create',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What actions are about; the log is searched by one of these, too. */
export const AUDIT_NOUNS = [
  'access',
  'account',
  'audit',
  'bin',
  'calendar_feed',
  'clean_up',
  'comment',
  'company',
  'contact',
  'deal',
  'draft',
  'field',
  'import',
  'invitation',
  'key',
  'log',
  'map',
  'member',
  'process',
  'product',
  'rates',
  'records',
  'session',
  'setup',
  'share',
  'team',
  'view',
  'workspace',
] as const;
export type AuditNoun = (typeof AUDIT_NOUNS)[number];

type MessageKey<A extends string> = A extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : A;

/** The message of an action (`log.delete` -> `log_delete`), or null for one without words. */
export function auditMessage(action: string): MessageKey<AuditAction> | null {
  const known = AUDIT_ACTIONS.find((candidate) => candidate === action);
  return known === undefined ? null : (known.replace('.', '_') as MessageKey<AuditAction>);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Details that say nothing to a reader: where from, and the kind of record, which the action names. */
const SILENT: ReadonlySet<string> = new Set(['ip', 'about']);

export interface AboutWords {
  readonly role: (role: Role) => string;
  readonly date: (instant: string) => string;
  readonly number: (value: number) => string;
  readonly bytes: (value: number) => string;
}

/** What an entry was about, in a few words: names, roles, dates and figures of its details, without addresses and ids. */
export function aboutOf(details: Readonly<Record<string, unknown>>, words: AboutWords): string {
  return Object.entries(details)
    .flatMap(([name, value]) => {
      if (SILENT.has(name)) return [];
      if (typeof value === 'number') return [name === 'bytes' ? words.bytes(value) : words.number(value)];
      if (typeof value !== 'string') return [];
      if (ID.test(value)) return [];
      const role = ROLES.find((known) => known === value);
      if (role !== undefined) return [words.role(role)];
      return [INSTANT.test(value) ? words.date(value) : value];
    })
    .join(' · ');
}
