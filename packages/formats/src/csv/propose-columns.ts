// Proposes which columns are the case, the activity, the time..., with a reason for each, and asks where it cannot know.
import { FormatError } from '../format-error.ts';
import { proposeStageDates } from '../wide/propose-stage-dates.ts';
import { dateQuestion } from './ambiguous-dates.ts';
import type { ColumnProfile } from './column-profile.ts';
import { stageEntered } from './headers.ts';
import { listed, type Proposal } from './proposal.ts';
import { proposeEvents } from './propose-events.ts';
import { proposeHistory } from './propose-history.ts';
import type { SampleRow } from './table-layout.ts';

/** @throws FormatError `no_time_column`, `no_case_column`, `no_activity_column`, `property_history` */
export function proposeColumns(profiles: readonly ColumnProfile[], rows: readonly SampleRow[]): Proposal {
  if (profiles.some((profile) => stageEntered(profile.name)))
    return withDates(proposeStageDates(profiles, rows), profiles);
  const history = proposeHistory(profiles);
  if (history) return withDates(history, profiles);
  const dates = profiles.filter((profile) => profile.type === 'date');
  if (dates.length === 0) throw noTime(profiles);
  const events = proposeEvents(profiles);
  if (events) return withDates(events, profiles);
  return withDates(proposeStageDates(profiles, rows), profiles);
}

function noTime(profiles: readonly ColumnProfile[]): FormatError {
  return new FormatError(
    'no_time_column',
    `No column holds dates, so nothing says when a step happened. The columns are ${listed(profiles)}. Export the history of the deals, or a list of deals with the dates of their stages.`,
    { expected: 'a column with dates', params: { columns: listed(profiles) } },
  );
}

/** Adds what is open about the dates of the proposed columns. */
function withDates(proposal: Proposal, profiles: readonly ColumnProfile[]): Proposal {
  const questions = [...proposal.questions];
  const { columns } = proposal;
  const used =
    columns.kind === 'events'
      ? [columns.time]
      : [
          ...columns.stages.map((stage) => stage.column),
          ...(columns.outcome ? [columns.outcome.dateColumn] : []),
        ];
  const readers = used
    .flatMap((name) => profiles.filter((profile) => profile.name === name))
    .map((p) => p.dates);
  const settled = readers.filter((reader) => reader.dayFirst.count + reader.monthFirst.count > 0);
  const agreed =
    columns.kind === 'stageDates' &&
    settled.length > 0 &&
    settled.every((r) => orderOf(r) === orderOf(settled[0]!));
  for (const name of new Set(used)) {
    const reader = profiles.find((profile) => profile.name === name)?.dates;
    if (!reader) continue;
    const question = agreed ? undefined : dateQuestion(name, reader);
    if (question) questions.push(question);
    else if (reader.mixed) {
      const example = reader.monthFirst.example;
      questions.push({
        kind: 'dateOrder',
        column: name,
        example,
        readings: [
          { order: 'dmy', iso: isoOf(reader.dayFirst.example, reader) },
          { order: 'mdy', iso: isoOf(example, reader) },
        ],
      });
    }
  }
  return { ...proposal, questions };
}

function isoOf(example: string, reader: ColumnProfile['dates']): string {
  return new Date(reader.readText(example)).toISOString();
}

function orderOf(reader: ColumnProfile['dates']): 'dmy' | 'mdy' | 'mixed' {
  if (reader.mixed) return 'mixed';
  return reader.monthFirst.count > 0 ? 'mdy' : 'dmy';
}

/** The order of day and month that the sample settles, by column, for the columns of the proposal. */
export function settledOrders(
  proposal: Proposal,
  profiles: readonly ColumnProfile[],
): Record<string, 'dmy' | 'mdy'> {
  const { columns } = proposal;
  const used = new Set(
    columns.kind === 'events'
      ? [columns.time]
      : [
          ...columns.stages.map((stage) => stage.column),
          ...(columns.outcome ? [columns.outcome.dateColumn] : []),
        ],
  );
  const result: Record<string, 'dmy' | 'mdy'> = {};
  for (const { name, dates } of profiles) {
    if (!used.has(name) || dates.dayFirst.count + dates.monthFirst.count === 0) continue;
    const order = orderOf(dates);
    if (order !== 'mixed') result[name] = order;
  }
  return result;
}
