// Why the deals of a pipeline end as they do: what was done with them happens within the stages, is asked about as far as
// the caller may see it, and is a part of no log. On a real PostgreSQL: the demo company, in whose pipeline the planted
// flaws are told.
import * as contract from '@portolan/contract';
import type { Why, WhyFeature, WhyPlace } from '@portolan/contract';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import type { Client } from '../../test-app.ts';
import { HASTY_OWNER } from '../demo/company.ts';
import { eventually, type LogsApp, startLogsApp } from './logs-in-tests.ts';
import { withDone } from './own-log-done.ts';
import { labelled } from './own-log-labels.ts';
import { timedLog } from './timed-log.ts';
import { optionsOf, whyFigures } from './why.ts';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 5);
const ENDS: contract.LogEnds = { won: ['Won'], lost: ['Lost'], other: [], by: 'map' };

/** Deals of ten days in a pipeline: those that Ann brings to Offer are won three times as often as those of Ben. */
function annWins(): EventLog {
  const builder = createEventLogBuilder();
  const owner = builder.caseWords('owner');
  const who = builder.resource();
  for (let i = 0; i < 400; i++) {
    const mover = i % 2 === 0 ? 'Ann' : 'Ben';
    const isWon = (Math.floor(i / 2) % 4 === 0) === (mover === 'Ben');
    const c = builder.cases.code(`d${i}`);
    owner.set(c, owner.dictionary.code(i % 3 === 0 ? 'Cho' : 'Dan'));
    for (const [stage, day] of [
      ['Lead', 0],
      ['Offer', 4],
      [isWon ? 'Won' : 'Lost', 10],
    ] as const) {
      const e = builder.append(c, builder.activities.code(stage), BEGIN + (i / 4 + day) * DAY);
      who.set(e, who.dictionary.code(mover));
    }
  }
  return builder.finish();
}

describe('a small pipeline', () => {
  const raw = annWins();
  const names = {
    activities: raw.activities,
    resource: ['Ann', 'Ben'],
    team: ['', ''],
    columns: { owner: ['Cho', 'Dan'] },
  };
  const asOfMs = BEGIN + 400 * DAY;
  const asSeen = (hidden: readonly string[]) => {
    const log = labelled(raw, names, hidden);
    return timedLog(log, log, ENDS, asOfMs);
  };

  test('who moved a deal tells whose it is: where the owner is hidden, nothing is said of either', () => {
    const seen = JSON.stringify(whyFigures(asSeen([]), undefined));
    expect(seen).toContain('"kind":"by","value":"Ben"');
    const hidden = whyFigures(asSeen(['owner']), undefined);
    expect(JSON.stringify(hidden)).not.toMatch(/Ann|Ben|Cho|Dan|"kind":"(by|people|handovers)"/);
    expect(hidden.winners.findings.total).toBe(0);
  });

  test('what was done is no stage, begins with the deal, and is not known before it was done', () => {
    const at = (day: number): string => `1${BEGIN + day * DAY}`;
    const timed = asSeen([]);
    const done = withDone(
      timed,
      new Map([
        ['d0', `${at(3)},${at(-1)},2${BEGIN + DAY}`],
        ['d1', at(401)],
        ['gone', at(3)],
      ]),
    );
    const { log, activities } = done.withDone!;
    expect(activities).toEqual(contract.DONE_KINDS.map(contract.doneActivity));
    expect(log.time.length).toBe(timed.log.time.length + 2);
    const first = Array.from(log.activity.subarray(0, log.caseOffsets[1]), (a) => log.activities[a]);
    expect(first.slice(0, 3)).toEqual(['Lead', 'activity:meeting', 'activity:call']);
    expect(optionsOf(done, undefined).stages).toEqual(['Lead', 'Offer', 'Lost', 'Won']);
    // What is listed, drawn and measured elsewhere is the log without it.
    expect(done.log).toBe(timed.log);
  });

  test('nothing was done: the same question as before; a stage by the name of an activity is the stage', () => {
    const timed = asSeen([]);
    expect(withDone(timed, new Map())).toBe(timed);
    const called = { ...timed, activities: [...timed.activities, 'activity:call'] };
    expect(withDone(called, new Map([['d0', `1${BEGIN + DAY}`]]))).toBe(called);
  });
});

const isAbout = (name: string, value: string) => (found: { readonly feature: WhyFeature }) =>
  found.feature.kind === 'attribute' && found.feature.name === name && found.feature.value === value;

describe('the pipeline of the demo company', () => {
  let app: LogsApp;
  let owner: Client;
  let id: string;
  const behind = (place: WhyPlace, by = owner) =>
    by.ok(contract.explainedCases, { params: { id }, query: { limit: 200 }, body: place });
  const why = (by = owner): Promise<Why> => by.ok(contract.explainLog, { params: { id } });
  const VISIT = { of: 'trigger', stage: 'Discovery', activity: 'activity:meeting' } as const;
  const visits = async () => (await why()).triggers.findings.items[0]!.visitsWith;
  async function setRules(rules: object): Promise<void> {
    const { revision } = await owner.ok(contract.getAccessRules);
    await owner.ok(contract.replaceAccessRules, {
      body: { revision, rules: { records: [], fields: [], ...rules } },
    });
  }

  beforeAll(async () => {
    app = await startLogsApp();
    await app.startRunner();
    const somebody = await app.member('owner');
    const { id: workspaceId } = await somebody.ok(contract.createDemoWorkspace, { body: {} });
    owner = {
      ...app.client({ ...somebody.headers, 'portolan-workspace': workspaceId }),
      userId: somebody.userId!,
      workspaceId,
    };
    id = await eventually('the pipeline has a log', async () => {
      const { items } = await owner.ok(contract.listLogs);
      return items.find(({ origin, cases }) => origin === 'pipeline' && (cases ?? 0) > 400)?.id;
    });
  }, 240_000);
  afterAll(() => app.close());

  test('ends by the map, followed until now; what is the outcome itself is no finding', async () => {
    const found = await why();
    contract.whySchema.parse(found);
    expect(found.ends.by).toBe('map');
    expect(Date.parse(found.asOf)).toBeGreaterThan(Date.now() - 3_600_000);
    const referral = found.winners.findings.items.find(isAbout('source', 'Referral'));
    expect(JSON.stringify([found.winners, found.speed, found.suspectedLeaks])).not.toMatch(
      /"name":"(state|version)"/,
    );
    const { landmark, feature } = referral!;
    const page = await behind({ of: 'winners', landmark, feature, side: 'with' });
    expect(page.total).toBe(referral!.with.n);
    expect(page.items[0]!.attributes['name']).toBeTruthy();
  });

  test('every planted flaw is told', async () => {
    const { winners, speed, obstacles } = await why();
    expect(winners.findings.items.find(isAbout('source', 'Referral'))!.ratio.low).toBeGreaterThan(1);
    expect(winners.findings.items.find(isAbout('source', 'Outbound'))!.ratio.high).toBeLessThan(1);
    const qualified = winners.findings.items.find(
      ({ feature }) => feature.kind === 'visited' && feature.activity === 'Qualified',
    );
    expect(qualified!.ratio.low).toBeGreaterThan(1);
    const back = speed.findings.items.find(
      ({ feature }) => feature.kind === 'back' && feature.activity === 'Discovery',
    );
    expect(back!.difference.low).toBeGreaterThan(7 * 86_400);
    const [longest] = obstacles.items.toSorted((a, b) => b.ofAllTime - a.ofAllTime);
    expect(longest!.stage).toBe('Legal');
    const compared = await owner.ok(contract.compareLogSegments, {
      params: { id },
      body: { a: { attribute: [`owner=${HASTY_OWNER}`] }, b: null },
    });
    const differences = compared.kind === 'compared' ? compared.differences.items : [];
    const told = (kind: string, activity?: string) =>
      differences.find(
        ({ feature }) =>
          feature.kind === kind &&
          (activity === undefined || ('activity' in feature && feature.activity === activity)),
      );
    expect(told('won')!.ratio.high).toBeLessThan(1);
    expect(told('visited', 'Demo')!.ratio.high).toBeLessThan(1);
  });

  test('a visit to the plant moves deals on, with the deals behind it; the log itself knows of no activity', async () => {
    const [first] = (await why()).triggers.findings.items;
    expect(first).toMatchObject({ stage: VISIT.stage, activity: VISIT.activity });
    expect(first!.ratio.low).toBeGreaterThan(1.5);
    const [on, without] = [
      await behind({ ...VISIT, side: 'with' }),
      await behind({ ...VISIT, side: 'without' }),
    ];
    expect([on.total, without.total]).toEqual([first!.visitsWith, first!.visits - first!.visitsWith]);
    expect(on.items[0]!.attributes['name']).toBeTruthy();
    const file = await owner.call(contract.exportWhy, { params: { id } });
    expect(file.text).toMatch(/^triggers,,Discovery,within,activity,activity:meeting,/mu);
    const analysis = await owner.ok(contract.analyseLog, { params: { id } });
    expect(JSON.stringify(analysis)).not.toContain('activity:');
    // A deal of the page is listed by its stages.
    expect(JSON.stringify(on)).not.toContain('activity:');
  });

  test('what is put down is known at once, and no more when it is taken back', async () => {
    const before = await visits();
    const here = await behind({ of: 'obstacle', stage: 'Discovery', next: 'open' });
    const without = await behind({ ...VISIT, side: 'without' });
    // On its first visit: what happens in later ones is not asked about.
    const first = async (deal: string): Promise<boolean> => {
      const { events } = await owner.ok(contract.getCase, { params: { id }, query: { case: deal } });
      return events.filter(({ activity }) => activity === 'Discovery').length === 1;
    };
    const candidates = here.items.filter((one) => without.items.some((other) => other.case === one.case));
    const firsts = await Promise.all(candidates.map((one) => first(one.case)));
    const deal = candidates.find((_, i) => firsts[i])!.case;
    const fields = { subject: 'Visit to the plant', dealId: deal };
    const planned = await owner.ok(contract.createActivity, { body: { ...fields, kind: 'meeting' } });
    expect(await visits()).toBe(before);
    await owner.ok(contract.finishActivity, { params: { id: planned.id }, body: {} });
    expect(await visits()).toBe(before + 1);
    expect((await behind({ ...VISIT, side: 'with' })).items.map((one) => one.case)).toContain(deal);
    await owner.ok(contract.removeActivity, { params: { id: planned.id } });
    expect(await visits()).toBe(before);
    // A note is put down, not done.
    await owner.ok(contract.createActivity, { body: { ...fields, kind: 'note' } });
    expect(JSON.stringify(await why())).not.toContain('activity:note');
  });

  test('whoever may not see when deals were last worked on is told of no activity', async () => {
    const member = await app.member('member', owner.workspaceId);
    expect((await why(member)).triggers.findings.items[0]).toMatchObject({ activity: VISIT.activity });
    const hidden = (field: string) => ({
      role: 'member',
      about: 'deal',
      processId: null,
      field,
      access: 'hidden',
    });
    await setRules({ fields: [hidden('lastActivity')] });
    const found = await why(member);
    expect(found.triggers).toEqual({ findings: { total: 0, items: [] }, asked: 0, notEnough: 0 });
    expect(JSON.stringify(found)).not.toContain('activity:');
    const asked = { params: { id }, body: { ...VISIT, side: 'with' } } as const;
    expect((await member.call(contract.explainedCases, asked)).status).toBe(400);
    await setRules({ fields: [hidden('owner')] });
    const analysis = await member.ok(contract.analyseLog, { params: { id } });
    const names = analysis.attributes.map(({ name }) => name);
    expect(names).toContain('source');
    for (const name of ['owner', 'team', 'resource']) expect(names).not.toContain(name);
    await setRules({});
  });

  test('who sees only their own deals is told of those, and of what was done with them', async () => {
    const member = await app.member('member', owner.workspaceId);
    await setRules({
      records: [{ role: 'member', about: 'deal', processId: null, read: 'own', change: 'own' }],
    });
    const none = await why(member);
    expect(none.cases).toBeLessThan((await why()).cases / 4);
    expect(none.triggers.asked).toBe(0);
    const given = [
      ...(await behind({ ...VISIT, side: 'with' })).items,
      ...(await behind({ ...VISIT, side: 'without' })).items,
    ].map((one) => one.case);
    const command = { do: 'set', changes: { ownerId: member.userId! } } as const;
    await owner.ok(contract.bulkDeals, { body: { ids: given, command } });
    const theirs = await eventually('the log knows whose they are now', async () => {
      const found = await why(member);
      return found.cases >= given.length ? found : undefined;
    });
    expect(theirs.cases).toBe(none.cases + given.length);
    expect(theirs.triggers.findings.items[0]).toMatchObject({
      stage: VISIT.stage,
      activity: VISIT.activity,
      visits: given.length,
      visitsWith: 200,
    });
    await setRules({});
  });

  test('a hidden field is nowhere', async () => {
    const member = await app.member('member', owner.workspaceId);
    expect(JSON.stringify(await why(member))).toContain('"source"');
    await setRules({
      fields: [{ role: 'member', about: 'deal', processId: null, field: 'source', access: 'hidden' }],
    });
    const hidden = await why(member);
    expect(hidden.cases).toBe((await why()).cases);
    expect(JSON.stringify(hidden)).not.toContain('"source"');
    const file = await member.call(contract.exportWhy, { params: { id } });
    expect(file.text ?? '').not.toMatch(/attribute,source/);
    const compared = await member.ok(contract.compareLogSegments, {
      params: { id },
      body: { a: { attribute: ['source=Referral'] }, b: null },
    });
    expect(compared).toMatchObject({ kind: 'empty' });
    await setRules({});
  });

  test('another workspace is told of nothing that was done here', async () => {
    const other = await app.member('owner');
    const { processId } = await publishedProcess(other);
    await newDeal(other, processId);
    const log = await eventually('the pipeline has a log', async () => {
      const { items } = await other.ok(contract.listLogs);
      return items.find((one) => one.processId === processId && (one.cases ?? 0) > 0);
    });
    const found = await other.ok(contract.explainLog, { params: { id: log.id } });
    expect(found).toMatchObject({ cases: 1, triggers: { asked: 0 } });
    expect((await other.call(contract.explainLog, { params: { id } })).status).toBe(404);
  });
});
