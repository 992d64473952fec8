// The actions of the audit log that have words of their own; an unknown one is shown by its code.

export const AUDIT_ACTIONS = [
  'access.denied',
  'access.origin_refused',
  'access.other_workspace',
  'account.keep',
  'account.password_change',
  'invitation.accept',
  'invitation.create',
  'invitation.revoke',
  'key.create',
  'key.revoke',
  'log.delete',
  'log.export',
  'log.import',
  'log.restore',
  'member.change',
  'member.remove',
  'session.revoke_others',
  'session.sign_in',
  'session.sign_out',
  'session.start_link',
  'session.start_link_refused',
  'setup.owner',
  'setup.start_link',
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

/** What an entry was about, in a few words: the name, e-mail, role or other plain values of its details. */
export function aboutOf(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .filter(([name, value]) => name !== 'ip' && value !== null && typeof value !== 'object')
    .map(([, value]) => String(value))
    .join(' · ');
}
