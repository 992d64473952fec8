// What a file is read as: what was recognised, corrected by what the command line says.
import type { LogMapping, Recognition } from '@portolan/core';
import { UsageError } from '../usage-error.ts';
import type { MineOptions } from './options.ts';

type Columns = NonNullable<LogMapping['columns']>;

/**
 * @param recognition what the file looks like; null where its columns could not be guessed but the options name them.
 * @param elsewhere columns of the other files: a stage whose column only they have is left to them.
 * @throws UsageError where an option names a column that is not there, or does not fit the kind of file.
 */
export function mappingOf(
  options: MineOptions,
  recognition: Recognition | null,
  file: string,
  elsewhere: ReadonlySet<string> = new Set(),
): LogMapping {
  const proposal: LogMapping = recognition?.proposal ?? { format: 'csv' };
  const names = recognition?.columns.map((column) => column.name) ?? [];
  const column = (option: string, name: string): string => {
    if (names.length === 0) return name;
    const found = names.find((item) => item === name) ?? names.find((item) => same(item, name));
    if (found !== undefined) return found;
    const listed = names.slice(0, 30).map((item) => `"${item}"`);
    throw new UsageError(
      `${option}: "${file}" has no column "${name}". Its columns are ${listed.join(', ')}${names.length > 30 ? ` and ${names.length - 30} more` : ''}.`,
    );
  };
  const { columns: proposed, dates: proposedDates, lifecycle, objects: _proposed, ...rest } = proposal;
  const columns =
    proposal.format === 'csv'
      ? columnsOf(
          options,
          proposed,
          column,
          (name) => names.length > 0 && !has(names, name) && has(elsewhere, name),
        )
      : undefined;
  if (proposal.format !== 'csv') refuseColumns(options, proposal.format);
  const dates = {
    ...proposedDates,
    ...Object.fromEntries(
      Object.entries(options.dates).map(([name, order]) => [column('--dates', name), order]),
    ),
  };
  const chosen = options.lifecycle ?? lifecycle;
  const objects = objectsOf(options, recognition, file);
  return {
    ...rest,
    ...(columns && { columns }),
    ...(objects && { objects }),
    ...(Object.keys(dates).length > 0 && { dates }),
    ...(options.calendar && { calendar: options.calendar }),
    ...(options.timeZone && { timeZone: options.timeZone }),
    ...(options.offsets && { offsets: options.offsets }),
    ...(chosen && { lifecycle: chosen }),
    ...(options.keep.length > 0 && { keep: [...options.keep] }),
  };
}

/** @throws UsageError where the file has no such type, or no types at all */
function objectsOf(
  options: MineOptions,
  recognition: Recognition | null,
  file: string,
): LogMapping['objects'] {
  const proposed = recognition?.proposal.objects;
  const wanted = options.caseObject;
  if (wanted === undefined) return proposed;
  if (recognition?.format !== 'ocel') {
    throw new UsageError(`--case-object is for object-centric logs (OCEL); "${file}" is none.`);
  }
  const names = recognition.objectTypes?.map(({ name }) => name) ?? [];
  const found = names.find((name) => name === wanted) ?? names.find((name) => same(name, wanted));
  // Of a long file only the beginning was looked at: the type may come later.
  if (found === undefined && recognition.facts['whole'] === true) {
    throw new UsageError(
      `--case-object: "${file}" has no objects of the type "${wanted}". It has ${names.map((name) => `"${name}"`).join(', ')}.`,
    );
  }
  const type = found ?? wanted;
  const resource = proposed?.resource;
  return { case: type, ...(resource !== undefined && resource !== type && { resource }) };
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function has(names: Iterable<string>, name: string): boolean {
  for (const item of names) if (same(item, name)) return true;
  return false;
}

function columnsOf(
  options: MineOptions,
  proposed: Columns | undefined,
  column: (option: string, name: string) => string,
  leftToOthers: (name: string) => boolean,
): Columns | undefined {
  const resource =
    options.resource === undefined ? proposed?.resource : column('--resource', options.resource);
  const caseColumn = options.case === undefined ? proposed?.case : column('--case', options.case);
  if (options.stages.length > 0 || options.outcome) {
    if (caseColumn === undefined)
      throw new UsageError('Say which column tells the deals apart: --case COLUMN.');
    const outcome = options.outcome && !leftToOthers(options.outcome.column) ? options.outcome : undefined;
    return {
      kind: 'stageDates',
      case: caseColumn,
      stages: options.stages
        .filter(({ column: name }) => !leftToOthers(name))
        .map(({ stage, column: name }) => ({ stage, column: column('--stage-dates', name) })),
      ...(outcome && {
        outcome: {
          column: column('--outcome', outcome.column),
          dateColumn: column('--outcome', outcome.dateColumn),
        },
      }),
      ...(resource !== undefined && { resource }),
    };
  }
  const named = options.activity !== undefined || options.time !== undefined;
  if (proposed?.kind === 'stageDates' && !named) {
    return {
      ...proposed,
      case: caseColumn ?? proposed.case,
      ...(resource !== undefined && { resource }),
    };
  }
  const events = proposed?.kind === 'events' ? proposed : undefined;
  const activity = options.activity === undefined ? events?.activity : column('--activity', options.activity);
  const time = options.time === undefined ? events?.time : column('--time', options.time);
  const missing = [
    ...(caseColumn === undefined ? ['--case'] : []),
    ...(activity === undefined ? ['--activity'] : []),
    ...(time === undefined ? ['--time'] : []),
  ];
  if (caseColumn === undefined || activity === undefined || time === undefined) {
    throw new UsageError(`Say which columns hold the rest too: ${missing.join(', ')}.`);
  }
  return {
    kind: 'events',
    case: caseColumn,
    activity,
    time,
    ...(resource !== undefined && { resource }),
    ...(events?.lifecycle !== undefined && { lifecycle: events.lifecycle }),
  };
}

const LOGS = { xes: 'an XES log', ocel: 'an object-centric log', trello: 'a Trello board' } as const;

function refuseColumns(options: MineOptions, format: keyof typeof LOGS): void {
  const given = [
    ...(['case', 'activity', 'time', 'resource'] as const).filter((name) => options[name] !== undefined),
    ...(options.stages.length > 0 ? ['stage-dates'] : []),
    ...(options.outcome ? ['outcome'] : []),
  ];
  if (given.length === 0) return;
  throw new UsageError(
    `--${given[0]} is for files with columns (CSV); this is ${LOGS[format]}, which says itself what is what.`,
  );
}

/** How a file was read, in a line: so that a wrong guess is seen at once. */
export function mappingText(mapping: LogMapping): string {
  const { columns } = mapping;
  if (mapping.format === 'ocel') {
    const { objects } = mapping;
    const who = objects?.resource === undefined ? '' : `, who did it ${objects.resource}`;
    return objects === undefined
      ? 'Read as OCEL.'
      : `Read as OCEL: a case is an object of the type ${objects.case}${who}.`;
  }
  if (!columns) return mapping.format === 'xes' ? 'Read as XES.' : 'Read as a Trello board.';
  const dates = Object.entries(mapping.dates ?? {})
    .filter(([name, order]) => (order === 'dmy' || order === 'mdy') && dateColumns(mapping).includes(name))
    .map(([name, order]) => `, ${name} as ${order === 'dmy' ? 'day/month' : 'month/day'}`)
    .join('');
  if (columns.kind === 'events') {
    return `Read as: case ${columns.case}, activity ${columns.activity}, time ${columns.time}${dates}.`;
  }
  const stages = columns.stages.map(({ stage, column: name }) => `${stage} at ${name}`);
  if (columns.outcome) stages.push(`${columns.outcome.column} at ${columns.outcome.dateColumn}`);
  return `Read as one row per case ${columns.case}: ${stages.join(', ')}${dates}.`;
}

/** Columns that a mapping reads dates from. */
export function dateColumns(mapping: LogMapping): readonly string[] {
  const { columns } = mapping;
  if (!columns) return [];
  if (columns.kind === 'events') return [columns.time];
  return [
    ...columns.stages.map((stage) => stage.column),
    ...(columns.outcome ? [columns.outcome.dateColumn] : []),
  ];
}
