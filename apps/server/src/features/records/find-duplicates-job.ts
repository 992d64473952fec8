// Looks for duplicates of records that were written many at once, after an import. Enqueue it in the transaction that
// wrote them.
import { idSchema } from '@portolan/contract';
import { recordAccessOf } from '@portolan/core';
import { z } from 'zod';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { defineJob } from '../../platform/jobs/job.ts';
import { keepPairs } from './find-likely.ts';
import { holdRecords } from './write-records.ts';

const AT_ONCE = 100;
const ALL = recordAccessOf({ records: [], fields: [] }, { role: 'owner', userId: null, teamOwners: [] });

export const findDuplicatesJob = defineJob(
  'records.findDuplicates',
  z.strictObject({ about: z.enum(['contact', 'company']), ids: z.array(idSchema).max(5000) }),
  async ({ about, ids }, { platform, workspaceId, signal }) => {
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      signal.throwIfAborted();
      // oxlint-disable-next-line no-await-in-loop -- a small transaction at a time
      await tenantTx(platform.db, workspaceId, async (tx) => {
        const held = await holdRecords(tx, about, ids.slice(from, from + AT_ONCE));
        const live = held.filter(({ deletedAt }) => deletedAt === null);
        await keepPairs(tx, about, live, { now: platform.now(), access: ALL });
      });
    }
  },
);
