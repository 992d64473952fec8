// The condition of a board, between the address and the filter builder.
import { ruleSchema, type Rule } from '@portolan/core';

/** Null where there is none that can be read. */
export function ruleOf(filter: string | undefined): Rule | null {
  if (filter === undefined) return null;
  try {
    const read = ruleSchema.safeParse(JSON.parse(filter));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Both, where there are two. */
export function bothRules(a: Rule | null, b: Rule): Rule {
  return a === null ? b : { kind: 'all', rules: [a, b] };
}
