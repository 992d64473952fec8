// What rules of access may not say, each with its place. Owners and admins cannot be narrowed, so that a workspace
// always has somebody who sees everything and can mend the rules.
import { RECORD_SCOPES } from './record-access.ts';
import type { AccessRules } from './record-access.ts';
import { hasAccessField } from './record-fields.ts';

export interface RuleProblem {
  /** Of the document, e.g. `records/3/role`. */
  readonly path: string;
  readonly message: string;
}

/** @param processes ids of the workspace's processes */
export function problemsWithRules(rules: AccessRules, processes: ReadonlySet<string>): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const seen = new Map<string, string>();
  const check = (
    path: string,
    rule: AccessRules['records'][number] | AccessRules['fields'][number],
    field: string,
  ): void => {
    const say = (at: string, message: string): unknown => problems.push({ path: `${path}/${at}`, message });
    if (rule.role === 'owner' || rule.role === 'admin') {
      say('role', `Somebody with the role ${rule.role} always reaches everything`);
    }
    if (rule.processId !== null && rule.about !== 'deal') {
      say('processId', 'Only deals are in a process; leave it null');
    } else if (rule.processId !== null && !processes.has(rule.processId)) {
      say('processId', 'There is no such process');
    }
    const key = `${rule.role} ${rule.about} ${rule.processId ?? ''} ${field}`;
    const first = seen.get(key);
    if (first !== undefined) say('role', `Says the same as ${first} again; keep one of them`);
    else seen.set(key, path);
  };
  rules.records.forEach((rule, index) => {
    const path = `records/${index}`;
    check(path, rule, '');
    if (RECORD_SCOPES.indexOf(rule.change) > RECORD_SCOPES.indexOf(rule.read)) {
      problems.push({
        path: `${path}/change`,
        message: 'What is not seen cannot be changed: no wider than read',
      });
    }
  });
  rules.fields.forEach((rule, index) => {
    const path = `fields/${index}`;
    check(path, rule, rule.field);
    if (!hasAccessField(rule.about, rule.field)) {
      problems.push({
        path: `${path}/field`,
        message: `Access cannot be set for ${rule.field} of a ${rule.about}`,
      });
    }
  });
  return problems;
}
