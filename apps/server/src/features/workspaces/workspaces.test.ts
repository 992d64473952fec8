// The settings of a workspace, further workspaces, and what the audit log tells about them.
import { createWorkspace, getSession, getWorkspace, listAudit, updateWorkspace } from '@portolan/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp } from '../../test-app.ts';
import type { TestApp } from '../../test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a name in any script and a time zone are kept; what is not given stays', async () => {
  const owner = await app.member('owner');
  await owner.ok(updateWorkspace, { body: { name: 'شرکت بندر' } });
  const changed = await owner.ok(updateWorkspace, { body: { timeZone: 'Asia/Tehran' } });
  expect(changed).toMatchObject({ id: owner.workspaceId, name: 'شرکت بندر', timeZone: 'Asia/Tehran' });
  expect(await owner.ok(getWorkspace)).toEqual(changed);
});

test('the hours until the first response are kept', async () => {
  const owner = await app.member('owner');
  expect((await owner.ok(getWorkspace)).firstResponseHours).toBe(24);
  await owner.ok(updateWorkspace, { body: { firstResponseHours: 4 } });
  expect((await owner.ok(updateWorkspace, { body: { name: 'Baltic Timber' } })).firstResponseHours).toBe(4);
});

test.each([
  { firstResponseHours: 0 },
  { firstResponseHours: 401 },
  { timeZone: 'Mars/Olympus' },
  { name: '   ' },
  { name: 'x'.repeat(201) },
])('%j is refused', async (body) => {
  const owner = await app.member('owner');
  const before = await owner.ok(getWorkspace);
  expect((await owner.call(updateWorkspace, { body })).problem?.code).toBe('invalid_request');
  expect(await owner.ok(getWorkspace)).toEqual(before);
});

test('who makes another workspace owns it, and then says which one is meant', async () => {
  const member = await app.member('member');
  const made = await member.ok(createWorkspace, { body: { name: 'Second' } });
  const session = await member.ok(getSession);
  expect(session.workspaces.map((one) => [one.name, one.role])).toEqual([
    ['Workspace of member', 'member'],
    ['Second', 'owner'],
  ]);
  const unsaid = app.client({ cookie: member.headers['cookie']! });
  expect((await unsaid.call(getWorkspace)).problem).toMatchObject({ status: 400, code: 'invalid_request' });
  const there = await unsaid.ok(getWorkspace, { headers: { 'portolan-workspace': made.id.toUpperCase() } });
  expect(there.name).toBe('Second');
});

test('somebody in one workspace only need not name it', async () => {
  const owner = await app.member('owner');
  const unsaid = app.client({ cookie: owner.headers['cookie']! });
  expect((await unsaid.ok(getWorkspace)).id).toBe(owner.workspaceId);
});

test('the audit log is read page by page, newest first, each entry once', async () => {
  const owner = await app.member('owner');
  for (let i = 0; i < 7; i++) {
    // oxlint-disable-next-line no-await-in-loop -- in this order
    await owner.ok(updateWorkspace, { body: { name: `Name ${i}` } });
  }
  const seen: unknown[] = [];
  let cursor: string | null = null;
  do {
    // oxlint-disable-next-line no-await-in-loop
    const page: { items: { details: Record<string, unknown> }[]; nextCursor: string | null } = await owner.ok(
      listAudit,
      {
        query: { limit: 3, ...(cursor === null ? {} : { cursor }) },
      },
    );
    seen.push(...page.items.map((item) => item.details['name']));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `Name ${i}`));
  expect((await owner.call(listAudit, { query: { cursor: 'made-up' } })).problem?.code).toBe(
    'invalid_request',
  );
});
