// With 100,000 rows in every table, no request and no job reads a table from end to end. Every route of the contract
// runs for real, and what is judged are the plans of what it really sent; a new route or table without a line here fails.
import * as contract from '@portolan/contract';
import { CLEAN_UP_LISTS, emptyMap } from '@portolan/core';
import type { Route } from '@portolan/contract';
import { mapSchema, writeMapFile } from '@portolan/core';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dealsCsv } from './features/logs/logs-in-tests.ts';
import { createDoneReader } from './features/logs/own-log-done.ts';
import { createTaskRunner } from './features/logs/thread-task.ts';
import { readUpload } from './features/logs/read-upload.ts';
import { SMALL_MAP } from './maps-in-tests.ts';
import { query } from './platform/db/database.ts';
import { tenantTx } from './platform/db/tenant-transaction.ts';
import { encodeCursor } from './platform/http/cursor.ts';
import { fillTables } from './many-rows-in-tests.ts';
import { visitImports } from './imports-visits-in-tests.ts';
import { recordPlans, scansIn } from './plans-in-tests.ts';
import type { PlanRecorder } from './plans-in-tests.ts';
import { requestOf, startTestApp, TEST_ORIGIN } from './test-app.ts';
import type { Client, Input, TestApp } from './test-app.ts';
import {
  processOfMany,
  visitCompaniesAndContacts,
  visitDeals,
  visitFieldsAndProducts,
} from './visits-in-tests.ts';
import type { Visitor } from './visits-in-tests.ts';

/** A prepared statement gets its generic plan after five runs, if ever. */
const UNTIL_GENERIC = 7;
/** Five million rows with their indexes, on a machine that does other things, too. */
const FILLING_MS = 600_000;
const PASSWORD = 'correct horse battery';
const OWNER = { name: 'Owner', email: 'owner@example.com', password: PASSWORD, workspaceName: 'W' };
/** With a row that cannot be read. */
const CSV = `${dealsCsv(50)}\nD7,Lead,soon,Ann`;

let app: TestApp;
let database: Connection;
let recorder: PlanRecorder;
let large: ReadonlySet<string>;
let owner: Client;
let logId: string;
const visited = new Set<string>();

beforeAll(async () => {
  app = await startTestApp();
  recorder = await recordPlans(app.database, app.platform.db);
  database = new Connection({ connectionString: app.database.ownerUrl });
  await database.connect();
  owner = await app.member('owner');
  logId = (await owner.ok(contract.loadDemo)).id;
  large = await fillTables(app.database.ownerUrl, { workspaceId: owner.workspaceId!, logId });
}, FILLING_MS);
afterAll(async () => {
  await database.end();
  await app.close();
});

/** The answer of a route; what the database did for it is recorded under the route's name. */
function visit<const R extends Route>(client: Client, route: R, input: Input = {}) {
  visited.add(route.name);
  return recorder.during(route.name, () => client.ok(route, input));
}

/** A route that reads, as often as it takes for PostgreSQL to prefer a generic plan. */
async function read<const R extends Route>(route: R, input: Input = {}) {
  for (let i = 1; i < UNTIL_GENERIC; i++) {
    // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
    await visit(owner, route, input);
  }
  return visit(owner, route, input);
}

function visitor(): Visitor {
  return { owner, database, visit, read, job };
}

/** The cookie that better-auth answers with. */
async function auth(path: string, payload: object, cookie = '', status = 200): Promise<string> {
  const reply = await recorder.during(`/api/auth/${path}`, () =>
    app.app.server.inject({
      method: 'POST',
      url: `/api/auth/${path}`,
      headers: { host: new URL(TEST_ORIGIN).host, origin: TEST_ORIGIN, cookie },
      payload,
    }),
  );
  expect(reply.statusCode, path).toBe(status);
  return String(reply.headers['set-cookie']).split(';')[0]!;
}

function job(name: string, payload: object): Promise<void> {
  const { platform } = app;
  return recorder.during(`job ${name}`, () =>
    app.app.jobs
      .find((one) => one.name === name)!
      .run(payload, {
        platform,
        workspaceId: owner.workspaceId!,
        id: '1',
        attempt: 1,
        maxAttempts: 1,
        signal: new AbortController().signal,
        log: platform.log,
      }),
  );
}

async function uploadAndImport(): Promise<string> {
  const { id, recognition } = await visit(owner, contract.uploadLog, {
    query: { fileName: 'deals.csv' },
    bytes: CSV,
  });
  const mapping = recognition!.proposal;
  await visit(owner, contract.previewLog, { params: { id }, body: mapping });
  await visit(owner, contract.importLog, { params: { id }, body: { mapping } });
  return id;
}

async function runOf(id: string): Promise<string> {
  const { rows } = await database.query<{ run_id: string }>('select run_id from logs where id = $1', [id]);
  return rows[0]!.run_id;
}

/** Almost the oldest of ours: a cursor with 20,000 rows before it. */
async function earlyId(table: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `select id from ${table} where workspace_id = $1 order by id offset 9 limit 1`,
    [owner.workspaceId],
  );
  return rows[0]!.id;
}

/** What was recorded since, judged. */
async function scansDuring(work: () => Promise<unknown>): Promise<string[]> {
  const before = recorder.plans.length;
  await work();
  const plans = recorder.plans.slice(before);
  expect(plans.length).toBeGreaterThan(0);
  return scansIn(plans, large);
}

test('accounts, sign-in and set-up', async () => {
  const scans = await scansDuring(async () => {
    await read(contract.getSetup);
    await visit(app.client(), contract.createOwner, { body: OWNER });
    const body = { token: app.app.startToken.issue(new Date()) };
    await visit(app.client(), contract.redeemStartToken, { body });
    await auth('sign-in/email', { email: OWNER.email, password: 'wrong wrong wrong' }, '', 401);
    const cookie = await auth('sign-in/email', { email: OWNER.email, password: PASSWORD });
    await auth('change-password', { currentPassword: PASSWORD, newPassword: `${PASSWORD} 2` }, cookie);
    await auth('revoke-other-sessions', {}, cookie);
    await auth('sign-out', {}, cookie);

    await read(contract.getSession);
    const provisional = await app.member('owner');
    const kept = { ...OWNER, email: 'kept@example.com' };
    await database.query("update sessions set expires_at = now() + interval '1 day' where user_id = $1", [
      provisional.userId,
    ]);
    await visit(provisional, contract.keepAccount, { body: kept });
  });
  expect(scans).toEqual([]);
});

test('the workspace, its members, invitations, keys and audit log', async () => {
  const scans = await scansDuring(async () => {
    await read(contract.getWorkspace);
    await visit(owner, contract.updateWorkspace, { body: { name: 'New name' } });
    await visit(owner, contract.createWorkspace, { body: { name: 'Another' } });
    await visit(owner, contract.createDemoWorkspace, { body: {} });
    // Of a workspace that is filled already: what it writes with are the writers that are visited below.
    await job('demo.fill', { ownerId: owner.userId });

    expect((await read(contract.listMembers)).items.length).toBeGreaterThan(200);
    const params = { id: (await app.member('viewer', owner.workspaceId)).userId! };
    await visit(owner, contract.updateMember, { params, body: { role: 'member' } });
    await visit(owner, contract.removeMember, { params });

    expect((await read(contract.listInvitations)).items.length).toBeGreaterThan(50);
    const role = 'member';
    const [useless, good] = [
      await visit(owner, contract.createInvitation, { body: { role } }),
      await visit(owner, contract.createInvitation, { body: { role } }),
    ];
    await visit(owner, contract.revokeInvitation, { params: { id: useless.invitation.id } });
    const newcomer = { name: 'New', email: 'new@example.com', password: PASSWORD };
    const token = good.path.replace('/join#', '');
    await visit(app.client(), contract.acceptInvitation, { body: { token, ...newcomer } });

    expect((await read(contract.listApiKeys)).items.length).toBeGreaterThan(100);
    const { key, secret } = await visit(owner, contract.createApiKey, {
      body: { name: 'Key', role: 'viewer', expiresInDays: null },
    });
    await visit(app.client({ authorization: `Bearer ${secret}` }), contract.getWorkspace);
    await visit(owner, contract.revokeApiKey, { params: { id: key.id } });

    const first = await read(contract.listAudit);
    await read(contract.listAudit, { query: { cursor: first.nextCursor! } });
    await read(contract.listAudit, { query: { cursor: encodeCursor(await earlyId('audit_entries')) } });
    for (const search of [
      { actor: owner.userId! },
      { action: 'member.change' },
      { action: 'member' },
      { subject: params.id },
      { q: 'another' },
      { from: '2030-01-01T00:00:00Z', until: '2030-02-01T00:00:00Z' },
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
      await read(contract.listAudit, { query: search });
    }
    await visit(owner, contract.exportAudit, { query: { action: 'workspace' } });

    const leaver = await app.member('member', owner.workspaceId);
    const leaving = { params: { id: leaver.userId! } };
    await read(contract.countOpenWork, leaving);
    await visit(owner, contract.deactivateMember, { ...leaving, body: { handOverTo: owner.userId } });
    await visit(owner, contract.reactivateMember, leaving);
  });
  expect(scans).toEqual([]);
});

test('teams, rules of access, views and the bin', async () => {
  const scans = await scansDuring(async () => {
    expect((await read(contract.listTeams)).items.length).toBeGreaterThan(100);
    const team = await visit(owner, contract.createTeam, { body: { name: 'Team' } });
    const params = { id: team.id };
    await visit(owner, contract.updateTeam, { params, body: { name: 'New name' } });
    const members = [{ id: owner.userId! }];
    await visit(owner, contract.setTeamMembers, { params, body: { members } });
    await visit(owner, contract.removeTeam, { params });
    const { revision } = await read(contract.getAccessRules);
    const rules = { records: [], fields: [] };
    await visit(owner, contract.replaceAccessRules, { body: { rules, revision } });
    await read(contract.explainAccess, { query: { user: owner.userId! } });

    expect((await read(contract.listViews)).items.length).toBeGreaterThan(50);
    const body = { about: 'deal', name: 'View', definition: {}, shared: true };
    const view = { params: { id: (await visit(owner, contract.createView, { body })).id } };
    await read(contract.getView, view);
    await visit(owner, contract.updateView, { ...view, body: { name: 'New name' } });
    const arrangement = { about: 'deal', pinned: [view.params.id], defaultId: view.params.id };
    await visit(owner, contract.arrangeViews, { body: arrangement });
    await visit(owner, contract.removeView, view);

    for (const about of ['deal', 'contact', 'company', 'activity']) {
      // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
      await read(contract.listBin, { query: { about } });
    }
    await job('bin.empty', {});
  });
  expect(scans).toEqual([]);
});

test('logs', async () => {
  const params = { id: logId };
  const scans = await scansDuring(async () => {
    const first = await read(contract.listLogs);
    await read(contract.listLogs, { query: { cursor: first.nextCursor!, limit: 200 } });
    await read(contract.listLogs, { query: { cursor: await earlyId('logs') } });
    await read(contract.getLog, { params });
    expect((await read(contract.listRejects, { params, query: { limit: 100 } })).items).toHaveLength(100);
    await visit(owner, contract.downloadRejects, { params });
    await visit(owner, contract.loadDemo);
    await visit(owner, contract.renameLog, { params, body: { name: 'Renamed' } });
    await visit(owner, contract.deleteLog, { params });
    await visit(owner, contract.restoreLog, { params });

    await read(contract.analyseLog, { params });
    const { items } = await read(contract.listCases, { params, query: { limit: 1 } });
    await visit(owner, contract.getCase, { params, query: { case: items[0]!.case } });
    await read(contract.replayLog, { params });
    await read(contract.logHandovers, { params });
    await visit(owner, contract.handoverCases, { params, query: { giver: 'Ann', taker: 'Ben' } });
    await visit(owner, contract.discoverModel, { params, body: {} });
    await visit(owner, contract.exportModel, { params, query: { format: 'tree' } });
    await visit(owner, contract.distributionOf, { params });
    const fitted = { map: emptyMap() };
    await visit(owner, contract.fitLog, { params, body: fitted });
    const place = { of: 'cases', fits: false };
    await visit(owner, contract.fitCases, { params, body: { ...fitted, place } });
    await visit(owner, contract.exportFit, { params, body: { ...fitted, table: 'stages' } });
    await visit(owner, contract.exportHandovers, { params });
    await visit(owner, contract.exportAnalysis, { params, query: { table: 'arcs' } });
    await visit(owner, contract.exportEvents, { params, query: { format: 'xes' } });
    await visit(owner, contract.getBottlenecks, { params });
    await visit(owner, contract.bottleneckCases, { params, query: { at: 'Legal', limit: 1 } });
    await visit(owner, contract.exportBottlenecks, { params });
    await visit(owner, contract.explainLog, { params });
    await visit(owner, contract.compareLogSegments, { params, body: { a: { activity: ['Demo'] }, b: null } });
    await visit(owner, contract.explainedCases, {
      params,
      body: { of: 'obstacle', stage: 'Demo', next: 'advanced' },
    });
    await visit(owner, contract.exportWhy, { params });
  });
  expect(scans).toEqual([]);
});

test('what the threads and jobs of logs send', async () => {
  const { db, newId } = app.platform;
  const workspaceId = owner.workspaceId!;
  const scans = await scansDuring(async () => {
    // Threads have connections of their own: the same code runs here on the recorded ones.
    const source = { workspaceId, logId, runId: await runOf(logId), rejectedRows: 0 };
    const thread = createTaskRunner(db, 0);
    for (let i = 0; i < UNTIL_GENERIC; i++) {
      // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
      await recorder.during('analysis thread', () =>
        thread({ kind: 'distribution', source, filter: {}, element: {} }),
      );
    }
    const id = await uploadAndImport();
    const run = { workspaceId, logId: id, runId: await runOf(id) };
    const outcome = await recorder.during('import thread', () => readUpload(db, run, () => new Date()));
    expect(outcome).toEqual({ kind: 'stored' });
    await visit(owner, contract.cancelLog, { params: { id: await uploadAndImport() } });

    // Of another run: the job ends after its statement that counts the start.
    await job('logs.import', { logId: id, runId: newId() });
    await database.query("update logs set deleted_at = now() - interval '1 year' where id = $1", [id]);
    await job('logs.purge', { logId: id });
    await job('logs.sweepUpload', { logId: id });
  });
  expect(scans).toEqual([]);
});

test('processes, their versions and edits', async () => {
  const made = await owner.ok(contract.createProcess, { body: { name: 'New business', map: SMALL_MAP } });
  const params = { id: made.id };
  const draft = { id: made.draft!.id };
  const scans = await scansDuring(async () => {
    const once = { body: { name: 'Another', map: SMALL_MAP }, headers: { 'idempotency-key': 'once' } };
    for (let i = 0; i < UNTIL_GENERIC; i++) {
      // oxlint-disable-next-line no-await-in-loop -- the first time it runs, then it is answered again
      await visit(owner, contract.createProcess, once);
    }
    await job('idempotency.forget', {});
    expect((await read(contract.listProcesses)).items.length).toBeGreaterThan(90);
    await read(contract.listProcesses, { query: { archived: 'true' } });
    await read(contract.getProcess, { params });
    await read(contract.getStageMetrics, { params });
    await visit(owner, contract.updateProcess, { params, body: { purpose: 'Sell' } });
    await read(contract.getVersion, { params: draft });
    for (let i = 0; i < UNTIL_GENERIC; i++) {
      const command = { do: 'set', in: 'nodes', id: 'offer', field: 'name', value: `Offer ${i}` };
      const body = { base: i, command, client: 'tab', key: `${i}` };
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await visit(owner, contract.editVersion, { params: draft, body });
    }
    await read(contract.listEdits, { params: draft });
    await read(contract.listEdits, { params: draft, query: { about: 'nodes/offer/name' } });
    await visit(owner, contract.updateVersion, { params: draft, body: { note: 'Why' } });
    const { id } = await visit(owner, contract.nameState, { params: draft, body: { name: 'Now' } });
    await read(contract.listNamedStates, { params: draft });
    await read(contract.getNamedState, { params: { id } });
    await read(contract.exportVersion, { params: draft, query: { format: 'json' } });
    await read(contract.openHandbook, { params: draft });
    await visit(owner, contract.checkVersion, { params: draft });
    const bytes = writeMapFile({ name: 'x', caseKind: 'deal', purpose: '' }, mapSchema.parse(SMALL_MAP));
    await visit(owner, contract.readMap, { query: { fileName: 'map.json' }, bytes });
  });
  expect(scans).toEqual([]);
});

test('comments, agreement, publishing and links', async () => {
  const made = await owner.ok(contract.createProcess, { body: { name: 'Renewal', map: SMALL_MAP } });
  const params = { id: made.id };
  const draft = { id: made.draft!.id };
  const scans = await scansDuring(async () => {
    const { id } = await visit(owner, contract.addComment, {
      params: draft,
      body: { about: 'nodes/offer', text: 'Words' },
    });
    await read(contract.listComments, { params });
    await visit(owner, contract.updateComment, { params: { id }, body: { resolved: true } });
    await visit(owner, contract.removeComment, { params: { id } });

    const stakeholders = [{ userId: owner.userId! }];
    await visit(owner, contract.setStakeholders, { params: draft, body: { stakeholders } });
    await visit(owner, contract.signVersion, { params: draft, body: { answer: 'signed', revision: 0 } });
    await visit(owner, contract.publishVersion, { params: draft, body: { revision: 0 } });
    await read(contract.getAgreement, { params: draft });
    await visit(owner, contract.confirmRead, { params: draft });
    await visit(owner, contract.startDraft, { params, body: {} });
    await visit(owner, contract.discardDraft, { params });

    const password = 'shown to few';
    const share = await visit(owner, contract.createShare, { params, body: { password } });
    await read(contract.listShares, { params });
    const token = share.path!.replace('/shared/', '');
    await visit(app.client(), contract.openShare, { params: { token }, body: { password } });
    await visit(owner, contract.revokeShare, { params: { id: share.id } });
  });
  expect(scans).toEqual([]);
});

test('companies, contacts and what hangs on them', async () => {
  expect(await scansDuring(() => visitCompaniesAndContacts(visitor()))).toEqual([]);
});

test('fields, products and rates', async () => {
  expect(await scansDuring(() => visitFieldsAndProducts(visitor()))).toEqual([]);
});

test('deals and the board', async () => {
  const deal = await processOfMany(visitor());
  // Not every order of every list has an index of its own: some read thousands of open deals to put them in order. None
  // reads the table, or ten thousand rows for nothing.
  const bearable =
    /^(?:listDeals|summariseDeals|getBoard): (?:Bitmap Heap|Index) Scan of deals throws \d{4} rows away/;
  const scans = await scansDuring(() => visitDeals(visitor(), deal));
  expect(scans.filter((scan) => !bearable.test(scan))).toEqual([]);
});

test('imports and exports', async () => {
  const scans = await scansDuring(async () => {
    await visitImports(app, visitor(), (name, work) => recorder.during(name, work));
    // All of a workspace is read from end to end, and nothing of the others.
    await visit(await app.member('owner'), contract.exportEverything);
  });
  expect(scans).toEqual([]);
});

test('what was done with the deals of a pipeline, for the question why', async () => {
  const deal = await processOfMany(visitor());
  const done = { kind: 'call', subject: 'Call', dealId: deal.id, due: { on: '2031-05-06' } };
  const { id } = await owner.ok(contract.createActivity, { body: done });
  await owner.ok(contract.finishActivity, { params: { id }, body: {} });
  const reader = createDoneReader();
  const ask = () => tenantTx(app.platform.db, owner.workspaceId!, (tx) => reader.of(tx, deal.processId));
  const scans = await scansDuring(async () => {
    const first = await recorder.during('done, all of it', ask);
    expect(first.get(deal.id)).toMatch(/^1\d{13}$/u);
    for (let i = 0; i < UNTIL_GENERIC; i++) {
      // Something is written about the deal, so that it is read again.
      // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
      await owner.ok(contract.updateDeal, {
        params: { id: deal.id },
        body: { changes: { name: `Deal ${i}` } },
      });
      // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
      const again = await recorder.during('done, of one deal', ask);
      // Nothing of it has changed: the same map.
      expect(again).toBe(first);
    }
  });
  expect(scans).toEqual([]);
});

test('activities, the calendar, Today and the clean-up', async () => {
  const deal = await processOfMany(visitor());
  const scans = await scansDuring(async () => {
    const fields = { kind: 'task', subject: 'Step', dealId: deal.id, due: { on: '2031-05-06' } };
    const made = await visit(owner, contract.createActivity, { body: fields });
    const params = { id: made.id };
    await read(contract.getActivity, { params });
    await visit(owner, contract.updateActivity, { params, body: { changes: { subject: 'Next step' } } });
    await visit(owner, contract.snoozeActivity, { params, body: { until: null } });
    await visit(owner, contract.finishActivity, { params, body: { next: fields } });
    await visit(owner, contract.reopenActivity, { params });
    await visit(owner, contract.removeActivity, { params });
    await visit(owner, contract.restoreActivity, { params });
    const deed = { do: 'set', changes: { priority: 'high' } };
    await visit(owner, contract.bulkActivities, { body: { ids: [made.id], deed } });

    for (const state of ['open', 'done', 'any', 'deleted']) {
      // oxlint-disable no-await-in-loop -- on one connection, one after the other
      const first = await read(contract.listActivities, { query: { state, limit: 1 } });
      if (first.nextCursor !== null) {
        await read(contract.listActivities, { query: { state, after: first.nextCursor } });
      }
      // oxlint-enable no-await-in-loop
    }
    for (const narrowed of [{ owner: 'me' }, { deal: deal.id }, { company: deal.id }, { contact: deal.id }]) {
      // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
      await read(contract.listActivities, { query: narrowed });
    }
    const range = { from: '2031-05-01T00:00:00Z', to: '2031-06-01T00:00:00Z' };
    await read(contract.getCalendar, { query: range });
    await read(contract.getCalendar, { query: { ...range, owner: 'all' } });
    await read(contract.getCalendarFeed);
    const { path } = await visit(owner, contract.renewCalendarFeed);
    const token = path.replace('/api/v1/calendars/', '');
    await visit(app.client(), contract.readCalendarFeed, { params: { token } });
    await visit(owner, contract.revokeCalendarFeed);

    await read(contract.getToday);
    await read(contract.getCleanUp);
    for (const list of CLEAN_UP_LISTS) {
      // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
      await read(contract.listCleanUpDeals, { query: { list } });
    }
    const run = await visit(owner, contract.startCleanUpRun, { body: {} });
    const keep = { do: 'keep', until: '2190-01-01' };
    await visit(owner, contract.decideCleanUp, { body: { list: 'noStep', ids: [deal.id], deed: keep } });
    await visit(owner, contract.finishCleanUpRun, { params: { id: run.id }, body: {} });
    await read(contract.listCleanUpRuns);
  });
  expect(scans).toEqual([]);
});

test('following changes', async () => {
  const { rows } = await database.query<{ cursor: string }>(
    "select xid || '.' || seq as cursor from events where workspace_id = $1 order by xid, seq offset 9999 limit 1",
    [owner.workspaceId],
  );
  visited.add(contract.followChanges.name);
  const scans = await scansDuring(async () => {
    for (let i = 0; i < UNTIL_GENERIC; i++) {
      for (const after of [undefined, '0.0', rows[0]!.cursor]) {
        const place: Record<string, string> = after === undefined ? {} : { after };
        // oxlint-disable no-await-in-loop -- one after the other
        await recorder.during(contract.followChanges.name, async () => {
          const request = requestOf(contract.followChanges, { query: place }, owner.headers);
          const reply = await app.app.server.inject({ ...request, payloadAsStream: true });
          const stream = reply.stream();
          for await (const chunk of stream) {
            if (/event: (changes|reset)/.test(String(chunk)) || after === undefined) break;
          }
        });
        // oxlint-enable no-await-in-loop
      }
    }
  });
  expect(scans).toEqual([]);
});

test('every route of the contract and every job was there', () => {
  expect(contract.ROUTES.map((route) => route.name).filter((name) => !visited.has(name))).toEqual([]);
  const names = new Set(recorder.plans.map((plan) => plan.by));
  expect(app.app.jobs.map((one) => `job ${one.name}`).filter((name) => !names.has(name))).toEqual([]);
});

test('a scan is reported with who made it: as the app role, within its workspace, and inside a function', async () => {
  const { db } = app.platform;
  const byName = { text: 'select id from users where name = $1', values: ['User 7'] };
  expect(await scansDuring(() => recorder.during('planted', () => query(db, byName)))).toEqual([
    `planted: sequential scan of users: ${byName.text}`,
  ]);

  const byLabel = {
    text: 'select id from audit_entries where workspace_id = $1 and actor_label = $2',
    values: [owner.workspaceId, 'none'],
  };
  const inWorkspace = await scansDuring(() =>
    recorder.during('planted', () => tenantTx(db, owner.workspaceId!, (tx) => tx.all(byLabel))),
  );
  expect(inWorkspace.join()).toMatch(
    /^planted: (sequential scan of audit_entries|.+ of audit_entries throws 2\d{4} rows away): /,
  );

  // The index behind the check of every request, which happens inside api.session.
  await database.query('alter table sessions drop constraint sessions_token_key');
  const withoutIndex = await scansDuring(() => visit(owner, contract.getSession));
  await database.query('alter table sessions add unique (token)');
  expect(withoutIndex.join()).toMatch(/^getSession: sequential scan of sessions: select s\.id/);
});
