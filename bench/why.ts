// How long the questions about why take on about 5 million events: what winners share, what makes fast, triggers,
// obstacles and a comparison of segments, from the log in memory to every finding.
// Usage: npm run bench -- why [events=5000000] [turns=3]
import {
  compareSegments,
  findObstacles,
  findTriggers,
  segmentOf,
  whatMakesFast,
  whatWinnersShare,
} from '@portolan/mining';
import { salesLog, STAGES } from './sales-log.ts';
import { medianOf } from './tasks.ts';

const [EVENTS = 5_000_000, TURNS = 3] = process.argv.slice(2).map(Number);
const GOAL_SECONDS = 2;

const log = salesLog(EVENTS);
const options = {
  won: ['Won'],
  lost: ['Lost'],
  stages: STAGES,
};
const referral = segmentOf(log, { attributes: [{ name: 'source', values: ['referral'] }] });
const others = referral.map((flag) => 1 - flag);

const questions: Readonly<Record<string, () => number>> = {
  'what winners share': () => whatWinnersShare(log, options).findings.length,
  'what makes fast': () => whatMakesFast(log, options).findings.length,
  triggers: () => findTriggers(log, options).triggers.length,
  obstacles: () => findObstacles(log, options).length,
  'one segment against another': () => {
    const found = compareSegments(log, referral, others, options);
    return found.kind === 'compared' ? found.differences.length : 0;
  },
};

const seconds = new Map(Object.keys(questions).map((name) => [name, [] as number[]]));
const found = new Map<string, number>();
for (let turn = 0; turn < TURNS; turn++) {
  for (const [name, ask] of Object.entries(questions)) {
    const before = process.cpuUsage();
    found.set(name, ask());
    const { user, system } = process.cpuUsage(before);
    seconds.get(name)!.push((user + system) / 1e6);
  }
}
console.log(`${log.time.length} events, ${log.caseIds.length} cases; processor seconds, median of ${TURNS}`);
let total = 0;
for (const [name, times] of seconds) {
  total += medianOf(times);
  console.log(`${name.padEnd(30)} ${medianOf(times).toFixed(2).padStart(6)} s  ${found.get(name)} found`);
}
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`together ${total.toFixed(2)} s (goal ${GOAL_SECONDS} s); peak memory ${megabytes} MB`);
