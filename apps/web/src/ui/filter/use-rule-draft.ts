// A filter while it is being built: what is not finished yet stays on screen and is not asked for.
import type { Rule } from '@portolan/core';
import { useState } from 'react';
import { completed, groupOf, ruleOf, type RuleGroup } from './rule-edit.ts';

const same = (a: Rule | null, b: Rule | null): boolean => JSON.stringify(a) === JSON.stringify(b);

interface Draft {
  readonly group: RuleGroup;
  /** What was asked for last. */
  readonly sent: Rule | null;
  /** What the caller had when it was last looked at; it may take in a change later than it was made. */
  readonly seen: Rule | null;
}

export function useRuleDraft(
  rule: Rule | null,
  onChange: (rule: Rule | null) => void,
): readonly [RuleGroup, (group: RuleGroup) => void] {
  const [draft, setDraft] = useState<Draft>(() => ({ group: groupOf(rule), sent: rule, seen: rule }));
  if (!same(draft.seen, rule)) {
    // Changed from outside (another view was chosen): the draft gives way.
    setDraft(
      same(draft.sent, rule) ? { ...draft, seen: rule } : { group: groupOf(rule), sent: rule, seen: rule },
    );
  }
  const put = (group: RuleGroup): void => {
    const next = completed(ruleOf(group));
    setDraft((last) => ({ ...last, group, sent: next }));
    if (!same(next, draft.sent)) onChange(next);
  };
  return [draft.group, put];
}
