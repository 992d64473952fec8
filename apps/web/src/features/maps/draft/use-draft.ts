// A draft that saves itself and takes in what others save, for as long as its screen is open.
import { editVersion, getVersion, listEdits } from '@portolan/contract';
import type { MapVersion } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { call } from '../../../lib/api/call.ts';
import { createDraft, type Draft, type SendBatch, type SendResult } from '../../../lib/maps/draft.ts';
import { versionQuery } from '../../../lib/maps/process-queries.ts';

/** How soon edits of others appear. */
const OTHERS_MS = 2500;

async function send(versionId: string, client: string, batch: SendBatch): Promise<SendResult> {
  const outcome = await call(editVersion, {
    params: { id: versionId },
    body: { ...batch, client },
  });
  if (outcome.ok) return { kind: 'saved', ...outcome.value };
  const { code, detail } = outcome.problem;
  if (code === 'version_published') return { kind: 'published' };
  if (code === 'conflict') {
    const now = await call(getVersion, { params: { id: versionId } });
    if (!now.ok) return { kind: 'unreachable' };
    const { revision, contentRevision } = now.value.version;
    return { kind: 'behind', map: now.value.map, revision, contentRevision };
  }
  const passing = ['offline', 'aborted', 'unavailable', 'internal', 'rate_limited', 'unauthenticated'];
  if (passing.includes(code)) return { kind: 'unreachable' };
  return { kind: 'refused', message: detail ?? code };
}

export function useDraft(version: MapVersion, map: SalesMap, readOnly: boolean): Draft {
  const queryClient = useQueryClient();
  // Only another version makes another draft: after that the draft knows better than what was loaded.
  const draft = useMemo(() => {
    const client = crypto.randomUUID();
    return createDraft({
      map,
      revision: version.revision,
      contentRevision: version.contentRevision,
      readOnly: readOnly || version.state !== 'draft',
      client,
      send: (batch) => send(version.id, client, batch),
      newKey: () => crypto.randomUUID(),
    });
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [version.id, version.state, readOnly]);

  useEffect(() => {
    if (version.state !== 'draft') return;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      void takeOthers(draft, version.id);
    }, OTHERS_MS);
    const leave = (): void => {
      if (document.visibilityState === 'hidden') void draft.flush();
    };
    const warn = (event: BeforeUnloadEvent): void => {
      if (draft.get().saving !== 'saved') event.preventDefault();
    };
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('beforeunload', warn);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('beforeunload', warn);
      // What is loaded next time has to hold what was saved here.
      void draft.flush().then(() => {
        draft.stop();
        return queryClient.invalidateQueries({ queryKey: versionQuery(version.id).queryKey });
      });
    };
  }, [draft, version.id, version.state, queryClient]);

  return draft;
}

async function takeOthers(draft: Draft, versionId: string): Promise<void> {
  const { revision, readOnly } = draft.get();
  const outcome = await call(listEdits, { params: { id: versionId }, query: { after: revision } });
  if (!outcome.ok) return;
  const { value } = outcome;
  if (value.more) {
    const now = await call(getVersion, { params: { id: versionId } });
    if (now.ok) draft.replace(now.value.map, now.value.version.revision, now.value.version.contentRevision);
    return;
  }
  draft.receive(value.edits, value.edits.at(-1)?.revision ?? revision, value.contentRevision);
  if (value.state !== 'draft' && !readOnly) draft.markPublished();
}
