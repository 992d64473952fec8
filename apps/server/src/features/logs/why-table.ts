// Every finding about how deals end as one table: CSV, UTF-8 with a byte order mark for Excel, formulas neutralised.
import { CSV_BOM, csvLine } from '@portolan/formats';
import { type Feature, type Landmark, type OutcomeDifference, type TimeDifference } from '@portolan/mining';
import { answerAlone, refusing } from './ask-log.ts';
import type { TimedLog } from './timed-log.ts';
import { landmarkOut, stagesLeft, whyAsked, type WhyAnswered } from './why.ts';

type Cell = string | number;

const HEAD = [
  'question',
  'echo_of',
  'stage',
  'moment',
  'feature',
  'name',
  'value',
  'above',
  'with_n',
  'with_won',
  'with_median_seconds',
  'without_n',
  'without_won',
  'without_median_seconds',
  'effect',
  'effect_value',
  'effect_low',
  'effect_high',
  'p',
  'q',
];
const WINNERS = 'winners';
const FAST = 'fast';

/** One row per finding, its echoes after it; `echo_of` is the number of the finding among those of its question. */
export function whyTable(
  timed: TimedLog,
  meanwhile: readonly string[] | undefined,
  answers?: WhyAnswered,
): Uint8Array<ArrayBuffer> {
  return refusing(() => {
    const found = answers ?? answerAlone(whyAsked(timed, meanwhile));
    const rows: (readonly Cell[])[] = [HEAD];
    found.whatWinnersShare.findings.forEach((finding, i) => {
      rows.push(winnersRow(finding, ''), ...finding.echoes.map((echo) => winnersRow(echo, i + 1)));
    });
    found.whatMakesFast.findings.forEach((finding, i) => {
      rows.push(fastRow(finding, ''), ...finding.echoes.map((echo) => fastRow(echo, i + 1)));
    });
    for (const { stage, activity, visits, visitsWith, ratio, q } of found.findTriggers.triggers) {
      const sides = [visitsWith, '', '', visits - visitsWith, '', ''];
      const effect = ['hazard_ratio', ratio.value, ratio.low, ratio.high, ratio.p, q];
      rows.push(['triggers', '', stage, 'within', 'activity', activity, '', '', ...sides, ...effect]);
    }
    for (const { stage, cases, open, lost, share } of stagesLeft(timed, found.findObstacles)) {
      const sides = [lost, '', '', cases - open - lost, '', ''];
      const effect = ['share_lost', share.value, share.low, share.high, '', ''];
      rows.push(['obstacles', '', stage, 'after', '', '', '', '', ...sides, ...effect]);
    }
    return new TextEncoder().encode(CSV_BOM + rows.map((cells) => csvLine(cells)).join(''));
  });
}

function winnersRow(found: OutcomeDifference, echoOf: Cell): Cell[] {
  const { with: yes, without: no, ratio } = found;
  return [
    WINNERS,
    echoOf,
    ...about(found.landmark, found.feature),
    yes.n,
    yes.won,
    '',
    no.n,
    no.won,
    '',
    'risk_ratio',
    ratio.value,
    ratio.low,
    ratio.high,
    found.p,
    found.q,
  ];
}

function fastRow(found: TimeDifference, echoOf: Cell): Cell[] {
  const { with: yes, without: no, difference } = found;
  return [
    FAST,
    echoOf,
    ...about(found.landmark, found.feature),
    yes.n,
    '',
    yes.medianSeconds,
    no.n,
    '',
    no.medianSeconds,
    'difference_seconds',
    difference.value,
    difference.low,
    difference.high,
    found.p,
    found.q,
  ];
}

function about(landmark: Landmark, feature: Feature): Cell[] {
  const { stage, leaving } = landmarkOut(landmark);
  const moment = leaving ? 'leaving' : stage === null ? 'begin' : 'entering';
  const name =
    'activity' in feature
      ? feature.activity
      : 'name' in feature
        ? feature.name
        : feature.kind === 'order'
          ? feature.first
          : '';
  const value = 'value' in feature ? feature.value : feature.kind === 'order' ? feature.second : '';
  return [stage ?? '', moment, feature.kind, name, value, 'above' in feature ? feature.above : ''];
}
