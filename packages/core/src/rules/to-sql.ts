// A rule as a condition of PostgreSQL that means exactly what `fits` means. Every value of the rule is a parameter; the
// text consists of the schema's own SQL and of words written here. Null counts as false, as it does after `where`.
import { compareSql } from './compare-sql.ts';
import { operatorsOf } from './operators.ts';
import { RULE_LIMITS } from './rule.ts';
import type { Rule } from './rule.ts';
import type { RuleSchema } from './sql-schema.ts';

export interface RuleSqlOptions {
  /** Milliseconds since 1970 UTC, a whole number, for relative time. */
  readonly now: number;
  /** Id of the person who looks, for `ME`; unless told, nobody does. */
  readonly me?: string | null;
  /** Alias of the row that is asked about; `r` unless told. */
  readonly alias?: string;
  /** Number of the first parameter; 1 unless told. */
  readonly firstParameter?: number;
}

export type RuleSqlValue = string | number | boolean | readonly string[];

export interface RuleRefusal {
  readonly code: 'unknownField' | 'unknownRelation' | 'operatorUnfit' | 'tooDeep';
  /** Place in the rule, e.g. `rules/2/rule`; empty for the rule itself. */
  readonly about: string;
  readonly message: string;
}

export type RuleSql =
  | { readonly ok: true; readonly text: string; readonly values: readonly RuleSqlValue[] }
  | { readonly ok: false; readonly refusal: RuleRefusal };

interface Work {
  readonly now: number;
  readonly me: string | null;
  readonly parameter: (value: RuleSqlValue) => string;
  readonly newRow: () => string;
  readonly refuse: (code: RuleRefusal['code'], place: readonly Place[], message: string) => string;
}
type Place = string | number;

/** @returns a condition to stand after `where` or `and`, in parentheses where it needs them; or the first refusal. */
export function toSql(rule: Rule, schema: RuleSchema, options: RuleSqlOptions): RuleSql {
  const values: RuleSqlValue[] = [];
  const first = options.firstParameter ?? 1;
  let rows = 0;
  let refusal: RuleRefusal | undefined;
  const work: Work = {
    now: options.now,
    me: options.me ?? null,
    parameter: (value) => `$${first + values.push(value) - 1}`,
    newRow: () => `related_${++rows}`,
    refuse(code, place, message) {
      refusal ??= { code, about: place.join('/'), message };
      return 'false';
    },
  };
  const text = conditionOf(rule, schema, options.alias ?? 'r', [], 1, work);
  return refusal === undefined ? { ok: true, text, values } : { ok: false, refusal };
}

function conditionOf(
  rule: Rule,
  schema: RuleSchema,
  row: string,
  place: readonly Place[],
  depth: number,
  work: Work,
): string {
  if (depth > RULE_LIMITS.depth) {
    return work.refuse(
      'tooDeep',
      place,
      `A condition is nested at most ${RULE_LIMITS.depth} deep; take this part out`,
    );
  }
  switch (rule.kind) {
    case 'all':
    case 'any': {
      const parts = rule.rules.map((one, i) =>
        conditionOf(one, schema, row, [...place, 'rules', i], depth + 1, work),
      );
      if (parts.length === 0) return rule.kind === 'all' ? 'true' : 'false';
      return `(${parts.join(rule.kind === 'all' ? ' and ' : ' or ')})`;
    }
    case 'not':
      return `(${conditionOf(rule.rule, schema, row, [...place, 'rule'], depth + 1, work)} is not true)`;
    case 'field': {
      const field = schema.field(rule.field);
      if (field === undefined) {
        return work.refuse('unknownField', place, `There is no field "${rule.field}" to ask about here`);
      }
      if (!operatorsOf(field.type).includes(rule.is.op)) {
        const known = operatorsOf(field.type).join(', ');
        return work.refuse(
          'operatorUnfit',
          [...place, 'is', 'op'],
          `"${rule.is.op}" cannot be asked of "${rule.field}" (${field.type}); it understands ${known}`,
        );
      }
      return compareSql(field, row, rule.is, work);
    }
    case 'related':
    case 'count': {
      const relation = schema.related?.[rule.of];
      if (relation === undefined) {
        return work.refuse('unknownRelation', [...place, 'of'], `There are no ${rule.of} to ask about here`);
      }
      const one = work.newRow();
      const inner =
        rule.rule === null
          ? 'true'
          : conditionOf(rule.rule, relation.schema, one, [...place, 'rule'], depth + 1, work);
      const those = `from ${relation.from} ${one} where (${relation.where(one, row)})`;
      if (rule.kind === 'related') {
        if (rule.has === 'any') return `exists (select ${those} and ${inner})`;
        return `not exists (select ${those} and ${rule.has === 'none' ? inner : `(${inner} is not true)`})`;
      }
      // Counts no further than it must.
      const enough = rule.is === 'atLeast' ? rule.number : rule.number + 1;
      const counted = `(select count(*) from (select ${those} and ${inner} limit ${work.parameter(enough)}::int) counted)`;
      return `${counted} ${rule.is === 'atLeast' ? '>=' : '<='} ${work.parameter(rule.number)}::int`;
    }
  }
}
