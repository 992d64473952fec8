// Proposes how a table with one row per deal becomes events: which date columns are stages, which cell names the end.
import { FormatError } from '../format-error.ts';
import type { ColumnProfile } from '../csv/column-profile.ts';
import {
  OUTCOME_WORD,
  canBeStep,
  foldedName,
  isCloseDate,
  roleRank,
  stageEntered,
  stageFromDateColumn,
} from '../csv/headers.ts';
import { listed, named, type MappedColumns, type Proposal, type Reason } from '../csv/proposal.ts';
import type { SampleRow } from '../csv/table-layout.ts';

type StageDates = Extract<MappedColumns, { kind: 'stageDates' }>;
type Outcome = NonNullable<StageDates['outcome']>;

/** @throws FormatError `no_time_column`, `no_case_column` */
export function proposeStageDates(profiles: readonly ColumnProfile[], rows: readonly SampleRow[]): Proposal {
  const caseColumn = findCase(profiles);
  const entered = profiles.filter((profile) => stageEntered(profile.name));
  const stageNames = named(
    profiles,
    'activity',
    (p) => p !== caseColumn && p.type === 'text' && p.distinct >= 1 && p.distinct <= 50,
  );
  const stages: StageDates['stages'] = [];
  let outcome: Outcome | undefined;
  if (entered.length > 0) {
    const parts = entered.map((profile) => ({ name: profile.name, ...stageEntered(profile.name)! })); // filtered above
    const pipelines = new Set(parts.map((part) => part.pipeline));
    for (const { name, stage, pipeline } of parts) {
      stages.push({
        stage: pipelines.size > 1 && pipeline !== undefined ? `${stage} (${pipeline})` : stage,
        column: name,
      });
    }
  } else {
    const steps = profiles.filter((p) => p !== caseColumn && p.type === 'date' && canBeStep(p.name));
    const close = steps.find((p) => isCloseDate(p.name));
    const endsAreNamed = steps.some((p) => p !== close && OUTCOME_WORD.test(stageFromDateColumn(p.name)));
    for (const step of steps) {
      if (step === close) continue;
      stages.push({ stage: stageFor(step, stageNames), column: step.name });
    }
    if (close && stageNames && !endsAreNamed) outcome = findOutcome(profiles, rows, stageNames, close);
    if (close && !outcome && !endsAreNamed && (!stageNames || stages.length === 0)) {
      stages.push({ stage: stageFor(close, stageNames), column: close.name });
    }
    stages.sort((a, b) => medianOrder(profiles, rows, a.column, b.column));
  }
  if (stages.length === 0 && !outcome) throw noStage(profiles);
  if (!caseColumn) {
    throw new FormatError(
      'no_case_column',
      `No column tells the deals apart: none has a different value in each row, and none is named like an id. The columns are ${listed(profiles)}. Export the id of each deal too.`,
      { expected: 'a column with the id of the deal', params: { columns: listed(profiles) } },
    );
  }
  const resource = named(
    profiles,
    'resource',
    (p) => p !== caseColumn && p !== stageNames && (p.type === 'text' || p.type === 'number'),
  );
  const reasons: Reason[] = [
    {
      role: 'case',
      column: caseColumn.name,
      reason: roleRank('case', caseColumn.name) >= 0 ? 'name' : 'unique',
    },
    ...stages.map(({ column }): Reason => ({ role: 'stage', column, reason: 'stage_date_columns' })),
  ];
  if (outcome) reasons.push({ role: 'outcome', column: outcome.column, reason: 'name' });
  if (resource) reasons.push({ role: 'resource', column: resource.name, reason: 'name' });
  return {
    columns: {
      kind: 'stageDates',
      case: caseColumn.name,
      stages,
      ...(outcome && { outcome }),
      ...(resource && { resource: resource.name }),
    },
    reasons,
    questions: [],
  };
}

function noStage(profiles: readonly ColumnProfile[]): FormatError {
  const dates = profiles.filter((profile) => profile.type === 'date');
  return new FormatError(
    'no_activity_column',
    `No column names a stage or an activity, and the date columns (${listed(dates)}) do not tell when a stage began. Export the history of the deals, or add the dates on which they entered their stages.`,
    {
      expected: 'a column with stages, or columns with the dates of stages',
      params: { columns: listed(dates) },
    },
  );
}

/** Tells the rows apart, nearly. */
function different(p: ColumnProfile): boolean {
  return p.type !== 'date' && p.count > 0 && p.distinct >= p.count * 0.75;
}

function findCase(profiles: readonly ColumnProfile[]): ColumnProfile | undefined {
  return (
    named(profiles, 'case', different) ??
    profiles.find(
      (p) =>
        different(p) && p.count === p.rows && /(?:^| )(?:id|key|number|no|code)$/u.test(foldedName(p.name)),
    ) ??
    profiles.find((p) => p.type === 'text' && p.count === p.rows && p.distinct === p.count) ??
    named(profiles, 'case', (p) => p.type !== 'date')
  );
}

/** "engage_date" beside stages Engaging, Won, Lost is when a deal became "Engaging". */
function stageFor(date: ColumnProfile, stageNames: ColumnProfile | undefined): string {
  const own = stageFromDateColumn(date.name);
  const stem = own.toLowerCase();
  for (const value of stageNames?.values ?? []) {
    const word = value.trim().toLowerCase();
    let same = 0;
    while (same < stem.length && stem[same] === word[same]) same++;
    if (same >= 3 && same >= stem.length - 2 && same >= word.length * 0.5) return value.trim();
  }
  return own;
}

/**
 * The stage column names the outcome where its date is filled only for some stages; where every deal has a close date
 * (a planned one while it is open), only stages that mean an end count.
 */
function findOutcome(
  profiles: readonly ColumnProfile[],
  rows: readonly SampleRow[],
  stageNames: ColumnProfile,
  close: ColumnProfile,
): Outcome | undefined {
  const total = new Map<string, number>();
  const dated = new Map<string, number>();
  const closed = new Map<string, number>();
  const flag = profiles.find((p) => /^(?:is )?closed$/u.test(foldedName(p.name)) && p.type === 'text');
  for (const row of rows) {
    const stage = (row.cells[stageNames.index] ?? '').trim();
    if (stage === '') continue;
    total.set(stage, (total.get(stage) ?? 0) + 1);
    if ((row.cells[close.index] ?? '').trim() !== '') dated.set(stage, (dated.get(stage) ?? 0) + 1);
    if (flag && /^(?:true|1|yes)$/i.test((row.cells[flag.index] ?? '').trim())) closed.set(stage, 1);
  }
  const undated = [...total].filter(([stage]) => !dated.has(stage));
  const mostly = [...dated].every(([stage, count]) => count >= (total.get(stage) ?? 0) * 0.5);
  const outcome = { column: stageNames.name, dateColumn: close.name };
  if (undated.length > 0 && mostly) return outcome;
  const ends = [...dated.keys()].filter((stage) => (flag ? closed.has(stage) : OUTCOME_WORD.test(stage)));
  return ends.length > 0 ? { ...outcome, values: ends } : undefined;
}

/** Date columns in the order in which their dates follow each other in most rows. */
function medianOrder(
  profiles: readonly ColumnProfile[],
  rows: readonly SampleRow[],
  a: string,
  b: string,
): number {
  const first = profiles.find((p) => p.name === a);
  const second = profiles.find((p) => p.name === b);
  if (!first || !second) return 0;
  let balance = 0;
  for (const row of rows.slice(0, 200)) {
    const from = first.dates.readText((row.cells[first.index] ?? '').trim());
    const to = second.dates.readText((row.cells[second.index] ?? '').trim());
    if (from < to) balance--;
    else if (from > to) balance++;
  }
  return balance;
}
