// Whose signatures a version asks for, what they answered, and who has read it.
import type { Agreement } from '@portolan/contract';
import { storable } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { VersionRow } from './version-store.ts';

type Stakeholder = Agreement['stakeholders'][number];

export interface StakeholderRow {
  readonly user_id: string;
  readonly name: string;
  readonly lane: string | null;
  /** Still in the workspace; whoever has left cannot answer and is not waited for. */
  readonly member: boolean;
  readonly answer: 'signed' | 'objected' | null;
  readonly note: string | null;
  readonly revision: number | null;
  readonly at: Date | null;
}

/** In the order in which they were named, with the latest answer of each. */
export function listStakeholders(tx: TenantTx, versionId: string): Promise<StakeholderRow[]> {
  return tx.all<StakeholderRow>({
    name: 'stakeholders',
    text: `select s.user_id, u.name, s.lane, m.user_id is not null as member, a.answer, a.note, a.revision, a.at
      from map_stakeholders s join users u on u.id = s.user_id
      left join members m on m.workspace_id = s.workspace_id and m.user_id = s.user_id
        and m.deactivated_at is null
      left join lateral (
        select g.answer, g.note, g.revision, g.at from map_signatures g
        where g.workspace_id = s.workspace_id and g.version_id = s.version_id and g.user_id = s.user_id
        order by g.id desc limit 1) a on true
      where s.workspace_id = $1 and s.version_id = $2 order by s.position`,
    values: [tx.workspaceId, versionId],
  });
}

export function stateOf(row: StakeholderRow, version: VersionRow): Stakeholder['state'] {
  if (row.answer === null || row.revision === null) return 'waiting';
  return row.revision < version.content_revision ? 'outdated' : row.answer;
}

/** Members whose signature is asked for and does not stand. */
export function missingOf(rows: readonly StakeholderRow[], version: VersionRow): StakeholderRow[] {
  return rows.filter((row) => row.member && stateOf(row, version) !== 'signed');
}

export function presentStakeholder(row: StakeholderRow, version: VersionRow): Stakeholder {
  return {
    person: { id: row.user_id, name: row.name },
    lane: row.lane,
    state: stateOf(row, version),
    note: row.note ?? '',
    answeredAt: row.at?.toISOString() ?? null,
    revision: row.revision,
  };
}

/** How many of the members who are asked have a signature that stands, by version. */
export async function countSignatures(
  tx: TenantTx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly asked: number; readonly given: number }>> {
  if (versionIds.length === 0) return new Map();
  const rows = await tx.all<{ version_id: string; asked: number; given: number }>({
    name: 'signatures-count',
    text: `select s.version_id, count(*) as asked,
        count(*) filter (where a.answer = 'signed' and a.revision >= v.content_revision) as given
      from map_stakeholders s
      join members m on m.workspace_id = s.workspace_id and m.user_id = s.user_id
        and m.deactivated_at is null
      join map_versions v on v.workspace_id = s.workspace_id and v.id = s.version_id
      left join lateral (
        select g.answer, g.revision from map_signatures g
        where g.workspace_id = s.workspace_id and g.version_id = s.version_id and g.user_id = s.user_id
        order by g.id desc limit 1) a on true
      where s.workspace_id = $1 and s.version_id = any($2::uuid[]) group by s.version_id`,
    values: [tx.workspaceId, versionIds],
  });
  return new Map(rows.map((row) => [row.version_id, { asked: row.asked, given: row.given }]));
}

export async function replaceStakeholders(
  tx: TenantTx,
  versionId: string,
  stakeholders: readonly { readonly userId: string; readonly lane: string | null }[],
): Promise<void> {
  await tx.run({
    text: 'delete from map_stakeholders where workspace_id = $1 and version_id = $2',
    values: [tx.workspaceId, versionId],
  });
  await tx.run({
    text: `insert into map_stakeholders (workspace_id, version_id, user_id, lane, position)
      select $1, $2, s.user_id, s.lane, s.position
      from unnest($3::uuid[], $4::text[]) with ordinality as s (user_id, lane, position)`,
    values: [
      tx.workspaceId,
      versionId,
      stakeholders.map(({ userId }) => userId),
      stakeholders.map(({ lane }) => lane && storable(lane)),
    ],
  });
}

/** Whoever was asked last time and is still here is asked again, without an answer yet. */
export async function carryStakeholders(tx: TenantTx, from: string, to: string): Promise<void> {
  await tx.run({
    text: `insert into map_stakeholders (workspace_id, version_id, user_id, lane, position)
      select s.workspace_id, $3, s.user_id, s.lane, s.position
      from map_stakeholders s join members m on m.workspace_id = s.workspace_id and m.user_id = s.user_id
        and m.deactivated_at is null
      where s.workspace_id = $1 and s.version_id = $2`,
    values: [tx.workspaceId, from, to],
  });
}

export async function insertSignature(
  tx: TenantTx,
  versionId: string,
  signature: {
    readonly id: string;
    readonly userId: string;
    readonly answer: 'signed' | 'objected';
    readonly note: string;
    readonly revision: number;
    readonly at: Date;
  },
): Promise<void> {
  await tx.run({
    text: `insert into map_signatures (workspace_id, version_id, user_id, id, answer, note, revision, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      tx.workspaceId,
      versionId,
      signature.userId,
      signature.id,
      signature.answer,
      storable(signature.note),
      signature.revision,
      signature.at,
    ],
  });
}

export interface ReaderRow {
  readonly user_id: string;
  readonly name: string;
  readonly read_at: Date | null;
}

export function listReaders(tx: TenantTx, versionId: string): Promise<ReaderRow[]> {
  return tx.all<ReaderRow>({
    name: 'readers',
    text: `select r.user_id, u.name, r.read_at from map_readers r join users u on u.id = r.user_id
      where r.workspace_id = $1 and r.version_id = $2 order by lower(u.name), r.user_id`,
    values: [tx.workspaceId, versionId],
  });
}

/** Asks these people, or all members, to confirm that they have read a version; whoever published it has. */
export async function insertReaders(
  tx: TenantTx,
  versionId: string,
  readers: {
    readonly userIds: readonly string[] | undefined;
    readonly publisher: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await tx.run({
    text: `insert into map_readers (workspace_id, version_id, user_id, read_at)
      select workspace_id, $2, user_id, case when user_id = $4 then $5::timestamptz end from members
      where workspace_id = $1 and deactivated_at is null and ($3::uuid[] is null or user_id = any($3::uuid[]))`,
    values: [tx.workspaceId, versionId, readers.userIds ?? null, readers.publisher, readers.at],
  });
}

/** Whoever was not asked may confirm as well: somebody new, for instance. The first time counts. */
export async function markRead(tx: TenantTx, versionId: string, userId: string, at: Date): Promise<void> {
  await tx.run({
    text: `insert into map_readers as r (workspace_id, version_id, user_id, read_at) values ($1, $2, $3, $4)
      on conflict (workspace_id, version_id, user_id) do update set read_at = coalesce(r.read_at, $4)`,
    values: [tx.workspaceId, versionId, userId, at],
  });
}

/** Of these people, those who are no members. */
export async function outsidersAmong(tx: TenantTx, userIds: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ user_id: string }>({
    text: `select user_id from members
      where workspace_id = $1 and user_id = any($2::uuid[]) and deactivated_at is null`,
    values: [tx.workspaceId, userIds],
  });
  const members = new Set(rows.map((row) => row.user_id));
  return userIds.filter((id) => !members.has(id.toLowerCase()));
}
