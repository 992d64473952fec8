// What the end of a foreign process means for a deal, by the words of its name.
import type { Outcome } from '@portolan/core';
import { typeOf } from './element-kinds.ts';
import type { BpmnElement } from './moddle.ts';

const WORDS: readonly (readonly [Outcome['kind'] | 'won', RegExp])[] = [
  ['disqualified', /disqualif|unqualif|not qualified|not a fit|no fit|out of scope/iu],
  ['churned', /churn|left us|contract (?:ended|not renewed)/iu],
  ['lost', /\blost\b|\blose\b|reject|declin|cancel|abort|refus|fail|denied|no deal|not interested|error/iu],
  ['won', /\bwon\b|closed.?won|deal closed|contract signed/iu],
];

/** `won` is no outcome but a milestone: the map may go on after it. */
export function endKind(element: BpmnElement): Outcome['kind'] | 'won' {
  const name = element.name ?? '';
  const byName = WORDS.find(([, words]) => words.test(name))?.[0];
  if (byName !== undefined) return byName;
  const isError = element.eventDefinitions?.some((one) =>
    ['ErrorEventDefinition', 'CancelEventDefinition'].includes(typeOf(one)),
  );
  return isError === true ? 'lost' : 'finished';
}
