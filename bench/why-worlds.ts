// What the questions about why find in worlds that had no part in shaping them: another generator than that of the tests,
// every world with its own number of stages, attributes, ways, paces and censoring, attributes bound up with each other.
// Where nothing has an effect, how many of the worlds are said to have one; where two attributes have, how much of what is
// found is neither. Usage: npm run bench -- why-worlds [first=1001] [last=1200]
import {
  compareSegments,
  createEventLogBuilder,
  createRandom,
  type EventLog,
  findTriggers,
  whatMakesFast,
  whatWinnersShare,
} from '@portolan/mining';

const [FIRST = 1001, LAST = 1200] = process.argv.slice(2).map(Number);
const SEEDS = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);
const DAY = 86_400_000;
const CALLS = ['Call', 'Mail'];

interface World {
  readonly log: EventLog;
  readonly options: {
    readonly won: string[];
    readonly lost: string[];
    readonly stages: string[];
    readonly asOfMs: number;
  };
  /** Attributes that have an effect. */
  readonly real: readonly string[];
}

/**
 * @param isMixed whether two attributes change the odds of winning, about two to four times each
 * @param paced whether pace depends on what the attributes are bound up with, and on the case: its own effects on speed
 */
function play(seed: number, isMixed: boolean, paced: boolean): World {
  const random = createRandom(seed * 7919 + (isMixed ? 1 : 0) + (paced ? 2 : 0));
  const stages = Array.from({ length: 3 + random.int(7) }, (_, i) => `Stage ${i + 1}`);
  const skip = stages.map((_, i) => (i === 0 ? 0 : random.next() < 0.5 ? 0.4 * random.next() : 0));
  const back = random.next() < 0.5 ? 0.15 * random.next() : 0;
  const days = stages.map(() => random.lognormal(6, 0.8));
  const [slowWin, slowLoss] = [random.lognormal(1, 0.8), random.lognormal(1, 0.8)];
  const values = Array.from({ length: 2 + random.int(8) }, () => 2 + random.int(7));
  const bound = values.map(() => 0.9 * random.next());
  const odds = random.next() * 2 - 1.6;
  const effects = values.map((_, k) =>
    isMixed && k < 2 ? (random.next() < 0.5 ? -1 : 1) * (0.7 + 0.7 * random.next()) : 0,
  );
  const cases = 400 + random.int(2600);
  const length = 200 + random.int(500);
  const builder = createEventLogBuilder();
  const columns = values.map((_, k) => builder.caseWords(`Attribute ${k + 1}`));
  const amount = builder.caseNumbers('Amount');
  const who = builder.resource();
  const asOfMs = length * DAY;
  for (let i = 0; i < cases; i++) {
    const latent = random.normal();
    const code = builder.cases.code(`c${i}`);
    let logit = odds;
    values.forEach((count, k) => {
      const score = bound[k]! * latent + Math.sqrt(1 - bound[k]! ** 2) * random.normal();
      const value = Math.min(count - 1, Math.floor(count / (1 + Math.exp(-1.7 * score))));
      columns[k]!.set(code, columns[k]!.dictionary.code(`v${value}`));
      if (value === 0) logit += effects[k]!;
    });
    amount.set(code, random.lognormal(5000, 0.7) * Math.exp(0.5 * latent));
    const isWon = random.next() < 1 / (1 + Math.exp(-logit));
    const pace = paced ? Math.exp(0.5 * latent + 0.4 * random.normal()) : 1;
    // Lost anywhere, won behind the last stage.
    const lostAt = isWon ? stages.length : random.int(stages.length);
    let at = random.next() * length * DAY;
    const put = (name: string, ms: number): void => {
      if (ms >= asOfMs) return;
      const event = builder.append(code, builder.activities.code(name), ms);
      who.set(event, who.dictionary.code(`Person ${random.int(6) + 1}`));
    };
    for (let s = 0; s < stages.length && at < asOfMs; s++) {
      if (s !== lostAt && random.next() < skip[s]!) continue;
      put(stages[s]!, at);
      // Only what ends a case goes at a pace of its own: else the time so far would tell the outcome, and truly so.
      const isLast = s === lostAt || (isWon && s === stages.length - 1);
      const ending = isLast ? (isWon ? slowWin : slowLoss) : 1;
      const until = at + random.lognormal(days[s]!, 0.7) * pace * ending * DAY;
      for (const call of CALLS) {
        for (
          let ms = at + 5 * DAY * -Math.log(1 - random.next());
          ms < until;
          ms += 9 * DAY * -Math.log(1 - random.next())
        ) {
          put(call, ms);
        }
      }
      at = until;
      if (s === lostAt) break;
      if (s > 1 && random.next() < back) s -= 2;
    }
    put(isWon ? 'Won' : 'Lost', at);
  }
  return {
    log: builder.finish(),
    options: { won: ['Won'], lost: ['Lost'], stages: [...stages, 'Won', 'Lost'], asOfMs },
    real: effects.flatMap((effect, k) => (effect === 0 ? [] : [`Attribute ${k + 1}`])),
  };
}

const isReal = (world: World, feature: object): boolean =>
  'name' in feature && world.real.includes(feature.name as string);

function shareOf(name: string, finds: (seed: number) => boolean): void {
  const found = SEEDS.filter((seed) => finds(seed)).length;
  const share = ((100 * found) / SEEDS.length).toFixed(1);
  console.log(`${name.padEnd(60)} ${found} of ${SEEDS.length} (${share} %)`);
}

shareOf('no effect: what winners share', (seed) => {
  const { log, options } = play(seed, false, true);
  return whatWinnersShare(log, options).findings.length > 0;
});
shareOf('no effect on pace: what makes fast, going back aside', (seed) => {
  const { log, options } = play(seed, false, false);
  return whatMakesFast(log, options).findings.some(({ feature }) => feature.kind !== 'back');
});
shareOf('no effect of calls and mails: triggers', (seed) => {
  const { log, options } = play(seed, false, true);
  return findTriggers(log, options).triggers.length > 0;
});
shareOf('no effect: one half of the cases against the other', (seed) => {
  const { log, options } = play(seed, false, true);
  const random = createRandom(seed);
  const side = Uint8Array.from(log.caseIds, () => random.int(2));
  const found = compareSegments(
    log,
    side,
    side.map((flag) => 1 - flag),
    options,
  );
  return found.kind === 'compared' && found.differences.length > 0;
});
let [told, wrong, worlds] = [0, 0, 0];
const shares = SEEDS.map((seed) => {
  const world = play(seed, true, true);
  const { findings } = whatWinnersShare(world.log, world.options);
  const untrue = findings.filter(({ feature }) => !isReal(world, feature)).length;
  told += findings.length;
  wrong += untrue;
  if (findings.length > untrue) worlds++;
  return untrue / Math.max(1, findings.length);
});
const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1);
console.log(
  `two attributes with an effect: ${wrong} of ${told} findings are about something else; mean share ${(100 * mean).toFixed(1)} %,` +
    ` standard error ${(100 * Math.sqrt(variance / shares.length)).toFixed(1)} %; something true in ${worlds} of ${SEEDS.length}`,
);
