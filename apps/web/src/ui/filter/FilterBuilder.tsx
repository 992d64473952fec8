// Builds a rule out of sentences: whole, for a dialog or a gate, or as chips beside a list.
import type { Rule } from '@portolan/core';
import type { FilterField } from './filter-field.ts';
import { FilterChips } from './FilterChips.tsx';
import { RuleGroupEditor } from './RuleGroupEditor.tsx';
import { useRuleDraft } from './use-rule-draft.ts';

export interface FilterBuilderProps {
  readonly fields: readonly FilterField[];
  readonly rule: Rule | null;
  /** Gets only what is finished; null for no condition. */
  readonly onChange: (rule: Rule | null) => void;
  readonly form?: 'full' | 'chips';
}

/** Groups inside of groups: further in, nobody can follow. The format itself goes deeper; that is shown in words. */
const LEVELS = 2;

export function FilterBuilder(props: FilterBuilderProps) {
  return props.form === 'chips' ? <FilterChips {...props} levels={LEVELS} /> : <Full {...props} />;
}

function Full({ fields, rule, onChange }: FilterBuilderProps) {
  const [draft, put] = useRuleDraft(rule, onChange);
  return <RuleGroupEditor group={draft} fields={fields} levels={LEVELS} onChange={put} />;
}
