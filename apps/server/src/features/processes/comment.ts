// Comments on a process, each about an element of a version: said, answered, reworded by their author, resolved by
// anybody who may comment.
import type { addComment, listComments, MapComment, removeComment, updateComment } from '@portolan/contract';
import { COLLECTIONS } from '@portolan/core';
import type { SalesMap } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import {
  deleteComment,
  findComment,
  insertComment,
  listCommentRows,
  presentComment,
  saveComment,
} from './comment-store.ts';
import type { CommentRow } from './comment-store.ts';
import type { MapCache } from './map-cache.ts';
import { findProcess } from './process-store.ts';
import { openVersion } from './read-version.ts';

export function readComments(call: Call<typeof listComments>): Promise<{ items: MapComment[] }> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    if ((await findProcess(tx, params.id)) === undefined) throw new AppError('not_found');
    return { items: await present(tx, await listCommentRows(tx, params.id), workspace.actor.id) };
  });
}

async function present(
  tx: TenantTx,
  rows: readonly CommentRow[],
  caller: string | null,
): Promise<MapComment[]> {
  const personOf = await peopleOf(
    tx,
    rows.flatMap((row) => [row.author_id, row.resolved_by]),
  );
  return rows.map((row) => presentComment(row, personOf, caller));
}

export function say(call: Call<typeof addComment>, maps: MapCache): Promise<MapComment> {
  const { platform, workspace, params, body, now } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const { version, map } = await openVersion(tx, maps, params.id);
    const asked = body.replyTo === undefined ? undefined : await findComment(tx, body.replyTo);
    if (body.replyTo !== undefined && asked?.process_id !== version.process_id) {
      throw new AppError('not_found', 'The comment that this answers is gone');
    }
    if (asked === undefined && !isOn(map, body.about)) {
      const message = 'The map has no such element (any more)';
      throw new AppError('map_refused', message, [{ path: 'body/about', message }]);
    }
    const row: CommentRow = {
      id: platform.newId(),
      process_id: version.process_id,
      version_id: version.id,
      number: version.number,
      reply_to: asked === undefined ? null : (asked.reply_to ?? asked.id),
      about: asked?.about ?? body.about,
      kind: body.kind,
      text: body.text,
      author_id: workspace.actor.id,
      created_at: now,
      edited_at: null,
      resolved_at: null,
      resolved_by: null,
    };
    await insertComment(tx, row);
    const [comment] = await present(tx, [row], workspace.actor.id);
    return comment!;
  });
}

function isOn(map: SalesMap, about: string): boolean {
  const [list, id] = about.split('/');
  if (id === undefined) return about === 'map';
  return COLLECTIONS.some((one) => one === list && map[one].some((element) => element.id === id));
}

export function changeComment(call: Call<typeof updateComment>): Promise<MapComment> {
  const { platform, workspace, params, body, now } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await findComment(tx, params.id);
    if (row === undefined) throw new AppError('not_found');
    if (body.text !== undefined) refuseOthers(row, workspace.actor.id, 'reword');
    const resolves = body.resolved ?? row.resolved_at !== null;
    const changed: CommentRow = {
      ...row,
      text: body.text ?? row.text,
      edited_at: body.text === undefined || body.text === row.text ? row.edited_at : now,
      resolved_at: resolves ? (row.resolved_at ?? now) : null,
      resolved_by: resolves ? (row.resolved_at === null ? workspace.actor.id : row.resolved_by) : null,
    };
    await saveComment(tx, changed);
    if (resolves !== (row.resolved_at !== null)) {
      await audit(
        tx,
        {
          actor: workspace.actor,
          action: resolves ? 'comment.resolve' : 'comment.reopen',
          subject: row.id,
          details: { about: row.about },
        },
        platform,
      );
    }
    const [comment] = await present(tx, [changed], workspace.actor.id);
    return comment!;
  });
}

export function takeCommentAway(call: Call<typeof removeComment>): Promise<undefined> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await findComment(tx, params.id);
    if (row === undefined) throw new AppError('not_found');
    refuseOthers(row, workspace.actor.id, 'take away');
    await deleteComment(tx, row.id);
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'comment.remove',
        subject: row.id,
        details: { about: row.about },
      },
      platform,
    );
    return undefined;
  });
}

function refuseOthers(row: CommentRow, caller: string | null, doing: string): void {
  if (row.author_id !== null && row.author_id === caller) return;
  throw new AppError('forbidden', `Only its author may ${doing} a comment`);
}
