// A finding: which rule, how grave, where, with what, and how to mend it at once where that is safe.
import type { RuleId } from './preset.ts';
import type { Found } from './rule.ts';
import type { Severity } from './severity.ts';

export interface Finding extends Found {
  readonly rule: RuleId;
  readonly severity: Severity;
}
