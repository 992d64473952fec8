// Editing how a file is read, as pure functions on `LogMapping`: which column plays which part, and which of the open
// questions are answered. What a person chose is never undone by a later choice, except that a part has one column.
import type { LogMapping, Recognition } from '@portolan/contract';

type Columns = NonNullable<LogMapping['columns']>;
export type Kind = Columns['kind'];
export type Question = Recognition['questions'][number];
export type DateOrder = NonNullable<LogMapping['dates']>[string];

/** Parts that a column can play. */
export const ROLES = {
  events: ['case', 'activity', 'time', 'resource', 'lifecycle'],
  stageDates: ['case', 'stage', 'outcome', 'outcomeDate', 'resource'],
} as const satisfies Record<Kind, readonly string[]>;
export type Role = (typeof ROLES)[Kind][number];

/** The part a column plays, if any. */
export function roleOf(columns: Columns | undefined, column: string): Role | undefined {
  if (columns === undefined) return undefined;
  if (columns.kind === 'events') return ROLES.events.find((role) => columns[role] === column);
  if (columns.case === column) return 'case';
  if (columns.outcome?.column === column) return 'outcome';
  if (columns.stages.some((stage) => stage.column === column)) return 'stage';
  if (columns.outcome?.dateColumn === column) return 'outcomeDate';
  return columns.resource === column ? 'resource' : undefined;
}

/** The part of a column where the file itself says what its events are (XES). */
export function ownRole(recognition: Recognition, column: string): Role | undefined {
  if (recognition.format === 'csv') return undefined;
  const said = recognition.reasons.find((one) => one.column === column)?.role;
  return ROLES.events.find((role) => role === said);
}

/**
 * What becomes of a column that plays no part: its values are kept to filter by, unless it chooses the rows, belongs to
 * pairs that repeat to the right, or has nothing to keep (no values, or no name).
 */
export function spareUse(
  recognition: Recognition,
  mapping: LogMapping,
  column: string,
): 'kept' | 'where' | 'pairs' | 'none' {
  const { columns } = mapping;
  if (columns?.kind === 'events') {
    if (columns.where?.column === column) return 'where';
    const place = (name: string) => recognition.columns.findIndex((one) => one.name === name);
    if (columns.pairs === true && place(column) > place(columns.activity)) return 'pairs';
  }
  // Objects of other types give no case, so nothing of them is kept.
  const { format, objects } = mapping;
  const owner = recognition.objectTypes?.find(({ name }) => column.startsWith(`${name}: `));
  if (format === 'ocel' && owner !== undefined && owner.name !== objects?.case) return 'none';
  const isEmpty = recognition.columns.find((one) => one.name === column)?.type === 'empty';
  return isEmpty || column === '' || /^\(column \d+\)$/.test(column) ? 'none' : 'kept';
}

/** A stage's name as first proposed for a column: the header without the words that every such header has. */
export function stageNameOf(column: string): string {
  const quoted = /["“”'«]([^"“”'»]+)["“”'»]/.exec(column)?.[1];
  const bare = (quoted ?? column)
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/^(hs_v2_)?date[ _](entered|of|in)[ _]/i, '')
    .replace(/^entered[ _]/i, '')
    .replace(/[ _-](date|time|at|on)$/i, '')
    .replaceAll('_', ' ')
    .trim();
  const name = bare === '' ? column.trim() : bare;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function freed(columns: Columns, column: string): Columns {
  if (columns.kind === 'events') {
    const { resource, lifecycle, ...needed } = columns;
    return {
      ...needed,
      case: needed.case === column ? '' : needed.case,
      activity: needed.activity === column ? '' : needed.activity,
      time: needed.time === column ? '' : needed.time,
      ...(resource === undefined || resource === column ? {} : { resource }),
      ...(lifecycle === undefined || lifecycle === column ? {} : { lifecycle }),
    };
  }
  const { outcome, resource, ...needed } = columns;
  const kept =
    outcome === undefined
      ? undefined
      : {
          column: outcome.column === column ? '' : outcome.column,
          dateColumn: outcome.dateColumn === column ? '' : outcome.dateColumn,
          // Which cells are outcomes is said about that column only.
          ...(outcome.values === undefined || outcome.column === column ? {} : { values: outcome.values }),
        };
  const stays = kept !== undefined && (kept.column !== '' || kept.dateColumn !== '');
  return {
    ...needed,
    case: needed.case === column ? '' : needed.case,
    stages: needed.stages.filter((stage) => stage.column !== column),
    ...(stays ? { outcome: kept } : {}),
    ...(resource === undefined || resource === column ? {} : { resource }),
  };
}

/** Gives a column a part (or none). The column that had the part before has none then. */
export function assignRole(mapping: LogMapping, column: string, role: Role | undefined): LogMapping {
  const before: Columns = mapping.columns ?? emptyColumns('events');
  const columns = freed(before, column);
  if (role === undefined) return { ...mapping, columns };
  if (columns.kind === 'events') {
    const fits = ROLES.events.find((one) => one === role);
    return fits === undefined ? mapping : { ...mapping, columns: { ...columns, [fits]: column } };
  }
  switch (role) {
    case 'case':
    case 'resource':
      return { ...mapping, columns: { ...columns, [role]: column } };
    case 'stage': {
      const stages = [...columns.stages, { stage: stageNameOf(column), column }];
      return { ...mapping, columns: { ...columns, stages } };
    }
    case 'outcome':
      return {
        ...mapping,
        columns: { ...columns, outcome: { dateColumn: columns.outcome?.dateColumn ?? '', column } },
      };
    case 'outcomeDate':
      return {
        ...mapping,
        columns: {
          ...columns,
          outcome: { ...columns.outcome, column: columns.outcome?.column ?? '', dateColumn: column },
        },
      };
    default:
      return mapping;
  }
}

/** Names the stage that a date column stands for. */
export function nameStage(mapping: LogMapping, column: string, stage: string): LogMapping {
  if (mapping.columns?.kind !== 'stageDates') return mapping;
  const stages = mapping.columns.stages.map((one) => (one.column === column ? { ...one, stage } : one));
  return { ...mapping, columns: { ...mapping.columns, stages } };
}

function emptyColumns(kind: Kind): Columns {
  return kind === 'events' ? { kind, case: '', activity: '', time: '' } : { kind, case: '', stages: [] };
}

/** One row per event, or one row per deal with a date per stage; the deal's column is kept. */
export function switchKind(mapping: LogMapping, kind: Kind): LogMapping {
  const before = mapping.columns;
  if (before === undefined || before.kind === kind) {
    return before === undefined ? { ...mapping, columns: emptyColumns(kind) } : mapping;
  }
  const resource = before.resource === undefined ? {} : { resource: before.resource };
  return { ...mapping, columns: { ...emptyColumns(kind), case: before.case, ...resource } };
}

/** Says how a column writes its dates. */
export function setDateOrder(mapping: LogMapping, column: string, order: DateOrder): LogMapping {
  return { ...mapping, dates: { ...mapping.dates, [column]: order } };
}

/** Whether the mapping answers a question that the file leaves open. */
export function answers(mapping: LogMapping, question: Question): boolean {
  if (question.kind === 'dateOrder') {
    const order = mapping.dates?.[question.column];
    return order !== undefined && order !== 'auto';
  }
  if (question.kind === 'objectType') return mapping.objects !== undefined;
  const columns = mapping.columns;
  if (columns === undefined) return false;
  if (question.role === 'case') return columns.case !== '';
  if (columns.kind === 'events') return columns[question.role] !== '';
  return columns.stages.length > 0;
}

export function openQuestions(questions: readonly Question[], mapping: LogMapping): readonly Question[] {
  return questions.filter((question) => !answers(mapping, question));
}

/** Date columns whose order must be known for this mapping; others may stay ambiguous. */
export function timeColumns(mapping: LogMapping): ReadonlySet<string> {
  const columns = mapping.columns;
  if (columns === undefined) return new Set();
  if (columns.kind === 'events') return new Set([columns.time]);
  return new Set([
    ...columns.stages.map((stage) => stage.column),
    ...(columns.outcome === undefined ? [] : [columns.outcome.dateColumn]),
  ]);
}

/** What is still missing before the file can be read; empty when nothing is. */
export function missingParts(mapping: LogMapping): readonly Role[] {
  const columns = mapping.columns;
  if (mapping.format === 'ocel') return mapping.objects === undefined ? ['case'] : [];
  if (mapping.format !== 'csv') return [];
  if (columns === undefined) return ['case', 'activity', 'time'];
  if (columns.kind === 'events') {
    return (['case', 'activity', 'time'] as const).filter((role) => columns[role] === '');
  }
  const { outcome, stages } = columns;
  return [
    ...(columns.case === '' ? (['case'] as const) : []),
    ...(stages.length === 0 && outcome === undefined ? (['stage'] as const) : []),
    ...(outcome !== undefined && outcome.column === '' ? (['outcome'] as const) : []),
    ...(outcome !== undefined && outcome.dateColumn === '' ? (['outcomeDate'] as const) : []),
  ];
}

/** Whether the file can be read as it is, without asking anybody. */
export function readableAtOnce(recognition: Recognition): boolean {
  return (
    openQuestions(recognition.questions, recognition.proposal).length === 0 &&
    missingParts(recognition.proposal).length === 0
  );
}

/** Whether only rows count where the step of the deal changes (history tables also have rows for other edits). */
export function setOnlyChanges(mapping: LogMapping, only: boolean): LogMapping {
  if (mapping.columns?.kind !== 'events') return mapping;
  const { onlyChanges: _before, ...columns } = mapping.columns;
  return { ...mapping, columns: only ? { ...columns, onlyChanges: true } : columns };
}

/** Takes all rows, whatever a column says (a property history was recognised where there is none). */
export function takeAllRows(mapping: LogMapping): LogMapping {
  if (mapping.columns?.kind !== 'events') return mapping;
  const { where: _before, ...columns } = mapping.columns;
  return { ...mapping, columns };
}

/** Says which type of object is a deal. Whoever did things before is kept, unless that is now the deal. */
export function setCaseType(mapping: LogMapping, type: string): LogMapping {
  const resource = mapping.objects?.resource;
  return {
    ...mapping,
    objects: { case: type, ...(resource === undefined || resource === type ? {} : { resource }) },
  };
}

/** Says which type of object stands for who did it; undefined for none. */
export function setResourceType(mapping: LogMapping, type: string | undefined): LogMapping {
  if (mapping.objects === undefined) return mapping;
  const { case: deal } = mapping.objects;
  return { ...mapping, objects: { case: deal, ...(type === undefined ? {} : { resource: type }) } };
}

export type MappingOption = 'calendar' | 'timeZone' | 'lifecycle' | 'delimiter' | 'headerLine' | 'encoding';

/** No value means: as the file says. */
export function setOption<K extends MappingOption>(
  mapping: LogMapping,
  key: K,
  value: LogMapping[K] | undefined,
): LogMapping {
  const edited = { ...mapping };
  if (value === undefined) delete edited[key];
  else edited[key] = value;
  return edited;
}
