// Puts together what planning needs for one import: the map, the choices by word, histories of deals, the workspace's own
// fields that the columns go to.
import { defineField, fold, may } from '@portolan/core';
import type { FieldDefinition, FieldDraft, ImportMapping } from '@portolan/core';
import { stageHistoryOf } from '@portolan/formats';
import type { ReadRecord } from '@portolan/formats';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { ImportSettings } from '@portolan/contract';
import { createNotices } from './notices.ts';
import type { PartHead } from './part-store.ts';
import { readPart, replacedRows } from './part-store.ts';
import type { PlanContext } from './plan-context.ts';
import { historyIndex } from './read-files.ts';
import type { MappedFile } from './read-files.ts';
import { createRecordIndex } from './record-index.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Work } from './work-state.ts';

type About = FieldDefinition['about'];
const ABOUT: Readonly<Record<string, About>> = { contacts: 'contact', companies: 'company', deals: 'deal' };

/** The tool whose ids the files have: the most telling of them. */
export function toolOf(files: readonly MappedFile[]): ImportMapping['tool'] {
  const told = files.map(({ mapping }) => mapping.tool).filter((tool) => tool !== 'other');
  const counts = Map.groupBy(told, (tool) => tool);
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? 'other';
}

export async function planContext(
  work: Work,
  files: readonly MappedFile[],
  parts: readonly PartHead[],
  settings: ImportSettings,
): Promise<PlanContext> {
  const { db, workspaceId, importId } = work;
  const tool = toolOf(files);
  const historyOf = historyIndex(await historiesOf(work, parts));
  return tenantTx(db, workspaceId, async (tx) => {
    const replaced = await replacedRows(tx, importId);
    const owners = new Map(settings.owners.map(({ name, userId }) => [name, userId]));
    const products = new Map(settings.products.map(({ name, is }) => [name, is]));
    return {
      importId,
      tool,
      settings,
      actor: work.actor,
      role: work.role,
      access: work.access,
      now: work.now(),
      newId: work.newId,
      country: work.country,
      index: createRecordIndex(tool, work.access, importId),
      notices: createNotices(),
      map: await mapFor(tx, work, settings.processId),
      nodeOf: nodesByStage(settings),
      ownerOf: (name) => owners.get(name) ?? null,
      productOf: (name) => products.get(name) ?? name,
      historyOf,
      ownField: await ownFields(tx, work, files),
      replaced: (fileId, line) => replaced.get(`${fileId} ${line}`),
    };
  });
}

export async function mapFor(
  tx: TenantTx,
  { writers }: Work,
  processId: string | null,
): Promise<PlanContext['map']> {
  if (processId === null) return undefined;
  try {
    return await writers.deals.maps.published(tx, processId);
  } catch (error) {
    // No such process, or nothing published: deals are told so, row by row.
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** In the pipeline that the row names; else where the stage means the same in all of them. */
function nodesByStage({ stages }: ImportSettings): PlanContext['nodeOf'] {
  const exact = new Map(
    stages.map(({ pipeline, stage, nodeId }) => [`${pipeline ?? ''}\u0000${stage}`, nodeId]),
  );
  const loose = new Map<string, Set<string | null>>();
  for (const { stage, nodeId } of stages) {
    const known = loose.get(stage);
    if (known === undefined) loose.set(stage, new Set([nodeId]));
    else known.add(nodeId);
  }
  return (pipeline, stage) => {
    const found = exact.get(`${pipeline ?? ''}\u0000${stage}`) ?? exact.get(`\u0000${stage}`);
    if (found !== undefined) return found;
    const all = loose.get(stage);
    return all?.size === 1 ? [...all][0] : undefined;
  };
}

async function historiesOf({ db, workspaceId, importId }: Work, parts: readonly PartHead[]) {
  const rows: ReadRecord[] = [];
  for (const { place, entity } of parts) {
    if (entity !== 'stageHistory') continue;
    // oxlint-disable-next-line no-await-in-loop -- one part at a time
    rows.push(...(await tenantTx(db, workspaceId, (tx) => readPart(tx, importId, place))));
  }
  return (await stageHistoryOf({ kind: 'changes', records: rows })).deals;
}

/** Columns that go to a field of the workspace's own, and the field that has the key or the name. */
async function ownFields(
  tx: TenantTx,
  work: Work,
  files: readonly MappedFile[],
): Promise<PlanContext['ownField']> {
  const { writers } = work;
  const definitions = (await writers.fields.definitions(tx)).filter(({ archivedAt }) => archivedAt === null);
  // A check plans with the fields that a run will have added before.
  for (const draft of await newFields(tx, work, files)) {
    const verdict = defineField(draft, definitions);
    if (verdict.kind === 'defined') definitions.push(verdict.definition);
  }
  const found = new Map<string, FieldDefinition>();
  for (const { about, key, label } of customColumns(files)) {
    const own = definitions.filter((one) => one.about === about);
    const field = own.find((one) => one.key === key) ?? own.find((one) => fold(one.label) === fold(label));
    if (field !== undefined) found.set(`${about} ${key}`, field);
  }
  return (about, key) => found.get(`${about} ${key}`);
}

interface CustomColumn {
  readonly about: About;
  readonly key: string;
  readonly label: string;
  readonly type: FieldDraft['type'];
}

function customColumns(files: readonly MappedFile[]): CustomColumn[] {
  return files.flatMap(({ mapping }) => {
    const about = ABOUT[mapping.entity];
    if (about === undefined) return [];
    return mapping.columns.flatMap(({ target }) =>
      target.kind === 'custom' ? [{ about, key: target.key, label: target.label, type: target.type }] : [],
    );
  });
}

/** Fields that the files bring and that are not there yet, where the role may add them. Choices without options are texts. */
export async function newFields(
  tx: TenantTx,
  { writers, role }: Work,
  files: readonly MappedFile[],
): Promise<readonly FieldDraft[]> {
  if (!may(role, 'fields.change')) return [];
  const definitions = (await writers.fields.definitions(tx)).filter(({ archivedAt }) => archivedAt === null);
  const drafts = new Map<string, FieldDraft>();
  for (const { about, key, label, type } of customColumns(files)) {
    const own = definitions.filter((one) => one.about === about);
    if (own.some((one) => one.key === key || fold(one.label) === fold(label))) continue;
    const plain = type === 'choice' || type === 'choices' ? 'text' : type;
    drafts.set(`${about} ${fold(label)}`, { about, label: label.slice(0, 100), type: plain });
  }
  return [...drafts.values()];
}
