// Every field that can differ has a name in the catalogue, and every word that a field can hold is known.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  contentSchema,
  decisionSchema,
  goalSchema,
  GOAL_METRICS,
  laneSchema,
  MILESTONES,
  NO_KINDS,
  OUTCOME_KINDS,
  outcomeSchema,
  pathSchema,
  personaSchema,
  phaseSchema,
  PURCHASE_PARTS,
  REVIEW_QUESTIONS,
  STAGE_KINDS,
  stageSchema,
} from '@portolan/core';
import { expect, test } from 'vitest';

interface Catalogue {
  readonly field: Readonly<Record<string, string>>;
  readonly word: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
const { field, word } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../locales/en/maps.json'), 'utf8'),
) as Catalogue;

/** Told part by part, or not in words. */
const WITHOUT_NAME = new Set(['id', 'type', 'place', 'playbook', 'review', 'giveUp']);

test.each([
  ['stage', stageSchema],
  ['decision', decisionSchema],
  ['outcome', outcomeSchema],
  ['path', pathSchema],
  ['lane', laneSchema],
  ['persona', personaSchema],
  ['phase', phaseSchema],
  ['content', contentSchema],
])('every field of a %s has a name', (_kind, schema) => {
  const names = Object.keys(schema.shape).filter((name) => !WITHOUT_NAME.has(name));
  expect(names.filter((name) => !Object.hasOwn(field, name))).toEqual([]);
});

test('every part of what is told part by part has a name', () => {
  const goal = Object.keys(goalSchema.shape).map(
    (part) => `goal${part.charAt(0).toUpperCase()}${part.slice(1)}`,
  );
  const playbook = ['questions', 'objections', 'content'];
  const giveUp = ['giveUpTouches', 'giveUpDays'];
  const all = [...goal, ...playbook, ...giveUp, ...REVIEW_QUESTIONS, 'note', 'starts', 'order'];
  expect(all.filter((name) => !Object.hasOwn(field, name))).toEqual([]);
});

test.each([
  ['kind', [...STAGE_KINDS, ...OUTCOME_KINDS]],
  ['gate', ['block', 'warn', 'off']],
  ['milestones', MILESTONES],
  ['no', NO_KINDS],
  ['part', PURCHASE_PARTS],
  ['purpose', ['explain', 'compare', 'nudge', 'story', 'other']],
  ['goalMetric', GOAL_METRICS],
  ['answer', ['yes', 'no', 'unsure']],
])('every word of the field %s is known', (name, values) => {
  expect(Object.keys(word[name] ?? {}).toSorted()).toEqual([...values].toSorted());
});
