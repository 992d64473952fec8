// Looks at the first rows of a table and proposes what they are and where each column goes; what it cannot know it asks.
import {
  hasOwnFields,
  importField,
  type ImportColumn,
  type ImportEntity,
  type ImportMapping,
  type ImportRecognition,
  type ImportTarget,
} from '@portolan/core';
import { profileColumns, type ColumnProfile } from '../../csv/column-profile.ts';
import { canBeStep, foldedName, stageEntered, stageFromDateColumn } from '../../csv/headers.ts';
import { nearest } from '../nearest.ts';
import { isValueColumn, settled } from '../settle-mapping.ts';
import type { Table, TableRow } from '../table.ts';
import { fieldsNamed } from './aliases.ts';
import { customTarget, isNoise } from './custom-columns.ts';
import { entityOf } from './entities.ts';
import { toolOf } from './tools.ts';

export interface TableSample {
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly TableRow[];
  readonly sheet?: string | undefined;
  readonly tool?: Table['tool'];
}

const SAMPLED_ROWS = 2000;

/** The first rows of a table, for `recogniseTable`. The table's rows are used up. */
export async function sampleOf(table: Table, rows = SAMPLED_ROWS): Promise<TableSample> {
  const sample: TableRow[] = [];
  for await (const row of table.rows) {
    sample.push(row);
    if (sample.length >= rows) break;
  }
  const { headers, headerLine, sheet, tool } = table;
  return { headers, headerLine, rows: sample, sheet, tool };
}

export interface RecogniseOptions {
  readonly fileName?: string;
  /** The kind of record, where a person has said it. */
  readonly entity?: ImportEntity;
  readonly timeZone?: string;
  /** For amounts without currency; needed only to read the sample. */
  readonly currency?: string;
}

export function recogniseTable(sample: TableSample, options: RecogniseOptions = {}): ImportRecognition {
  const { headers, rows } = sample;
  const profiles = profileColumns(
    { delimiter: ',', headerLine: sample.headerLine, header: headers },
    rows.map(({ line, cells }) => ({ line, cells })),
    { timeZone: options.timeZone },
  );
  const { tool, confidence: toolConfidence } =
    sample.tool === undefined ? toolOf(headers) : { tool: sample.tool, confidence: 1 };
  const about = `${options.fileName?.replace(/\.[a-z0-9]{1,5}$/i, '') ?? ''} ${sample.sheet ?? ''}`;
  const choice =
    options.entity === undefined
      ? entityOf(headers, about, dealsRepeat(profiles))
      : { entity: options.entity, confidence: 1 };
  const { entity } = choice;
  const targets = entity === undefined ? new Map<number, ImportTarget>() : targetsFor(entity, profiles);
  const columns: ImportColumn[] = [...targets]
    .toSorted(([a], [b]) => a - b)
    .map(([index, target]) => ({ column: headers[index]!, target })); // targets are of the table's columns
  const history = entity === 'stageHistory' ? historyDetails(profiles, targets) : {};
  const draft: ImportMapping | undefined =
    entity === undefined
      ? undefined
      : {
          entity,
          tool,
          columns,
          badCells: 'reject',
          currency: options.currency ?? 'XAF',
          ...(options.timeZone !== undefined && { timeZone: options.timeZone }),
          ...(history.where && { where: history.where }),
        };
  const open = draft ? settled(headers, rows, draft) : undefined;
  return {
    tool,
    ...(entity !== undefined && { entity }),
    confidence: Math.round(Math.min(1, choice.confidence + toolConfidence * 0.15) * 100) / 100,
    columns: profiles.map(({ index, name, type, count, distinct, samples }) => {
      const target = targets.get(index);
      return {
        column: name,
        ...(target && { target }),
        type,
        filled: rows.length === 0 ? 0 : count / rows.length,
        distinct,
        samples: [...samples],
      };
    }),
    ...(history.where && { where: history.where }),
    ...(history.pairs === true && { pairs: true }),
    dates: open?.dates ?? {},
    decimals: open?.decimals ?? {},
    questions: [...(open?.questions ?? [])],
  };
}

/** The mapping that a recognition proposes; undefined where it found no kind of record. */
export function proposedMapping(
  recognition: ImportRecognition,
  currency: string,
  timeZone?: string,
): ImportMapping | undefined {
  const { entity, tool, columns, where, pairs, dates, decimals } = recognition;
  if (entity === undefined) return undefined;
  return {
    entity,
    tool,
    columns: columns.flatMap(({ column, target }) => (target ? [{ column, target }] : [])),
    ...(where && { where }),
    ...(pairs === true && { pairs }),
    dates,
    decimals,
    currency,
    ...(timeZone !== undefined && { timeZone }),
    badCells: 'reject',
  };
}

/** The fields, best names first; then stages that were entered; then custom fields for what is left. */
function targetsFor(entity: ImportEntity, profiles: readonly ColumnProfile[]): Map<number, ImportTarget> {
  const targets = new Map<number, ImportTarget>();
  const used = new Set<string>();
  const matches = profiles
    .flatMap((profile) => fieldsNamed(entity, profile.name).map((match) => ({ profile, ...match })))
    // A column with values comes before an empty one of a better name.
    .toSorted((a, b) => Number(a.profile.count === 0) - Number(b.profile.count === 0) || a.rank - b.rank);
  for (const { profile, field } of matches) {
    if (targets.has(profile.index) || !fits(entity, field, profile, profiles)) continue;
    if (used.has(field) && importField(entity, field)?.many !== true) continue;
    used.add(field);
    targets.set(profile.index, { kind: 'field', field });
  }
  if (entity === 'stageHistory') {
    // A table of versions: its id is the deal's, and every version begins at its own time.
    const own = profiles.find(({ name }) => foldedName(name) === 'id');
    if (own && !used.has('dealId') && profiles.some(({ name }) => foldedName(name) === 'fivetran start'))
      targets.set(own.index, { kind: 'field', field: 'dealId' });
    return targets;
  }
  const stages = profiles.find(({ index }) => {
    const target = targets.get(index);
    return target?.kind === 'field' && target.field === 'stage';
  })?.values;
  const keys = new Set<string>();
  for (const profile of profiles) {
    if (targets.has(profile.index)) continue;
    if (entity === 'deals') {
      const entered = enteredStage(profile, stages ?? []);
      if (entered) {
        targets.set(profile.index, entered);
        continue;
      }
    }
    if (
      !hasOwnFields(entity) ||
      profile.count === 0 ||
      isNoise(profile.name) ||
      /^\(column \d+\)$/.test(profile.name)
    )
      continue;
    targets.set(profile.index, customTarget(profile, keys));
  }
  return targets;
}

/** Whether the values of a column contradict the field that its name means. */
function fits(
  entity: ImportEntity,
  field: string,
  profile: ColumnProfile,
  profiles: readonly ColumnProfile[],
): boolean {
  const { type, count, distinct, values } = profile;
  if (count === 0) return true;
  if (/(?:At|Date)$|^at$/.test(field)) return type === 'date' || (type === 'text' && looksDated(values));
  if (/^(?:amount|price|cost)$/.test(field))
    return type === 'number' || (type === 'text' && looksCounted(values));
  if (field === 'emails' || field === 'contactEmails') return values.some((value) => value.includes('@'));
  if (entity === 'stageHistory') {
    if (field === 'property')
      return profiles.some(({ name }) => /^(?:new |old )?value ?1?$/.test(foldedName(name)));
    // Zoho: "Moved To" is the stage after the one of the row.
    if (field === 'to' && foldedName(profile.name) === 'moved to')
      return !profiles.some(({ name }) => foldedName(name) === 'stage');
    // An id that no two rows share is the id of the row, not of the deal.
    if (field === 'dealId' && /^(?:record )?id$/.test(foldedName(profile.name)))
      return (
        distinct < count ||
        !profiles.some(({ name }) =>
          fieldsNamed('stageHistory', name).some((match) => match.field === 'dealName' && match.rank < 5),
        )
      );
  }
  return true;
}

/** Mostly short texts with digits and few letters around them, such as "1 200,50 EUR". */
function looksCounted(values: readonly string[]): boolean {
  const some = values.slice(0, 50);
  const counted = some.filter((value) => /^\P{N}{0,6}[\p{N}][\p{N}\s.,'’]*[^\p{N}]{0,8}$/u.test(value));
  return counted.length >= some.length * 0.5;
}

function looksDated(values: readonly string[]): boolean {
  return values.slice(0, 20).some((value) => /\d{1,4}[-/.年]\d{1,2}|\d{1,2}\s\p{L}+\s\d{4}/u.test(value));
}

/** A date column about a stage: HubSpot's by its name, others where a stage has nearly that name. */
function enteredStage(profile: ColumnProfile, stages: readonly string[]): ImportTarget | undefined {
  const named = stageEntered(profile.name);
  if (named) {
    return {
      kind: 'stageEntered',
      stage: named.stage,
      ...(named.pipeline !== undefined && { pipeline: named.pipeline }),
    };
  }
  if (profile.type !== 'date' || !canBeStep(profile.name)) return undefined;
  const [stage] = nearest(stageFromDateColumn(profile.name), stages);
  return stage && stage.score >= 0.7 ? { kind: 'stageEntered', stage: stage.option } : undefined;
}

/** Whether an id of deals stands in more than one row. */
function dealsRepeat(profiles: readonly ColumnProfile[]): boolean {
  return profiles.some(
    ({ name, count, distinct }) =>
      count > 3 &&
      distinct <= count * 0.75 &&
      /^(?:deal|opportunity|potential|сделка) ?(?:id|name|title)$|^(?:id сделки|deal record id)$/.test(
        foldedName(name),
      ),
  );
}

const STAGE_PROPERTY = /^(?:deal ?stage|stage ?(?:name|id)?|status|стадия)$/;

/** Which rows of a history are about the stage, and whether its values go on to the right. */
function historyDetails(
  profiles: readonly ColumnProfile[],
  targets: Map<number, ImportTarget>,
): { where?: { column: string; equals: string[] }; pairs?: true } {
  const of = (field: string) =>
    profiles.find(({ index }) => {
      const target = targets.get(index);
      return target?.kind === 'field' && target.field === field;
    });
  const to = of('to');
  const pairs =
    to !== undefined &&
    /^value ?1?$/.test(foldedName(to.name)) &&
    profiles.some(({ name }) => /^value ?2$/.test(foldedName(name)));
  const property = of('property');
  const about = property && to && isValueColumn(to.name) ? property : undefined;
  if (!about) return pairs ? { pairs } : {};
  const equals = about.values.filter((value) => STAGE_PROPERTY.test(foldedName(value)));
  return {
    ...(equals.length > 0 && { where: { column: about.name, equals } }),
    ...(pairs && { pairs }),
  };
}
