// Who may do what: roles and the permissions they carry. Every route names one permission.

/** From most to least. */
export const ROLES = ['owner', 'admin', 'manager', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  'workspace.change',
  'members.read',
  'members.change',
  'keys.change',
  'audit.read',
  'logs.read',
  'logs.change',
  'logs.export',
  'maps.read',
  'maps.comment',
  'maps.sign',
  'maps.change',
  'maps.publish',
  'maps.share',
  'maps.override',
  'records.read',
  'records.change',
  'records.import',
  'records.export',
  'gates.override',
  'views.share',
  'products.change',
  'fields.change',
  'access.change',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Whoever may see a map has a voice: to comment on it and, where asked, to sign it. */
const VIEWER: readonly Permission[] = [
  'members.read',
  'logs.read',
  'maps.read',
  'maps.comment',
  'maps.sign',
  'records.read',
];
const MEMBER: readonly Permission[] = [
  ...VIEWER,
  'logs.change',
  'logs.export',
  'maps.change',
  'records.change',
  'views.share',
];
const MANAGER: readonly Permission[] = [
  ...MEMBER,
  'audit.read',
  'maps.publish',
  'maps.share',
  'records.import',
  'gates.override',
  'products.change',
];
const ADMIN: readonly Permission[] = [
  ...MANAGER,
  'members.change',
  'keys.change',
  'workspace.change',
  'records.export',
  'fields.change',
  'access.change',
];

const GRANTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(PERMISSIONS),
  admin: new Set(ADMIN),
  manager: new Set(MANAGER),
  member: new Set(MEMBER),
  viewer: new Set(VIEWER),
};

export function may(role: Role, permission: Permission): boolean {
  return GRANTS[role].has(permission);
}

/** Whether someone with `actor` may give or take away `target`: nobody hands out more than they hold. */
export function mayAssign(actor: Role, target: Role): boolean {
  return may(actor, 'members.change') && ROLES.indexOf(target) >= ROLES.indexOf(actor);
}
