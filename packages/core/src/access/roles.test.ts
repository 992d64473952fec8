import { describe, expect, it } from 'vitest';
import { PERMISSIONS, ROLES, may, mayAssign } from './roles.ts';

describe('roles', () => {
  it.each(ROLES.slice(1).map((role, i) => [ROLES[i]!, role] as const))(
    '%s may do everything that %s may',
    (above, below) => {
      const lost = PERMISSIONS.filter((permission) => may(below, permission) && !may(above, permission));
      expect(lost).toEqual([]);
    },
  );

  it.each([
    ['viewer', 'logs.read', true],
    ['viewer', 'logs.change', false],
    ['viewer', 'logs.export', false],
    ['member', 'logs.change', true],
    ['member', 'audit.read', false],
    ['manager', 'audit.read', true],
    ['manager', 'members.change', false],
    ['admin', 'keys.change', true],
    ['owner', 'workspace.change', true],
  ] as const)('%s %s: %s', (role, permission, expected) => {
    expect(may(role, permission)).toBe(expected);
  });

  it.each([
    ['owner', 'owner', true],
    ['admin', 'owner', false],
    ['admin', 'admin', true],
    ['manager', 'viewer', false],
  ] as const)('%s may assign %s: %s', (actor, target, expected) => {
    expect(mayAssign(actor, target)).toBe(expected);
  });
});
