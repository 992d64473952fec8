// Processes: their versions, how drafts are edited, agreed on and published, and files in and out.
import * as contract from '@portolan/contract';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature, Platform } from '../../platform/feature.ts';
import { createOneThread, threadFile } from '../../platform/threads/one-thread.ts';
import type { OneThread } from '../../platform/threads/one-thread.ts';
import { askForSignatures, confirm, readAgreement, sign } from './agree.ts';
import { checkOneVersion } from './check-version.ts';
import { changeComment, readComments, say, takeCommentAway } from './comment.ts';
import { changeProcess, createNewProcess } from './create-process.ts';
import { describeProcess, describeProcesses } from './describe-process.ts';
import { beginDraft, describeDraft, throwDraftAway } from './drafts.ts';
import { edit, readEdits } from './edit-version.ts';
import { exportMap, showHandbook } from './export-version.ts';
import { createMapCache } from './map-cache.ts';
import type { MapTask } from './map-tasks.ts';
import { listStates, nameTheState, showState } from './named-states.ts';
import { listProcessRows } from './process-store.ts';
import { publishNew } from './publish-new.ts';
import { publishDraft } from './publish-version.ts';
import { MOST_MAP_BYTES, readMapOfFile } from './read-map.ts';
import { openForOutside, openVersion, showVersion } from './read-version.ts';
import type { OpenVersion } from './read-version.ts';

export interface ProcessesFeature extends Feature {
  /** What a link for somebody outside leads to: one version, or the published one; undefined where there is none. */
  readonly openForOutside: (
    tx: TenantTx,
    processId: string,
    versionId: string | null,
  ) => Promise<OpenVersion | undefined>;
  /** One version with its map, for what runs on it. @throws AppError `not_found` */
  readonly openVersion: (tx: TenantTx, versionId: string) => Promise<OpenVersion>;
  readonly publishNew: typeof publishNew;
}

/** A template or a file becomes one command. */
const LARGE = { maxBytes: MOST_MAP_BYTES };

export function processesFeature(): ProcessesFeature {
  const maps = createMapCache();
  let thread: OneThread<MapTask> | undefined;
  const heavy = (platform: Platform): OneThread<MapTask> =>
    (thread ??= createOneThread<MapTask>({
      file: threadFile('map-thread', import.meta.url),
      name: 'portolan-maps',
      timeoutMs: 30_000,
      mostWaiting: 50,
      onTrouble: (error) => platform.log.error({ err: error }, 'the thread of maps'),
    }));
  return {
    name: 'processes',
    stop: async () => thread?.close(),
    openForOutside: (tx, processId, versionId) => openForOutside(tx, maps, processId, versionId),
    openVersion: (tx, versionId) => openVersion(tx, maps, versionId),
    publishNew,
    routes(server) {
      server.register(contract.listProcesses, ({ platform, workspace, query }) =>
        tenantTx(platform.db, workspace.id, async (tx) => ({
          items: await describeProcesses(tx, await listProcessRows(tx, query.archived)),
        })),
      );
      server.register(contract.createProcess, createNewProcess, LARGE);
      server.register(contract.getProcess, ({ platform, workspace, params }) =>
        tenantTx(platform.db, workspace.id, (tx) => describeProcess(tx, params.id)),
      );
      server.register(contract.updateProcess, changeProcess);

      server.register(contract.startDraft, (call) => beginDraft(call, maps));
      server.register(contract.discardDraft, throwDraftAway);
      server.register(contract.updateVersion, describeDraft);
      server.register(contract.getVersion, (call) => showVersion(call, maps));
      server.register(contract.editVersion, (call) => edit(call, maps), LARGE);
      server.register(contract.listEdits, readEdits);
      server.register(contract.listNamedStates, listStates);
      server.register(contract.nameState, (call) => nameTheState(call, maps));
      server.register(contract.getNamedState, showState);

      server.register(contract.exportVersion, (call) => exportMap(call, maps, heavy(call.platform)));
      server.register(contract.openHandbook, (call) => showHandbook(call, maps, heavy(call.platform)));
      server.register(contract.readMap, (call) => readMapOfFile(call, heavy(call.platform)), LARGE);
      server.register(contract.checkVersion, (call) => checkOneVersion(call, maps, heavy(call.platform)));

      server.register(contract.listComments, readComments);
      server.register(contract.addComment, (call) => say(call, maps));
      server.register(contract.updateComment, changeComment);
      server.register(contract.removeComment, takeCommentAway);

      server.register(contract.getAgreement, readAgreement);
      server.register(contract.setStakeholders, askForSignatures);
      server.register(contract.signVersion, sign);
      server.register(contract.publishVersion, publishDraft);
      server.register(contract.confirmRead, confirm);
    },
  };
}
