// Proposes the roles of columns in a table with one row per event: by their names, else by their shape.
import type { OpenQuestion } from '@portolan/core';
import type { ColumnProfile } from './column-profile.ts';
import { canBeStep, foldedName, roleRank } from './headers.ts';
import { named, repeats, type Proposal, type Reason } from './proposal.ts';

/** Names of times at which something changed, as opposed to when a deal was created or closed. */
const MOMENT =
  /^(?:time timestamp|.*timestamp|event (?:time|date)|datetime|date time|time|changed at|change date|date entered|entered at|fivetran start|occurred (?:at|on)|happened at|log time|stage change date)$/u;
/** Names of columns that say where a deal moved to. */
const MOVE = /^(?:to stage|new stage|new stage id|moved to|new status|new value)$/u;

/** Names that rule a column out where roles are guessed from shape alone. */
const NO_CASE =
  /\b(?:order|sort|probability|amount|price|quantity|percent|currency|is|has|by|country|city|type)\b/u;
const NO_ACTIVITY = /\b(?:id|by|is|has|flag|active|deleted|currency|country|city|email|amount|price)\b/u;

/** Undefined where the table has no row per event. */
export function proposeEvents(profiles: readonly ColumnProfile[]): Proposal | undefined {
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
    caseColumn ??= cases.toSorted((a, b) => b.distinct - a.distinct)[0];
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
