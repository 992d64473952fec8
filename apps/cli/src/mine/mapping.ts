// What a file is read as: what was recognised, corrected by what the command line says.
import type { LogMapping, Recognition } from '@portolan/core';
import { UsageError } from '../usage-error.ts';
import type { MineOptions } from './options.ts';

type Columns = NonNullable<LogMapping['columns']>;

/**
 * @param recognition what the file looks like; null where its columns could not be guessed but the options name them.
 * @throws UsageError where an option names a column that is not there, or does not fit the kind of file.
 */
export function mappingOf(options: MineOptions, recognition: Recognition | null, file: string): LogMapping {
  const proposal: LogMapping = recognition?.proposal ?? { format: 'csv' };
  const names = recognition?.columns.map((column) => column.name) ?? [];
  const column = (option: string, name: string): string => {
    if (names.length === 0) return name;
    const found =
      names.find((item) => item === name) ??
      names.find((item) => item.trim().toLowerCase() === name.trim().toLowerCase());
    if (found !== undefined) return found;
    const listed = names.slice(0, 30).map((item) => `"${item}"`);
    throw new UsageError(
      `${option}: "${file}" has no column "${name}". Its columns are ${listed.join(', ')}${names.length > 30 ? ` and ${names.length - 30} more` : ''}.`,
    );
  };
  const { columns: proposed, dates: proposedDates, lifecycle, ...rest } = proposal;
  const columns = proposal.format === 'csv' ? columnsOf(options, proposed, column) : undefined;
  if (proposal.format !== 'csv') refuseColumns(options, proposal.format);
  const dates = {
    ...proposedDates,
    ...Object.fromEntries(
      Object.entries(options.dates).map(([name, order]) => [column('--dates', name), order]),
    ),
  };
  const chosen = options.lifecycle ?? lifecycle;
  return {
    ...rest,
    ...(columns && { columns }),
    ...(Object.keys(dates).length > 0 && { dates }),
    ...(options.calendar && { calendar: options.calendar }),
    ...(options.timeZone && { timeZone: options.timeZone }),
    ...(chosen && { lifecycle: chosen }),
    ...(options.keep.length > 0 && { keep: [...options.keep] }),
  };
}

function columnsOf(
  options: MineOptions,
  proposed: Columns | undefined,
  column: (option: string, name: string) => string,
): Columns | undefined {
  const resource =
    options.resource === undefined ? proposed?.resource : column('--resource', options.resource);
  const caseColumn = options.case === undefined ? proposed?.case : column('--case', options.case);
  if (options.stages.length > 0 || options.outcome) {
    if (caseColumn === undefined)
      throw new UsageError('Say which column tells the deals apart: --case COLUMN.');
    return {
      kind: 'stageDates',
      case: caseColumn,
      stages: options.stages.map(({ stage, column: name }) => ({
        stage,
        column: column('--stage-dates', name),
      })),
      ...(options.outcome && {
        outcome: {
          column: column('--outcome', options.outcome.column),
          dateColumn: column('--outcome', options.outcome.dateColumn),
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

function refuseColumns(options: MineOptions, format: string): void {
  const given = [
    ...(['case', 'activity', 'time', 'resource'] as const).filter((name) => options[name] !== undefined),
    ...(options.stages.length > 0 ? ['stage-dates'] : []),
    ...(options.outcome ? ['outcome'] : []),
  ];
  if (given.length === 0) return;
  throw new UsageError(
    `--${given[0]} is for files with columns (CSV); this is ${format === 'xes' ? 'an XES log' : 'a Trello board'}, which says itself what is what.`,
  );
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
