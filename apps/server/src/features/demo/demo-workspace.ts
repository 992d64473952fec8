// A workspace of its own with the demo company: made at once, filled by a job in one transaction, so that it is either empty
// or whole.
import type { createDemoWorkspace } from '@portolan/contract';
import { idSchema } from '@portolan/contract';
import { z } from 'zod';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { defineJob, enqueue } from '../../platform/jobs/job.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { fillDemo } from './fill-demo.ts';
import type { DemoWriters } from './fill-demo.ts';
import { tellStory } from './demo-story.ts';
import { DEMO_NAME } from './simulate-demo.ts';

const payload = z.strictObject({ ownerId: idSchema });
export type FillJob = Job<z.output<typeof payload>>;

/** @param storeLog keeps the company's log beside its deals */
export function fillJob(writers: DemoWriters, storeLog: (workspaceId: string) => Promise<unknown>): FillJob {
  return defineJob('demo.fill', payload, async ({ ownerId }, { platform, workspaceId }) => {
    const now = platform.now();
    const story = tellStory(now.getTime());
    await tenantTx(platform.db, workspaceId, async (tx) => {
      // Two runs at once wait for each other here; what is filled already stays.
      await tx.run({
        text: 'select from workspaces where workspace_id = $1 for update',
        values: [tx.workspaceId],
      });
      const filled = await tx.maybe({
        text: 'select from processes where workspace_id = $1 limit 1',
        values: [tx.workspaceId],
      });
      if (filled === undefined) await fillDemo(tx, writers, story, { ownerId, now, newId: platform.newId });
    });
    await storeLog(workspaceId);
  });
}

export function makeDemoWorkspace(
  { platform, session, now, body }: Call<typeof createDemoWorkspace>,
  job: FillJob,
): Promise<Answer<typeof createDemoWorkspace>> {
  const name = body.name ?? DEMO_NAME;
  return tenantTx(platform.db, platform.newId(), async (tx) => {
    await tx.run({
      text: 'insert into workspaces (workspace_id, name, created_at) values ($1, $2, $3)',
      values: [tx.workspaceId, name, now],
    });
    await tx.run({
      text: "insert into members (workspace_id, user_id, role, joined_at) values ($1, $2, 'owner', $3)",
      values: [tx.workspaceId, session.userId, now],
    });
    const actor = { kind: 'user', id: session.userId, label: session.name } as const;
    const entry = { actor, action: 'workspace.create', subject: tx.workspaceId, details: { demo: true } };
    await audit(tx, entry, platform);
    await enqueue(tx, job, { ownerId: session.userId });
    return { id: tx.workspaceId, name };
  });
}
