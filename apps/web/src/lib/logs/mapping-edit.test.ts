import type { LogMapping, Recognition } from '@portolan/contract';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answers,
  assignRole,
  missingParts,
  nameStage,
  openQuestions,
  ownRole,
  readableAtOnce,
  roleOf,
  ROLES,
  setCaseType,
  setDateOrder,
  setOnlyChanges,
  setOption,
  setResourceType,
  spareUse,
  stageNameOf,
  switchKind,
  takeAllRows,
  timeColumns,
} from './mapping-edit.ts';

const events: LogMapping = {
  format: 'csv',
  columns: { kind: 'events', case: 'id', activity: 'stage', time: 'when', resource: 'owner' },
};
const wide: LogMapping = {
  format: 'csv',
  columns: {
    kind: 'stageDates',
    case: 'id',
    stages: [{ stage: 'Engaging', column: 'engage_date' }],
    outcome: { column: 'deal_stage', dateColumn: 'close_date' },
  },
};

describe('giving columns their parts', () => {
  test('a part moves from the column that had it', () => {
    const edited = assignRole(events, 'deal', 'case');
    expect(roleOf(edited.columns, 'deal')).toBe('case');
    expect(roleOf(edited.columns, 'id')).toBeUndefined();
    expect(missingParts(edited)).toEqual([]);
  });

  test('a column that takes another part leaves its old one open', () => {
    const edited = assignRole(events, 'stage', 'case');
    expect(roleOf(edited.columns, 'stage')).toBe('case');
    expect(missingParts(edited)).toEqual(['activity']);
  });

  test('a column can be left out', () => {
    expect(roleOf(assignRole(events, 'owner', undefined).columns, 'owner')).toBeUndefined();
  });

  test('several date columns can be stages, each with its name', () => {
    const edited = nameStage(assignRole(wide, 'demo_date', 'stage'), 'demo_date', 'Demonstration');
    expect(edited.columns).toMatchObject({
      stages: [
        { stage: 'Engaging', column: 'engage_date' },
        { stage: 'Demonstration', column: 'demo_date' },
      ],
    });
  });

  test('an outcome without its date is not complete', () => {
    expect(missingParts(assignRole(wide, 'close_date', undefined))).toEqual(['outcomeDate']);
    expect(
      missingParts(assignRole(assignRole(wide, 'close_date', undefined), 'deal_stage', undefined)),
    ).toEqual([]);
  });

  test('whatever is chosen, every part that one column plays is played by one column, and a column plays one', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const choice = fc.record({
      column: fc.constantFrom(...names),
      role: fc.option(fc.constantFrom(...ROLES.events, ...ROLES.stageDates), { nil: undefined }),
      kind: fc.option(fc.constantFrom('events' as const, 'stageDates' as const), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 20 }), (choices) => {
        const mapping = choices.reduce<LogMapping>(
          (state, one) =>
            assignRole(one.kind === undefined ? state : switchKind(state, one.kind), one.column, one.role),
          { format: 'csv' },
        );
        const parts = names
          .map((column) => roleOf(mapping.columns, column))
          .filter((role) => role !== 'stage');
        const played = parts.filter((role) => role !== undefined);
        expect(new Set(played).size).toBe(played.length);
      }),
    );
  });
});

describe('rows that do not count', () => {
  const history: LogMapping = {
    format: 'csv',
    columns: {
      kind: 'events',
      case: 'deal_id',
      activity: 'value',
      time: 'timestamp',
      where: { column: 'name', equals: ['dealstage'] },
      onlyChanges: true,
    },
  };

  test('what was recognised about them outlives a change of columns', () => {
    expect(assignRole(history, 'who', 'resource').columns).toMatchObject({
      where: { column: 'name', equals: ['dealstage'] },
      onlyChanges: true,
    });
  });

  test('it can be taken back', () => {
    const all = takeAllRows(setOnlyChanges(history, false)).columns;
    expect(all).not.toHaveProperty('where');
    expect(all).not.toHaveProperty('onlyChanges');
  });

  test('which outcomes count is forgotten with their column, and kept with another date', () => {
    const some = structuredClone(wide);
    if (some.columns?.kind === 'stageDates' && some.columns.outcome) some.columns.outcome.values = ['Won'];
    expect(assignRole(some, 'closed_on', 'outcomeDate').columns).toMatchObject({
      outcome: { column: 'deal_stage', dateColumn: 'closed_on', values: ['Won'] },
    });
    const moved = assignRole(some, 'result', 'outcome').columns;
    expect(moved?.kind === 'stageDates' && moved.outcome).toEqual({
      column: 'result',
      dateColumn: 'close_date',
    });
  });
});

describe('the two shapes of a file', () => {
  test('switching keeps which column is the deal and who did it', () => {
    expect(switchKind(events, 'stageDates').columns).toEqual({
      kind: 'stageDates',
      case: 'id',
      stages: [],
      resource: 'owner',
    });
    expect(switchKind(events, 'events')).toBe(events);
  });

  test.each([
    ['Date entered "Closed Won (Sales Pipeline)"', 'Closed Won'],
    ['hs_v2_date_entered_12345', '12345'],
    ['engage_date', 'Engage'],
    ['วันที่เสนอราคา', 'วันที่เสนอราคา'],
    ['date', 'Date'],
    ['Proposal at', 'Proposal'],
  ])('the column %s is the stage %s', (column, stage) => {
    expect(stageNameOf(column)).toBe(stage);
  });
});

describe('questions', () => {
  const question: Recognition['questions'][number] = {
    kind: 'dateOrder',
    column: 'when',
    example: '03/04/2026',
    readings: [
      { order: 'dmy', iso: '2026-04-03' },
      { order: 'mdy', iso: '2026-03-04' },
    ],
  };

  test('a date order stays open until it is said', () => {
    expect(openQuestions([question], events)).toEqual([question]);
    expect(openQuestions([question], setDateOrder(events, 'when', 'dmy'))).toEqual([]);
    expect(answers(setDateOrder(events, 'when', 'auto'), question)).toBe(false);
  });

  test('a column question is answered by giving the part', () => {
    const asks: Recognition['questions'][number] = { kind: 'column', role: 'case', candidates: ['id', 'no'] };
    expect(answers({ format: 'csv' }, asks)).toBe(false);
    expect(answers(events, asks)).toBe(true);
  });

  test('a file is read at once only when nothing is open and nothing is missing', () => {
    const recognition: Recognition = {
      format: 'csv',
      facts: {},
      columns: [],
      proposal: events,
      reasons: [],
      questions: [],
    };
    expect(readableAtOnce(recognition)).toBe(true);
    expect(readableAtOnce({ ...recognition, questions: [question] })).toBe(false);
    expect(readableAtOnce({ ...recognition, proposal: { format: 'csv' } })).toBe(false);
    expect(readableAtOnce({ ...recognition, format: 'xes', proposal: { format: 'xes' } })).toBe(true);
  });

  test('only columns that carry times matter', () => {
    expect([...timeColumns(wide)]).toEqual(['engage_date', 'close_date']);
    expect([...timeColumns(events)]).toEqual(['when']);
  });
});

test('an option that is taken back leaves no trace', () => {
  expect(setOption(setOption(events, 'timeZone', 'Asia/Bangkok'), 'timeZone', undefined)).toEqual(events);
});

const textColumn = (name: string, type: 'text' | 'empty' = 'text') => ({
  name,
  type,
  filled: 1,
  distinct: 1,
  samples: [],
});
const eventsWith = (more: object): LogMapping => ({
  format: 'csv',
  columns: { kind: 'events', case: 'id', activity: 'stage', time: 'when', ...more },
});

describe('a column without a part', () => {
  const recognition: Recognition = {
    format: 'csv',
    facts: {},
    columns: ['id', 'property', 'stage', 'when', 'region', '(column 6)'].map((name) => textColumn(name)),
    proposal: events,
    reasons: [],
    questions: [],
  };

  test.each([
    ['region', {}, 'kept'],
    ['(column 6)', {}, 'none'],
    ['property', { where: { column: 'property', equals: ['dealstage'] } }, 'where'],
    ['region', { pairs: true }, 'pairs'],
    ['property', { pairs: true }, 'kept'],
  ] as const)('%s, with %o: %s', (name, more, use) => {
    expect(spareUse(recognition, eventsWith(more), name)).toBe(use);
  });

  test('one without values has nothing to keep', () => {
    const found = { ...recognition, columns: [textColumn('region', 'empty')] };
    expect(spareUse(found, eventsWith({}), 'region')).toBe('none');
  });

  test('in a file that says itself what its events are, the parts are those it says', () => {
    const reasons = [{ role: 'activity', column: 'concept:name', reason: 'name' as const }];
    expect(ownRole({ ...recognition, format: 'xes', reasons }, 'concept:name')).toBe('activity');
    expect(ownRole({ ...recognition, format: 'xes', reasons }, 'cost')).toBeUndefined();
    expect(ownRole({ ...recognition, reasons }, 'concept:name')).toBeUndefined();
  });
});

describe('files with many kinds of objects', () => {
  const ocel: LogMapping = { format: 'ocel', objects: { case: 'deal', resource: 'user' } };
  const question = { kind: 'objectType' as const, candidates: ['deal', 'user'] };

  test('which one is a deal is missing until it is said', () => {
    const open: LogMapping = { format: 'ocel' };
    expect(missingParts(open)).toEqual(['case']);
    expect(answers(open, question)).toBe(false);
    const said = setCaseType(open, 'deal');
    expect(said.objects).toEqual({ case: 'deal' });
    expect(missingParts(said)).toEqual([]);
    expect(answers(said, question)).toBe(true);
  });

  test('who did it stays, unless that is now the deal, and can be nobody', () => {
    expect(setCaseType(ocel, 'item').objects).toEqual({ case: 'item', resource: 'user' });
    expect(setCaseType(ocel, 'user').objects).toEqual({ case: 'user' });
    expect(setResourceType(ocel, undefined).objects).toEqual({ case: 'deal' });
    expect(setResourceType(ocel, 'item').objects).toEqual({ case: 'deal', resource: 'item' });
  });

  test('only what is known of deals is kept for filters', () => {
    const recognition: Recognition = {
      format: 'ocel',
      facts: {},
      columns: [],
      objectTypes: ['deal', 'item'].map((name) => ({ name, objects: 1, events: 1 })),
      proposal: ocel,
      reasons: [],
      questions: [],
    };
    const uses = ['deal: amount', 'item: weight', 'note'].map((name) => spareUse(recognition, ocel, name));
    expect(uses).toEqual(['kept', 'none', 'kept']);
  });
});
