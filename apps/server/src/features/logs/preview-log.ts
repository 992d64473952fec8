// A dry run of a mapping on the start of the uploaded file.
import { type LogMapping, previewLog } from '@portolan/contract';
import type { z } from 'zod';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import { refuseByState } from './import-log.ts';
import { findLog } from './log-store.ts';
import { runThread } from './run-thread.ts';
import type { ThreadPool } from './thread-pool.ts';
import { findPiece } from './upload-chunk-store.ts';

export async function previewFile(
  platform: Platform,
  threads: ThreadPool,
  workspaceId: string,
  logId: string,
  mapping: LogMapping,
): Promise<z.output<typeof previewLog.response>> {
  const { fileName, sample } = await tenantTx(platform.db, workspaceId, async (tx) => {
    const log = await findLog(tx, logId);
    const piece = log && (await findPiece(tx, logId, 0));
    if (!log || !piece) {
      return refuseByState(tx, logId, 'Its file was read already and is not kept. Upload it again.');
    }
    return { fileName: log.file_name, sample: piece };
  });
  const answer = await runThread(threads, { kind: 'preview', sample, fileName, mapping });
  return previewLog.response.parse(JSON.parse(new TextDecoder().decode(answer)));
}
