import { describe, expect, it } from 'vitest';
import { PERMISSIONS, ROLES, may, mayAssign } from './roles.ts';

describe('roles', () => {
  it('gives each role everything that the role below it has', () => {
    for (let i = 1; i < ROLES.length; i++) {
      for (const permission of PERMISSIONS) {
        if (may(ROLES[i]!, permission))
          expect(may(ROLES[i - 1]!, permission), `${ROLES[i - 1]} ${permission}`).toBe(true);
      }
    }
  });

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
