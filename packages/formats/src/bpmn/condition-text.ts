// A rule as an expression that engines and people read: FEEL, the expression language of DMN. It is for reading: what
// decides is the rule itself, which travels beside it.
import type { Comparison, Rule } from '@portolan/core';

export const FEEL = 'https://www.omg.org/spec/DMN/20191111/FEEL/';

export function conditionText(rule: Rule): string {
  switch (rule.kind) {
    case 'all':
    case 'any':
      if (rule.rules.length === 0) return rule.kind === 'all' ? 'true' : 'false';
      return rule.rules
        .map((one) =>
          one.kind === 'all' || one.kind === 'any' ? `(${conditionText(one)})` : conditionText(one),
        )
        .join(rule.kind === 'all' ? ' and ' : ' or ');
    case 'not':
      return `not(${conditionText(rule.rule)})`;
    case 'field':
      return comparison(rule.field, rule.is);
    case 'related': {
      const inner = conditionText(rule.rule);
      if (rule.has === 'none') return `not(some item in ${rule.of} satisfies (${inner}))`;
      return `${rule.has === 'any' ? 'some' : 'every'} item in ${rule.of} satisfies (${inner})`;
    }
    case 'count': {
      const list = rule.rule === null ? rule.of : `${rule.of}[${conditionText(rule.rule)}]`;
      return `count(${list}) ${rule.is === 'atLeast' ? '>=' : '<='} ${rule.number}`;
    }
  }
}

const SIGNS = { equals: '=', over: '>', atLeast: '>=', under: '<', atMost: '<=' } as const;
const MONEY = { moneyOver: '>', moneyAtLeast: '>=', moneyUnder: '<', moneyAtMost: '<=' } as const;
const DAYS = { on: '=', before: '<', after: '>' } as const;
const SPANS = { hours: 'PT#H', days: 'P#D', weeks: 'P#W', months: 'P#M', years: 'P#Y' } as const;

function comparison(name: string, is: Comparison): string {
  const field = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `\`${name.replaceAll('`', "'")}\``;
  const folded = `lower case(${field})`;
  switch (is.op) {
    case 'filled':
      return `${field} != null`;
    case 'empty':
      return `${field} = null`;
    case 'yes':
      return `${field} = true`;
    case 'no':
      return `${field} = false`;
    case 'is':
      return `${folded} = ${text(is.text)}`;
    case 'isNot':
      return `${folded} != ${text(is.text)}`;
    case 'contains':
      return `contains(${folded}, ${text(is.text)})`;
    case 'startsWith':
      return `starts with(${folded}, ${text(is.text)})`;
    case 'oneOf':
      return `${folded} in (${is.texts.map(text).join(', ')})`;
    case 'equals':
    case 'over':
    case 'atLeast':
    case 'under':
    case 'atMost':
      return `${field} ${SIGNS[is.op]} ${is.number}`;
    case 'moneyOver':
    case 'moneyAtLeast':
    case 'moneyUnder':
    case 'moneyAtMost':
      return `${field}.currency = "${is.currency}" and ${field}.minor ${MONEY[is.op]} ${is.minor}`;
    case 'on':
    case 'before':
    case 'after':
      return `date(${field}) ${DAYS[is.op]} date("${is.day}")`;
    case 'inLast':
    case 'inNext':
    case 'longerAgo': {
      const span = `duration("${SPANS[is.unit].replace('#', String(is.amount))}")`;
      if (is.op === 'inNext') return `${field} in [now()..now() + ${span}]`;
      return is.op === 'inLast' ? `${field} in [now() - ${span}..now()]` : `${field} < now() - ${span}`;
    }
  }
}

function text(value: string): string {
  return JSON.stringify(value.toLowerCase());
}
