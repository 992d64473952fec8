// Writes what was planned for one part, in the transaction that marks it as done: records through the features that keep
// them, the ids of the other tool, and what undoing needs. What a writer refuses is set aside with its reason.
import type { DealCommand } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { storable } from '../../platform/db/storable.ts';
import type { AppError } from '../../platform/http/app-error.ts';
import { rejectFor } from './import-messages.ts';
import type { ImportWriters, RecordOrder, RecordResult, WritingBy } from './import-writers.ts';
import type {
  Changed,
  ChangedCompany,
  ChangedContact,
  Made,
  MadeCompany,
  MadeContact,
  MadeDeal,
  Planned,
  ProductFields,
} from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import type { PlannedPart } from './plan-part.ts';
import { currentRecords } from './current-records.ts';
import { asUntouched, bumpRecords, keepRecords, keepSources } from './record-store.ts';
import type { KeptRecord, KeptSource } from './record-store.ts';

export interface WrittenPart {
  /** By line, why a row was refused after all. */
  readonly refused: ReadonlyMap<number, AppError>;
}

export async function writePart(
  tx: TenantTx,
  part: PlannedPart,
  context: PlanContext,
  writers: ImportWriters,
): Promise<WrittenPart> {
  const { actor, role, access, now, newId, importId, tool } = context;
  const by: WritingBy = { actor, role, access, now, newId };
  const out: Outcome = { kept: [], sources: [], refused: new Map(), gone: new Set() };
  const made = part.records.flatMap((one) => (one.what === 'created' ? [one] : []));
  const changed = part.records.flatMap((one) => (one.what === 'updated' ? [one] : []));

  const { companies, contacts } = part.named;
  await writePeople(
    tx,
    writers.companies,
    [...companies.map(asRow), ...made.filter((one) => isOf('company', one))],
    changed.filter((one) => isOf('company', one)),
    by,
    out,
  );
  await writePeople(
    tx,
    writers.contacts,
    [...contacts.map(asRow), ...made.filter((one) => isOf('contact', one))],
    changed.filter((one) => isOf('contact', one)),
    by,
    out,
  );
  await writeProducts(tx, made, changed, writers, by, out);
  await writeDeals(tx, made, changed, writers, by, out);
  await writeParents(tx, part, writers, by, importId);
  for (const one of part.records) {
    if (one.what === 'matched' && one.sourceId !== null) {
      out.sources.push({ about: aboutOf(part), sourceId: one.sourceId, recordId: one.id });
    }
  }
  await writeNotes(tx, made, writers, by, out);
  await writeActivities(tx, part, writers, by, importId, out);
  await Promise.all([keepRecords(tx, importId, out.kept), keepSources(tx, tool, out.sources)]);
  for (const id of out.gone) {
    for (const about of ['company', 'contact', 'product', 'deal'] as const) context.index.forget(about, id);
  }
  return { refused: out.refused };
}

interface Outcome {
  readonly kept: KeptRecord[];
  readonly sources: KeptSource[];
  readonly refused: Map<number, AppError>;
  /** Ids of records that were refused. */
  readonly gone: Set<string>;
}
type MadeRow = { readonly line: number | null; readonly record: Made };
type ChangedRow = { readonly line: number; readonly record: Changed };

function asRow<M>(record: M): PeopleRow<M> {
  return { line: null, record };
}

function isOf<A extends string, R extends { readonly about: string }>(
  about: A,
  row: { readonly line: number; readonly record: R },
): row is { readonly line: number; readonly record: Extract<R, { readonly about: A }> } {
  return row.record.about === about;
}

function aboutOf(part: PlannedPart): KeptSource['about'] {
  const abouts = { companies: 'company', contacts: 'contact', products: 'product', deals: 'deal' } as const;
  return abouts[part.entity as keyof typeof abouts];
}

function keepMade(out: Outcome, record: Made, revision: number): void {
  out.kept.push({ about: record.about, recordId: record.id, what: 'created', revision, changes: null });
  if (record.sourceId !== null) {
    out.sources.push({ about: record.about, sourceId: record.sourceId, recordId: record.id });
  }
}

function keepChanged(out: Outcome, record: Changed, revision: number): void {
  const told = record.changes as Readonly<Record<string, unknown>>;
  const custom = (told['custom'] ?? {}) as Readonly<Record<string, unknown>>;
  const changes = Object.fromEntries(
    Object.entries(record.was).map(([field, from]) => [
      field,
      { from, to: field.startsWith('custom.') ? custom[field.slice('custom.'.length)] : told[field] },
    ]),
  );
  out.kept.push({ about: record.about, recordId: record.id, what: 'updated', revision, changes });
  if (record.sourceId !== null) {
    out.sources.push({ about: record.about, sourceId: record.sourceId, recordId: record.id });
  }
}

function refuse(out: Outcome, line: number | null, id: string, error: AppError): void {
  out.gone.add(id);
  if (line !== null) out.refused.set(line, error);
}

interface PeopleRow<M> {
  readonly line: number | null;
  readonly record: M;
}

async function writePeople<M extends MadeContact | MadeCompany, C extends ChangedContact | ChangedCompany>(
  tx: TenantTx,
  write: (
    tx: TenantTx,
    orders: readonly RecordOrder<M['fields'], C['changes']>[],
    by: WritingBy,
  ) => Promise<readonly RecordResult[]>,
  made: readonly PeopleRow<M>[],
  changed: readonly PeopleRow<C>[],
  by: WritingBy,
  out: Outcome,
): Promise<void> {
  if (made.length + changed.length === 0) return;
  const orders = [
    ...made.map(({ record: { id, fields, createdAt } }) => ({
      id,
      command: {
        do: 'create',
        fields,
        ...(createdAt === null ? {} : { createdAt: earliest(createdAt, by.now) }),
      } as const,
    })),
    ...changed.map(({ record: { id, changes } }) => ({
      id,
      command: { do: 'set', changes, was: {} as C['changes'] } as const,
    })),
  ];
  const results = await write(tx, orders, by);
  for (const [i, result] of results.entries()) {
    const fresh = made[i];
    const known = changed[i - made.length];
    const one = fresh ?? known!;
    if (!result.ok) refuse(out, one.line, one.record.id, result.error);
    else if (fresh !== undefined) keepMade(out, fresh.record, result.record.revision);
    else keepChanged(out, known!.record, result.record.revision);
  }
}

function earliest(at: string, now: Date): Date {
  const instant = new Date(at);
  return instant > now ? now : instant;
}

async function writeProducts(
  tx: TenantTx,
  made: readonly MadeRow[],
  changed: readonly ChangedRow[],
  { products }: ImportWriters,
  by: WritingBy,
  out: Outcome,
): Promise<void> {
  const fresh = made.filter(({ record }) => record.about === 'product');
  const known = changed.filter(({ record }) => record.about === 'product');
  if (fresh.length + known.length === 0) return;
  const now = await currentRecords(
    tx,
    'product',
    known.map(({ record }) => record.id),
  );
  const rows = [
    ...fresh.map(({ record }) => ({ id: record.id, ...(record.fields as ProductFields) })),
    ...known.flatMap(({ record }) => {
      const before = now.get(record.id);
      return before === undefined
        ? []
        : [{ id: record.id, ...before, ...(record.changes as Partial<ProductFields>) }];
    }),
  ];
  const revisions = await products.import(tx, rows, by);
  for (const { record } of fresh) keepMade(out, record, revisions.get(record.id) ?? 1);
  for (const { record } of known) keepChanged(out, record, revisions.get(record.id) ?? 1);
}

async function writeDeals(
  tx: TenantTx,
  made: readonly MadeRow[],
  changed: readonly ChangedRow[],
  { deals }: ImportWriters,
  by: WritingBy,
  out: Outcome,
): Promise<void> {
  const fresh = made.filter(({ record }) => record.about === 'deal') as { line: number; record: MadeDeal }[];
  const known = changed.filter(({ record }) => record.about === 'deal');
  if (fresh.length + known.length === 0) return;
  const orders = fresh
    .map(({ record }) => ({ dealId: record.id, commands: wayOf(record) }))
    .concat(
      known.map(({ record }) => ({
        dealId: record.id,
        commands: [{ do: 'set', changes: record.changes as never, was: {} }],
      })),
    );
  const results = await deals.write(
    tx,
    orders.flatMap(({ dealId, commands }) => commands.map((command) => ({ dealId, command }))),
    { ...by, asHistory: true },
  );
  const revisions = new Map<string, number>();
  const errors = new Map<string, AppError>();
  for (const result of results) {
    if (result.ok) revisions.set(result.dealId, result.deal.revision);
    else if (!errors.has(result.dealId)) errors.set(result.dealId, result.error);
  }
  for (const { line, record } of fresh) {
    const revision = revisions.get(record.id);
    const error = errors.get(record.id);
    // A deal that was made and whose moves were refused stands where it came to.
    if (revision !== undefined) keepMade(out, record, revision);
    if (error !== undefined) refuse(out, line, record.id, error);
  }
  for (const { line, record } of known) {
    const error = errors.get(record.id);
    if (error !== undefined) out.refused.set(line, error);
    else keepChanged(out, record, revisions.get(record.id) ?? 0);
  }
}

function wayOf({ fields, way, reason, map }: MadeDeal): DealCommand[] {
  const { processId, versionId } = map;
  const create: DealCommand = {
    do: 'create',
    fields,
    processId,
    versionId,
    nodeId: way.nodeId,
    happenedAt: way.at,
    continuedFrom: null,
    override: null,
  };
  const moves = way.moves.map(({ to, at }, i): DealCommand => ({
    do: 'move',
    to,
    happenedAt: at,
    cause: null,
    no: null,
    reason: i === way.moves.length - 1 ? reason : '',
    backOn: null,
    override: null,
  }));
  return [create, ...moves];
}

/** Above and below may both be of this part or of an earlier one. */
async function writeParents(
  tx: TenantTx,
  { parents }: PlannedPart,
  { companies }: ImportWriters,
  by: WritingBy,
  importId: string,
): Promise<void> {
  if (parents.length === 0) return;
  const orders = parents.map(({ companyId, parentId }) => ({
    id: companyId,
    command: { do: 'set', changes: { parentId }, was: {} } as const,
  }));
  const results = await companies(tx, orders, by);
  await bumpRecords(
    tx,
    importId,
    results.flatMap((one) => (one.ok ? [{ recordId: one.id, revision: one.record.revision }] : [])),
  );
}

async function writeNotes(
  tx: TenantTx,
  made: readonly MadeRow[],
  { notes }: ImportWriters,
  by: WritingBy,
  out: Outcome,
): Promise<void> {
  const written = made.flatMap(({ record }) => {
    if (record.about === 'product' || record.note === null || out.gone.has(record.id)) return [];
    const at = record.createdAt === null ? by.now : earliest(record.createdAt, by.now);
    return [{ about: record.about, recordId: record.id, text: storable(record.note), at }];
  });
  await notes.import(tx, written, by);
  // A note of a deal is one of its events.
  for (const { about, recordId } of written) {
    if (about !== 'deal') continue;
    const at = out.kept.findIndex((one) => one.recordId === recordId);
    if (at >= 0) out.kept[at] = { ...out.kept[at]!, revision: out.kept[at]!.revision + 1 };
  }
}

async function writeActivities(
  tx: TenantTx,
  { activities }: PlannedPart,
  writers: ImportWriters,
  by: WritingBy,
  importId: string,
  out: Outcome,
): Promise<void> {
  const fresh = activities.flatMap((one) => (one.what === 'created' ? [one.activity] : []));
  if (fresh.length === 0) return;
  // A record that nobody has changed since it was imported is still that after its activities have come.
  const dealIds = [...new Set(fresh.flatMap(({ dealId }) => dealId ?? []))];
  await asUntouched(tx, importId, dealIds, () => writers.activities.import(tx, { activities: fresh, by }));
  for (const { id, sourceId } of fresh) {
    out.kept.push({ about: 'activity', recordId: id, what: 'created', revision: 1, changes: null });
    if (sourceId !== null) out.sources.push({ about: 'activity', sourceId, recordId: id });
  }
}

export function refusal(error: AppError): ReturnType<typeof rejectFor> {
  return rejectFor('refused', { reason: error.detail ?? error.message });
}

export function plannedName(planned: Planned): string {
  return 'name' in planned ? planned.name : planned.record.name;
}
