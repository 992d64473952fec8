// A process as lists and pages show it: its row with the current versions, open comments and signatures.
import type { MapVersion, Process } from '@portolan/contract';
import { peopleOf } from '../../platform/auth/people.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { countSignatures } from './agreement-store.ts';
import { countOpenComments } from './comment-store.ts';
import { findProcess } from './process-store.ts';
import type { ProcessRow } from './process-store.ts';
import { currentVersions, listVersions, peopleIn, presentVersion } from './version-store.ts';
import type { VersionRow } from './version-store.ts';

export async function describeProcesses(tx: TenantTx, rows: readonly ProcessRow[]): Promise<Process[]> {
  const ids = rows.map(({ id }) => id);
  const [versions, openComments] = await Promise.all([currentVersions(tx, ids), countOpenComments(tx, ids)]);
  const drafts = versions.filter(({ state }) => state === 'draft').map(({ id }) => id);
  const [signatures, personOf] = await Promise.all([
    countSignatures(tx, drafts),
    peopleOf(tx, peopleIn(versions)),
  ]);
  const current = (processId: string, state: VersionRow['state']): VersionRow | undefined =>
    versions.find((version) => version.process_id === processId && version.state === state);
  return rows.map((row) => {
    const draft = current(row.id, 'draft');
    const published = current(row.id, 'published');
    return {
      id: row.id,
      name: row.name,
      caseKind: row.case_kind,
      purpose: row.purpose,
      settings: row.settings,
      nextReviewOn: row.next_review_on,
      createdAt: row.created_at.toISOString(),
      archivedAt: row.archived_at?.toISOString() ?? null,
      published: published === undefined ? null : presentVersion(published, personOf),
      draft: draft === undefined ? null : presentVersion(draft, personOf),
      stages: (draft ?? published)?.stages ?? 0,
      openComments: openComments.get(row.id) ?? 0,
      signatures: (draft && signatures.get(draft.id)) ?? { asked: 0, given: 0 },
    };
  });
}

/** @throws AppError `not_found` */
export async function describeProcess(
  tx: TenantTx,
  id: string,
): Promise<Process & { versions: MapVersion[] }> {
  const row = await findProcess(tx, id);
  if (row === undefined) throw new AppError('not_found');
  const [described] = await describeProcesses(tx, [row]);
  const versions = await listVersions(tx, id);
  const personOf = await peopleOf(tx, peopleIn(versions));
  return { ...described!, versions: versions.map((version) => presentVersion(version, personOf)) };
}

export async function describeVersion(tx: TenantTx, row: VersionRow): Promise<MapVersion> {
  return presentVersion(row, await peopleOf(tx, peopleIn([row])));
}
