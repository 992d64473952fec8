// Files on records.
import * as contract from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { download, list, remove, restore, sweepFileJob, upload } from './files.ts';
import type { FilesDeps } from './files.ts';

export function filesFeature(deps: FilesDeps): Feature {
  return {
    name: 'files',
    jobs: [sweepFileJob],
    routes(server) {
      server.register(contract.listFiles, list);
      server.register(contract.uploadFile, (call) => upload(call, deps), {
        maxBytes: contract.MOST_FILE_BYTES,
      });
      server.register(contract.downloadFile, download);
      server.register(contract.removeFile, (call) => remove(call, deps));
      server.register(contract.restoreFile, (call) => restore(call, deps));
    },
  };
}
