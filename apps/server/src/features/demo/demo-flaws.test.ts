// Every flaw that company.ts plants and that concerns how deals end or how long they take is told, whatever day and hour
// the demo is loaded on: of its log, and of the deals that its workspace is filled with.
import {
  cohortsOf,
  compareSegments,
  createEventLogBuilder,
  type EventLog,
  type Feature,
  findInsights,
  findObstacles,
  findTriggers,
  segmentOf,
  whatMakesFast,
  whatWinnersShare,
  type WhyOptions,
} from '@portolan/mining';
import { describe, expect, test } from 'vitest';
import { HASTY_OWNER } from './company.ts';
import { tellStory } from './demo-story.ts';
import { simulateDemo } from './simulate-demo.ts';

const DATES = 24;
/** Over two years, each at another hour. */
const LOADED = Array.from({ length: DATES }, (_, i) =>
  Date.UTC(2026, 0, 5 + Math.round((i * 731) / DATES), (i * 7) % 24, (i * 13) % 60),
);

/** What a log calls things: stages of the log by their names, those of a pipeline by the ids of its map. */
interface Names {
  readonly owner: string;
  readonly source: string;
  readonly stage: (name: string) => string;
}
const OF_LOG: Names = { owner: 'Owner', source: 'Source', stage: (name) => name };
const OF_PIPELINE: Names = { owner: 'owner', source: 'source', stage: (name) => name.toLowerCase() };

const FLAWS = [
  'where qualification was skipped, fewer are won',
  'one owner wins less than the others',
  'and jumps stages: fewer demos',
  'referrals win more',
  'what was sought out wins less',
  'proposals that go back to Discovery take longer',
  'most of all time is spent in Legal',
];

/** The flaws that the engine tells, in the order of `FLAWS`. */
function toldOf(log: EventLog, names: Names, more: Partial<WhyOptions> = {}): string[] {
  const { stage } = names;
  const options: WhyOptions = {
    won: [stage('Won')],
    lost: [stage('Lost')],
    other: [stage('Disqualified')],
    ...more,
  };
  const cohorts = cohortsOf(log, options);
  const winners = whatWinnersShare(log, options, cohorts).findings;
  const speed = whatMakesFast(log, options, cohorts).findings;
  const [longest] = findObstacles(log, options, cohorts).toSorted((a, b) => b.ofAllTime - a.ofAllTime);
  const hasty = segmentOf(log, { attributes: [{ name: names.owner, values: [HASTY_OWNER] }] });
  const compared = compareSegments(
    log,
    hasty,
    hasty.map((flag) => 1 - flag),
    options,
  );
  const differences = compared.kind === 'compared' ? compared.differences : [];
  const isVisit = (feature: Feature | { readonly kind: 'won' }, name: string): boolean =>
    feature.kind === 'visited' && feature.activity === stage(name);
  const isSource = (feature: Feature, value: string): boolean =>
    feature.kind === 'attribute' && feature.name === names.source && feature.value === value;
  const isTold = [
    winners.some(({ feature, ratio }) => isVisit(feature, 'Qualified') && ratio.low > 1),
    differences.some(({ feature, ratio }) => feature.kind === 'won' && ratio.high < 1),
    differences.some(({ feature, ratio }) => isVisit(feature, 'Demo') && ratio.high < 0.7),
    winners.some(({ feature, ratio }) => isSource(feature, 'Referral') && ratio.low > 1),
    winners.some(({ feature, ratio }) => isSource(feature, 'Outbound') && ratio.high < 1),
    speed.some(
      ({ feature, landmark, difference }) =>
        feature.kind === 'back' &&
        feature.activity === stage('Discovery') &&
        landmark.stage === stage('Proposal') &&
        difference.low > 7 * 86_400,
    ),
    longest?.stage === stage('Legal'),
  ];
  return FLAWS.filter((_flaw, i) => isTold[i]);
}

const DEED = 'deed:';

/** The deals of the workspace as their pipeline's log has them, and what was done for them. */
function logOfStory(nowMs: number): EventLog {
  const builder = createEventLogBuilder();
  const owner = builder.caseWords('owner');
  const source = builder.caseWords('source');
  const amount = builder.caseNumbers('amount');
  const resource = builder.resource();
  for (const deal of tellStory(nowMs).deals) {
    const c = builder.cases.append(deal.key);
    owner.set(c, owner.dictionary.code(deal.owner));
    source.set(c, source.dictionary.code(deal.source));
    amount.set(c, deal.amountMinor / 100);
    builder.append(c, builder.activities.code('lead'), deal.startMs);
    for (const { by, command } of deal.steps) {
      if (command.do !== 'move') continue;
      const e = builder.append(c, builder.activities.code(command.to), Date.parse(command.happenedAt!));
      if (by !== null) resource.set(e, resource.dictionary.code(by));
    }
    for (const { done, kind, atMs } of deal.deeds) {
      if (done) builder.append(c, builder.activities.code(`${DEED}${kind}`), atMs);
    }
  }
  return builder.finish();
}

describe.each(LOADED.map((nowMs) => [new Date(nowMs).toISOString(), nowMs] as const))(
  'the demo as of %s',
  (_, nowMs) => {
    test('its log: every flaw is told, and three of them in the sentences of the first screen', () => {
      const log = simulateDemo(nowMs);
      expect(toldOf(log, OF_LOG)).toEqual(FLAWS);
      expect(findInsights(log).slice(0, 3)).toMatchObject([
        { kind: 'return', from: 'Proposal', to: 'Discovery' },
        { kind: 'skip', activity: 'Qualified', outcome: 'Won' },
        { kind: 'slow', activity: 'Legal' },
      ]);
    });

    test('its pipeline: every flaw is told, and that a visit to the plant moves deals on', () => {
      const log = logOfStory(nowMs);
      const options = {
        other: ['disqualified', 'served'],
        stages: log.activities.filter((name) => !name.startsWith(DEED)),
        asOfMs: nowMs,
      };
      expect(toldOf(log, OF_PIPELINE, options)).toEqual(FLAWS);
      const [strongest, ...others] = findTriggers(log, {
        won: ['won'],
        lost: ['lost'],
        ...options,
      }).triggers;
      expect(strongest).toMatchObject({ stage: 'discovery', activity: `${DEED}meeting` });
      expect(strongest!.ratio.low).toBeGreaterThan(1.5);
      // Nothing else that is done has an effect: what is told besides is chance, and weak.
      for (const { q } of others) expect(q).toBeGreaterThan(1e-3);
    });
  },
);
