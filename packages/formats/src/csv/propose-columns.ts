// Proposes which columns are the case, the activity, the time..., with a reason for each, and asks where it cannot know.
import type { LogMapping, OpenQuestion, Recognition } from '@portolan/core';
import { FormatError, excerpt } from '../format-error.ts';
import { proposeStageDates } from '../wide/propose-stage-dates.ts';
import { dateQuestion } from './ambiguous-dates.ts';
import type { ColumnProfile } from './column-profile.ts';
import { canBeStep, foldedName, roleRank, stageEntered, type Role } from './headers.ts';
import { proposeHistory } from './propose-history.ts';
import type { SampleRow } from './table-layout.ts';

export type Reason = Recognition['reasons'][number];
export type MappedColumns = NonNullable<LogMapping['columns']>;

export interface Proposal {
  readonly columns: MappedColumns;
  readonly reasons: readonly Reason[];
  readonly questions: readonly OpenQuestion[];
}

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
    { expected: 'a column with dates' },
  );
}

export function listed(profiles: readonly ColumnProfile[]): string {
  return excerpt(profiles.map((profile) => `"${profile.name}"`).join(', '), 300);
}

/** The column whose name fits the role best. */
export function named(
  profiles: readonly ColumnProfile[],
  role: Role,
  fits: (profile: ColumnProfile) => boolean,
): ColumnProfile | undefined {
  let best: ColumnProfile | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const profile of profiles) {
    const rank = roleRank(role, profile.name);
    if (rank >= 0 && rank < bestRank && profile.count > 0 && fits(profile)) {
      best = profile;
      bestRank = rank;
    }
  }
  return best;
}

/** Names of times at which something changed, as opposed to when a deal was created or closed. */
const MOMENT =
  /^(?:time timestamp|.*timestamp|event (?:time|date)|datetime|date time|time|changed at|change date|date entered|entered at|fivetran start|occurred (?:at|on)|happened at|log time|stage change date)$/u;
/** Names of columns that say where a deal moved to. */
const MOVE = /^(?:to stage|new stage|new stage id|moved to|new status|new value)$/u;

/** Names that rule a column out where roles are guessed from shape alone. */
const NO_CASE =
  /\b(?:order|sort|probability|amount|price|quantity|percent|currency|is|has|by|country|city|type)\b/u;
const NO_ACTIVITY = /\b(?:id|by|is|has|flag|active|deleted|currency|country|city|email|amount|price)\b/u;

function proposeEvents(profiles: readonly ColumnProfile[]): Proposal | undefined {
  const lifecycle = named(profiles, 'lifecycle', (p) => p.type === 'text' && p.distinct <= 30);
  const times = profiles.filter((p) => p.type === 'date' && canBeStep(p.name));
  const time =
    named(profiles, 'time', (p) => p.type === 'date') ??
    (times.length === 1 ? times[0] : undefined) ??
    times[0];
  if (!time) return undefined;
  let caseColumn = named(profiles, 'case', (p) => p !== time && (p.type === 'text' || p.type === 'number'));
  let activity = named(
    profiles,
    'activity',
    (p) => p !== caseColumn && p !== time && p !== lifecycle && (p.type === 'text' || p.type === 'number'),
  );
  const moment =
    MOMENT.test(foldedName(time.name)) || (activity !== undefined && MOVE.test(foldedName(activity.name)));
  const questions: OpenQuestion[] = [];
  const reasons: Reason[] = [];
  if (caseColumn && activity) {
    // One row per case tells no history, unless the columns say that it does.
    if (!repeats(caseColumn) && !moment) return undefined;
    reasons.push({ role: 'case', column: caseColumn.name, reason: 'name' });
    reasons.push({ role: 'activity', column: activity.name, reason: 'name' });
  } else {
    // By shape: cases repeat often, activities more often still.
    const words = profiles.filter(
      (p) =>
        p !== time &&
        p !== lifecycle &&
        p.count >= p.rows * 0.5 &&
        (p.type === 'text' || p.numeric) &&
        p.distinct > 1,
    );
    const cases = words.filter(
      (p) => p !== activity && repeats(p) && p.distinct >= 3 && !NO_CASE.test(foldedName(p.name)),
    );
    caseColumn ??= [...cases].sort((a, b) => b.distinct - a.distinct)[0];
    const activities = words.filter(
      (p) =>
        p !== caseColumn &&
        p.type === 'text' &&
        p.distinct >= 2 &&
        p.distinct <= Math.max(3, Math.min(200, p.count / 3)) &&
        !NO_ACTIVITY.test(foldedName(p.name)),
    );
    const guessed = activity === undefined;
    activity ??= activities.find((p) => roleRank('resource', p.name) < 0) ?? activities[0];
    if (!caseColumn || !activity || !repeats(caseColumn)) return undefined;
    const byName = roleRank('case', caseColumn.name) >= 0;
    reasons.push({ role: 'case', column: caseColumn.name, reason: byName ? 'name' : 'repeats' });
    reasons.push({ role: 'activity', column: activity.name, reason: guessed ? 'repeats' : 'name' });
    const others = cases.filter((p) => p !== activity).map((p) => p.name);
    if (!byName && others.length > 1) questions.push({ kind: 'column', role: 'case', candidates: others });
    if (guessed && activities.length > 1) {
      questions.push({ kind: 'column', role: 'activity', candidates: activities.map((p) => p.name) });
    }
  }
  reasons.push({
    role: 'time',
    column: time.name,
    reason: roleRank('time', time.name) >= 0 ? 'name_and_type' : times.length === 1 ? 'only_date' : 'type',
  });
  const resource = named(
    profiles,
    'resource',
    (p) => p !== caseColumn && p !== activity && p !== time && (p.type === 'text' || p.type === 'number'),
  );
  if (resource) reasons.push({ role: 'resource', column: resource.name, reason: 'name' });
  if (lifecycle) reasons.push({ role: 'lifecycle', column: lifecycle.name, reason: 'name' });
  return {
    columns: {
      kind: 'events',
      case: caseColumn.name,
      activity: activity.name,
      time: time.name,
      ...(resource && { resource: resource.name }),
      ...(lifecycle && { lifecycle: lifecycle.name }),
      ...(isSnapshotHistory(profiles, time, activity) && { onlyChanges: true }),
    },
    reasons,
    questions,
  };
}

/** Rows are versions of the whole deal, so one appears at every edit, not only where the stage changes. */
function isSnapshotHistory(
  profiles: readonly ColumnProfile[],
  time: ColumnProfile,
  activity: ColumnProfile,
): boolean {
  if (!/^(?:deal ?stage|stage|stage name|stage id|status)$/u.test(foldedName(activity.name))) return false;
  const names = new Set(profiles.map((profile) => foldedName(profile.name)));
  return (
    foldedName(time.name) === 'fivetran start' ||
    (names.has('opportunity id') &&
      names.has('stage name') &&
      (names.has('system modstamp') || names.has('created by id')))
  );
}

export function repeats(profile: ColumnProfile): boolean {
  return profile.distinct <= profile.count * 0.75;
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
