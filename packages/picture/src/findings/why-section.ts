// Why deals are won, as sections: what winners share, what quick wins share, what moves deals on, where they are lost.
// Every finding has its n and its interval; it is said where there is not enough data.
import {
  type CohortCounts,
  type Feature,
  type Landmark,
  type Obstacle,
  type SameCasesAs,
  type SpeedFinding,
  type SpeedReport,
  type SuspectedLeak,
  type Trigger,
  type TriggerReport,
  type WinnersFinding,
  type WinnersReport,
} from '@portolan/mining';
import { endLines, type EndsTold } from './bottleneck-section.ts';
import { featureText, landmarkText } from './feature-text.ts';
import type { SectionBlock, SectionIn } from './section.ts';
import { say, speechOf, type Speech } from './speech.ts';

export interface WhyTold {
  readonly ends: EndsTold;
  readonly winners: WinnersReport;
  readonly fast: SpeedReport;
  readonly obstacles: readonly Obstacle[];
  /** Absent where it was not asked, as nobody said which activities are stages. */
  readonly triggers?: TriggerReport | undefined;
  /** The share of findings that may be chance, as it was asked. */
  readonly falseDiscoveryRate: number;
}

const MOST = 10;

export function whySection(told: WhyTold): SectionIn {
  return (language) => {
    const speech = speechOf(language);
    const { words, number, share } = speech;
    const { winners, fast, triggers } = told;
    const asked = winners.asked + fast.asked + (triggers?.asked ?? 0);
    return {
      heading: words.why,
      blocks: [
        {
          kind: 'lines',
          lines: [
            ...endLines(told.ends, speech),
            say(words.whyAsked, { n: number(asked), rate: share(told.falseDiscoveryRate) }),
            ...leakLines(winners.suspectedLeaks, speech),
          ],
        },
        findings(
          words.winners,
          winners.findings.map((finding) => winnersItem(finding, speech)),
          speech,
        ),
        notEnough(winners.landmarks, speech),
        findings(
          words.fast,
          fast.findings.map((finding) => fastItem(finding, speech)),
          speech,
        ),
        notEnough(fast.landmarks, speech),
        ...(triggers
          ? [
              findings(
                words.triggers,
                triggers.triggers.map((trigger) => triggerItem(trigger, speech)),
                speech,
              ),
            ]
          : []),
        obstacleTable(told.obstacles, speech),
      ],
    };
  };
}

interface Item {
  readonly text: string;
  readonly figures: string;
}

export function findings(caption: string, items: readonly Item[], { words }: Speech): SectionBlock {
  return {
    kind: 'findings',
    caption,
    items: items.slice(0, MOST),
    none: words.nothing,
    left: Math.max(0, items.length - MOST),
  };
}

function winnersItem(
  { landmark, feature, with: has, without, ratio, echoes }: WinnersFinding,
  speech: Speech,
): Item {
  const { words, number, shareWithin } = speech;
  const won = say(words.wonWith, {
    with: shareWithin(has.share, has),
    n: number(has.n),
    without: shareWithin(without.share, without),
    m: number(without.n),
  });
  return {
    text: `${landmarkText(landmark, speech)}: ${featureText(feature, speech)}`,
    figures: speech.figures([
      say(words.timesAsOften, { ratio: speech.ratio(ratio) }),
      won,
      ...sameDeals(landmark, echoes, speech),
    ]),
  };
}

function fastItem(
  { landmark, feature, with: has, without, difference, echoes }: SpeedFinding,
  speech: Speech,
): Item {
  const { words, number, time } = speech;
  const { value, low, high } = difference;
  const isSooner = value < 0;
  const [nearer, farther] = isSooner ? [-high, -low] : [low, high];
  const bounds = { value: time(Math.abs(value)), low: time(nearer), high: time(farther) };
  const medians = say(words.timeWith, {
    with: time(has.medianSeconds),
    n: number(has.n),
    without: time(without.medianSeconds),
    m: number(without.n),
  });
  return {
    text: `${landmarkText(landmark, speech)}: ${featureText(feature, speech)}`,
    figures: speech.figures([
      say(isSooner ? words.sooner : words.later, { difference: say(words.within, bounds) }),
      medians,
      ...sameDeals(landmark, echoes, speech),
    ]),
  };
}

/** Other names, at the same moment, for the deals of a finding and for those beside it. */
function sameDeals(
  at: Landmark,
  echoes: readonly {
    readonly landmark: Landmark;
    readonly feature: Feature;
    readonly sameCasesAs: SameCasesAs;
  }[],
  speech: Speech,
): string[] {
  const { words, names } = speech;
  const named = (side: SameCasesAs, template: string): string[] => {
    const same = echoes.filter(
      ({ landmark, sameCasesAs }) =>
        sameCasesAs === side && landmarkText(landmark, speech) === landmarkText(at, speech),
    );
    const texts = same.map(({ feature }) => featureText(feature, speech));
    return texts.length === 0 ? [] : [say(template, { names: names(texts) })];
  };
  return [...named('with', words.sameDeals), ...named('without', words.otherDeals)];
}

function triggerItem({ stage, activity, visits, visitsWith, ratio }: Trigger, speech: Speech): Item {
  const { words, number } = speech;
  return {
    text: say(words.trigger, { stage, activity }),
    figures: say(words.advance, { ratio: speech.ratio(ratio), some: number(visitsWith), n: number(visits) }),
  };
}

function notEnough(
  landmarks: readonly (CohortCounts & { readonly isEnough: boolean })[],
  speech: Speech,
): SectionBlock {
  const few = landmarks
    .filter(({ isEnough }) => !isEnough)
    .map(({ landmark }) => landmarkText(landmark, speech));
  const { words, names } = speech;
  return { kind: 'lines', lines: few.length === 0 ? [] : [say(words.notEnoughAt, { names: names(few) })] };
}

function leakLines(leaks: readonly SuspectedLeak[], { words, names }: Speech): string[] {
  const of = leaks.map(({ attribute, value }) =>
    value === undefined ? attribute : `${attribute} = ${value}`,
  );
  return of.length === 0 ? [] : [say(words.leaks, { names: names(of) })];
}

function obstacleTable(
  obstacles: readonly Obstacle[],
  { words, number, share, shareWithin }: Speech,
): SectionBlock {
  const { stage, lostFrom, deals, ofAllLost, ofAllTime } = words.column;
  const met = obstacles.filter(({ lost }) => lost > 0);
  return {
    kind: 'table',
    caption: words.obstacles,
    columns: [stage, ofAllLost, lostFrom, deals, ofAllTime].map((name, i) => ({ name, numeric: i > 0 })),
    rows: met
      .slice(0, MOST)
      .map((one) => [
        one.stage,
        share(one.ofAllLost),
        shareWithin(one.share.value, one.share),
        say(words.of, { some: number(one.lost), n: number(one.cases - one.open) }),
        share(one.ofAllTime),
      ]),
    left: Math.max(0, met.length - MOST),
  };
}
