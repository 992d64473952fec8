// Files on records.
import * as contract from '@portolan/contract';
import type { RecordKind } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { download, list, remove, restore, sweepFileJob, upload } from './files.ts';
import type { FilesDeps } from './files.ts';

type Gone = { readonly about: RecordKind; readonly ids: readonly string[] };
type Merge = { readonly about: 'contact' | 'company'; readonly from: string; readonly to: string };

export interface FilesFeature extends Feature {
  /** Before records are deleted for good. */
  readonly forget: (tx: TenantTx, gone: Gone) => Promise<void>;
  /** From a record that was merged into another one to that one, or back; those of `only`, or all. Tells which. */
  readonly repoint: (tx: TenantTx, merge: Merge, only?: readonly string[]) => Promise<readonly string[]>;
}

export function filesFeature(deps: FilesDeps): FilesFeature {
  return {
    name: 'files',
    jobs: [sweepFileJob],
    async forget(tx, { about, ids }) {
      await tx.run({
        text: 'delete from files where workspace_id = $1 and about = $2 and record_id = any($3::uuid[])',
        values: [tx.workspaceId, about, ids],
      });
    },
    async repoint(tx, { about, from, to }, only) {
      const rows = await tx.all<{ id: string }>({
        text: `update files set record_id = $4 where workspace_id = $1 and about = $2 and record_id = $3
          and ($5::uuid[] is null or id = any($5)) returning id`,
        values: [tx.workspaceId, about, from, to, only ?? null],
      });
      return rows.map(({ id }) => id);
    },
    routes(server) {
      server.register(contract.listFiles, list);
      server.register(contract.uploadFile, (call) => upload(call, deps));
      server.register(contract.downloadFile, download);
      server.register(contract.removeFile, (call) => remove(call, deps));
      server.register(contract.restoreFile, (call) => restore(call, deps));
    },
  };
}
