// The one way in which a map changes, from the editor, the API and everything else: a command, applied to the draft as
// it is now, under a lock. Two people's edits of different fields both survive; of the same field the later one stands,
// and the record keeps who changed it and what was there. The record of edits is its own audit log.
import type { Edit, editVersion, listEdits, MapVersion } from '@portolan/contract';
import { applyCommand, touches } from '@portolan/core';
import type { MapCommand, Refusal } from '@portolan/core';
import { peopleOf } from '../../platform/auth/people.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { editsAbout, editsAfter, insertEdit, presentEdit, revisionOfKey } from './edit-store.ts';
import type { EditRow } from './edit-store.ts';
import type { MapCache } from './map-cache.ts';
import { findVersion, lockedMap, lockVersion, saveMap } from './version-store.ts';
import type { VersionRow } from './version-store.ts';

interface Edited {
  readonly revision: number;
  readonly contentRevision: number;
  readonly edits: Edit[];
}

/** A place on the canvas says nothing about the process: signatures stay valid when somebody tidies up. */
const PLACE = /^nodes\/[^/]+\/place$/;

export async function edit(call: Call<typeof editVersion>, maps: MapCache): Promise<Edited> {
  const { platform, workspace, params, body, now } = call;
  const done = await tenantTx(platform.db, workspace.id, async (tx) => {
    const version = await lockVersion(tx, params.id);
    if (version === undefined) throw new AppError('not_found');
    const sent = await revisionOfKey(tx, version.id, body.key);
    if (sent === undefined) refuseStale(version, body.base);
    const { edits: since, more } = await editsAfter(tx, version.id, body.base);
    if (more) throw new AppError('conflict', 'Too much has changed since; read the version anew');
    if (sent !== undefined) return { version, map: undefined, answer: await answer(tx, version, since) };

    const map = await lockedMap(tx, maps, version);
    const applied = applyCommand(map, body.command);
    if (!applied.ok) throw refused(applied.refusal);
    const revision = version.revision + 1;
    const saved: VersionRow = {
      ...version,
      revision,
      content_revision: onlyPlaces(body.command) ? version.content_revision : revision,
      updated_at: now,
      updated_by: workspace.actor.id,
    };
    const row: EditRow = {
      revision,
      command: body.command,
      inverse: applied.inverse,
      actor_id: workspace.actor.id,
      client: body.client,
      at: now,
    };
    const [, , result] = await Promise.all([
      saveMap(tx, saved, applied.map),
      insertEdit(tx, version.id, { ...row, key: body.key }),
      answer(tx, saved, [...since, row]),
    ]);
    return { version: saved, map: applied.map, answer: result };
  });
  if (done.map !== undefined) maps.put(done.version, done.map);
  return done.answer;
}

function refuseStale(version: VersionRow, base: number): void {
  if (version.state !== 'draft') throw new AppError('version_published', 'Begin a draft to change anything');
  if (base > version.revision) {
    throw new AppError('conflict', `The draft is at revision ${version.revision}; read it anew`);
  }
}

export function refused({ code, about, message }: Refusal): AppError {
  return new AppError('map_refused', message, [{ path: about, message }], { code, params: { about } });
}

function onlyPlaces(command: MapCommand): boolean {
  return touches(command).every((touched) => PLACE.test(touched));
}

async function answer(tx: TenantTx, version: VersionRow, edits: readonly EditRow[]): Promise<Edited> {
  const personOf = await peopleOf(
    tx,
    edits.map((row) => row.actor_id),
  );
  return {
    revision: version.revision,
    contentRevision: version.content_revision,
    edits: edits.map((row) => presentEdit(row, personOf)),
  };
}

export function readEdits(
  call: Call<typeof listEdits>,
): Promise<Edited & { readonly state: MapVersion['state']; readonly more: boolean }> {
  const { platform, workspace, params, query } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const version = await findVersion(tx, params.id);
    if (version === undefined) throw new AppError('not_found');
    const { edits: found, more } =
      query.about === undefined
        ? await editsAfter(tx, version.id, query.after)
        : await editsAbout(tx, version.id, query.about);
    // What was saved between the two statements comes with the next call.
    const edits = found.filter(({ revision }) => revision <= version.revision);
    return { ...(await answer(tx, version, edits)), state: version.state, more };
  });
}
