// Which activities end a case: as asked, by the map, or by their names.
import { emptyMap, mapSchema } from '@portolan/core';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import { expect, test } from 'vitest';
import { endsOfLog } from './log-ends.ts';

function logOf(...cases: readonly string[][]): EventLog {
  const builder = createEventLogBuilder();
  for (const [c, activities] of cases.entries()) {
    for (const [i, activity] of activities.entries()) {
      builder.append(builder.cases.code(`case ${c}`), builder.activities.code(activity), i * 1000);
    }
  }
  return builder.finish();
}

const log = logOf(
  ['Lead', 'Offer', 'Signed', 'Care'],
  ['Lead', 'Offer rejected', 'Offer', 'Lost'],
  ['Lead', 'Put aside'],
  ['Lead', 'Offer'],
);

test('by names: good and bad ones, and what cases hardly ever go on from', () => {
  expect(endsOfLog(log, {})).toEqual({
    won: ['Signed'],
    lost: ['Offer rejected', 'Lost'],
    other: ['Care', 'Put aside'],
    by: 'names',
  });
});

test('as asked, and nothing else', () => {
  expect(endsOfLog(log, { won: ['Care'], lost: [] })).toEqual({
    won: ['Care'],
    lost: [],
    other: [],
    by: 'asked',
  });
});

test.each([
  [{ won: ['Nothing'] }, 'won: the log has no activity "Nothing"'],
  [{ won: ['Lost'], other: ['Lost'] }, '"Lost" is given as won and as other'],
])('%j is refused', (asked, why) => {
  expect(() => endsOfLog(log, asked)).toThrow(why);
});

const stage = (id: string, milestones: string[] = []) => ({ type: 'stage', id, name: id, milestones });
const outcome = (id: string, kind: string) => ({ type: 'outcome', id, name: id, kind });

test('by the map: the stage with the won milestone and the kinds of its outcomes, by what they are called now', () => {
  const ends = [outcome('lost', 'lost'), outcome('unfit', 'disqualified'), outcome('done', 'finished')];
  const mapOf = (milestones: string[]) =>
    mapSchema.parse({ ...emptyMap(), nodes: [stage('lead'), stage('signed', milestones), ...ends] });
  const ids = ['lead', 'signed', 'lost', 'unfit', 'done'];
  const names = ['Lead', 'Deal won', 'No', 'Does not fit', 'All done'];
  const ask = (milestones: string[]) => {
    const versions = [{ id: 'v1', number: 1, state: 'published', map: mapOf(milestones) }];
    return endsOfLog(logOf(names), {}, { ids, names, versions });
  };
  const [lost, unfit] = [['No'], 'Does not fit'];
  expect(ask(['won'])).toEqual({ won: ['Deal won'], lost, other: [unfit, 'All done'], by: 'map' });
  expect(ask([])).toEqual({ won: ['All done'], lost, other: [unfit], by: 'map' });
});
