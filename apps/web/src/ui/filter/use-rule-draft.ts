// A filter while it is being built: what is not finished yet stays on screen and is not asked for.
import type { Rule } from '@portolan/core';
import { useRef, useState } from 'react';
import { completed, groupOf, ruleOf, type RuleGroup } from './rule-edit.ts';

const same = (a: Rule | null, b: Rule | null): boolean => JSON.stringify(a) === JSON.stringify(b);

export function useRuleDraft(
  rule: Rule | null,
  onChange: (rule: Rule | null) => void,
): readonly [RuleGroup, (group: RuleGroup) => void] {
  const [draft, setDraft] = useState(() => groupOf(rule));
  const sent = useRef(rule);
  // Changed from outside (another view was chosen): the draft gives way.
  if (!same(sent.current, rule)) {
    sent.current = rule;
    setDraft(groupOf(rule));
  }
  const put = (group: RuleGroup): void => {
    setDraft(group);
    const next = completed(ruleOf(group));
    if (same(next, sent.current)) return;
    sent.current = next;
    onChange(next);
  };
  return [draft, put];
}
