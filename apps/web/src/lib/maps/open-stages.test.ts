// Which stages with open deals would go.
import { mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { missingOn, type OpenStage } from './open-stages.ts';

const map = mapSchema.parse({
  nodes: [
    { type: 'stage', id: 'lead', name: 'Lead' },
    { type: 'stage', id: 'new', name: 'Nurture' },
  ],
  paths: [],
});
const stage = (id: string, name: string, deals: number, isPublished = true): OpenStage => ({
  id,
  name,
  deals,
  isPublished,
});

test('stages that the map lacks are named, those with most deals first', () => {
  const stages = [stage('lead', 'Lead', 9), stage('demo', 'Demo', 2), stage('legal', 'Legal', 5)];
  expect(missingOn(map, stages).map(({ name }) => name)).toEqual(['Legal', 'Demo']);
});

test('a stage that was renamed is there; one of an older version that is drawn again, too', () => {
  expect(missingOn(map, [stage('lead', 'First contact', 9), stage('old', 'Nurture', 30, false)])).toEqual([]);
});

test('another stage of the same name does not stand for the one that deals are in now', () => {
  expect(missingOn(map, [stage('old', 'Nurture', 30)])).toHaveLength(1);
});
