// Token-based replay: plays every trace on a net and counts the tokens that were missing and those that were left over
// (A. Rozinat and W. van der Aalst, Conformance checking of processes based on monitoring real behavior, 2008). Quicker
// than an alignment, and less telling: how much is missing depends on the net, whether anything is does not.
//
// Where events leave open which marking the net is in (silent steps, activities that several transitions carry), all
// that need the fewest missing tokens are followed. So a trace that fits is found to fit.
import { variantsOf, type Variant } from '../discovery/variants.ts';
import type { EventLog } from '../log/event-log.ts';
import { createMarkings, firingNet, type FiringNet, type Markings } from '../model/petri-net-states.ts';
import type { PetriNet } from '../model/petri-net.ts';
import { StoppedError } from '../parallel/watch.ts';
import type { CountedTrace } from './align-log.ts';
import { createSilentWays, type SilentWays } from './silent-ways.ts';

/** Tokens put and taken by all transitions, with the first marking put and the final one taken. */
export interface TokenCounts {
  readonly produced: number;
  readonly consumed: number;
  /** Tokens that had to be added so that an event, or the end, could happen. */
  readonly missing: number;
  /** Tokens left over at the end. */
  readonly remaining: number;
}

/** The tokens of one variant, replayed. */
export interface ReplayedVariant extends TokenCounts {
  readonly cases: number;
  readonly fits: boolean;
  /** (1 - missing / consumed) / 2 + (1 - remaining / produced) / 2: 0 to 1. */
  readonly fitness: number;
  /**
   * False where a variant is said not to fit, but the net's silent steps allow more than was looked at. True for every
   * variant on the net of a process tree.
   */
  readonly certain: boolean;
}

/** The tokens of a whole log, and the share of cases that fit (Rozinat & van der Aalst 2008). */
export interface TokenReplay extends TokenCounts {
  readonly cases: number;
  /** Cases that fit, 0 to 100; null without cases. */
  readonly percentFitting: number | null;
  /** Mean fitness of the cases, 0 to 1; null without cases. */
  readonly averageFitness: number | null;
  /** The same formula over the tokens of all cases; null without cases. */
  readonly logFitness: number | null;
  /** In the order given; that of `variantsOf` for a log. */
  readonly variants: readonly ReplayedVariant[];
}

/** How to stop a replay. */
export interface ReplayOptions {
  /** Asked before every variant; once it says true, the call throws a `StoppedError`. */
  readonly shouldStop?: () => boolean;
}

/**
 * Replays every case of `log`. Events whose activity the net lacks are passed over. On a net without silent steps and
 * with one transition per activity the counts are those of the paper; with silent steps, those that help are fired.
 * @param variants those of the log, where somebody has found them already
 */
export function replayTokens(
  log: EventLog,
  net: PetriNet,
  options: ReplayOptions = {},
  variants: readonly Variant[] = variantsOf(log),
): TokenReplay {
  return replayVariants(log.activities, variants, net, options);
}

/** Replays traces, distinct ones, whose activities are indexes into `names`. As `replayTokens`. */
export function replayVariants(
  names: readonly string[],
  variants: readonly CountedTrace[],
  given: PetriNet,
  { shouldStop }: ReplayOptions = {},
): TokenReplay {
  const net = firingNet(given);
  const replay = createReplay(net);
  const codeOf = new Map(net.activities.map((name, code) => [name, code]));
  const codes = Int32Array.from(names, (name) => codeOf.get(name) ?? -1);
  const totals = { produced: 0, consumed: 0, missing: 0, remaining: 0 };
  let cases = 0;
  let fitting = 0;
  let sum = 0;
  const replayed = variants.map(({ activities, cases: count }): ReplayedVariant => {
    if (shouldStop?.() === true) throw new StoppedError();
    const { certain, ...tokens } = replay(activities, codes);
    const fits = tokens.missing === 0 && tokens.remaining === 0;
    const fitness = fitnessOf(tokens);
    cases += count;
    sum += fitness * count;
    if (fits) fitting += count;
    totals.produced += tokens.produced * count;
    totals.consumed += tokens.consumed * count;
    totals.missing += tokens.missing * count;
    totals.remaining += tokens.remaining * count;
    return { ...tokens, cases: count, fits, fitness, certain: certain || fits };
  });
  return {
    ...totals,
    cases,
    percentFitting: cases === 0 ? null : (100 * fitting) / cases,
    averageFitness: cases === 0 ? null : sum / cases,
    logFitness: cases === 0 ? null : fitnessOf(totals),
    variants: replayed,
  };
}

function fitnessOf({ produced, consumed, missing, remaining }: TokenCounts): number {
  return (share(missing, consumed) + share(remaining, produced)) / 2;
}

function share(wrong: number, all: number): number {
  return all === 0 ? 1 : 1 - wrong / all;
}

/** One marking that the net may be in; counts are beyond those of the first of the markings beside it. */
interface Standing {
  readonly marking: number;
  readonly produced: number;
  readonly consumed: number;
}

interface Situation {
  readonly standings: readonly Standing[];
  readonly certain: boolean;
  /** Whether no token was missing so far. */
  readonly whole: boolean;
  /** By activity, found out when first asked for. */
  readonly after: (Turn | undefined)[];
  atEnd: Turn | undefined;
}

interface Turn extends TokenCounts {
  readonly situation: Situation | undefined;
  readonly certain: boolean;
}

/** Situations that may be kept; a net that gives more begins anew. */
const MOST_SITUATIONS = 200_000;
/** Markings followed at once. */
const MOST_STANDINGS = 1000;

function sumOf(tokens: Int32Array): number {
  return tokens.reduce((sum, count) => sum + count, 0);
}

function createReplay(
  net: FiringNet,
): (trace: readonly number[], codes: Int32Array) => TokenCounts & { certain: boolean } {
  let markings: Markings = createMarkings(net);
  let ways: SilentWays = createSilentWays(net, markings);
  const situations = new Map<string, Situation>();
  const first = sumOf(net.initial);
  const last = sumOf(net.final);
  const finalNeeds = Int32Array.from([...net.final.entries()].filter(([, n]) => n > 0).flat());
  let begin: Situation | undefined;

  function situationOf(standings: readonly Standing[], certain: boolean, whole: boolean): Situation {
    const key = `${certain ? '' : '?'}${whole ? '' : '!'}${standings.map((s) => `${s.marking} ${s.produced} ${s.consumed}`).join()}`;
    let situation = situations.get(key);
    if (situation === undefined) {
      situation = { standings, certain, whole, after: [], atEnd: undefined };
      situations.set(key, situation);
    }
    return situation;
  }

  /** From standings to a turn: the counts of the first are what the turn adds. */
  function turnTo(reached: Iterable<Standing>, missing: number, certain: boolean, whole: boolean): Turn {
    const fewest = new Map<number, Standing>();
    for (const standing of reached) {
      const known = fewest.get(standing.marking);
      if (known === undefined || standing.produced < known.produced) fewest.set(standing.marking, standing);
    }
    const sorted = [...fewest.values()].toSorted((a, b) => a.produced - b.produced || a.marking - b.marking);
    const kept = sorted.slice(0, MOST_STANDINGS);
    const { produced, consumed } = kept[0]!;
    const standings = kept.map((s) => ({
      marking: s.marking,
      produced: s.produced - produced,
      consumed: s.consumed - consumed,
    }));
    return {
      situation: situationOf(standings, certain && kept.length === sorted.length, whole),
      produced,
      consumed,
      missing,
      remaining: 0,
      certain,
    };
  }

  function take(situation: Situation, activity: number): Turn {
    const reached: Standing[] = [];
    let { certain } = situation;
    for (const standing of situation.standings) {
      for (const t of net.byActivity[activity]!) {
        const { ways: found, complete } = ways.to(standing.marking, net.takes[t]!);
        certain &&= complete;
        for (const way of found) {
          reached.push({
            marking: markings.fire(way.marking, t),
            produced: standing.produced + way.produced + net.put[t]!,
            consumed: standing.consumed + way.consumed + net.taken[t]!,
          });
        }
      }
    }
    return reached.length > 0
      ? turnTo(reached, 0, certain, situation.whole)
      : force(situation, activity, certain);
  }

  /** No marking allows the activity: the tokens that are missing are put there, as few as possible. */
  function force(situation: Situation, activity: number, certain: boolean): Turn {
    let fewest = Number.POSITIVE_INFINITY;
    let reached: Standing[] = [];
    const tokens = new Int32Array(net.places);
    for (const standing of situation.standings) {
      for (const t of net.byActivity[activity]!) {
        markings.read(standing.marking, tokens);
        const needs = net.takes[t]!;
        let missing = 0;
        for (let i = 0; i < needs.length; i += 2) {
          const lacking = Math.max(0, needs[i + 1]! - tokens[needs[i]!]!);
          tokens[needs[i]!]! += lacking;
          missing += lacking;
        }
        if (missing > fewest) continue;
        if (missing < fewest) reached = [];
        fewest = missing;
        reached.push({
          marking: markings.fire(markings.numberOf(tokens), t),
          produced: standing.produced + net.put[t]!,
          consumed: standing.consumed + net.taken[t]!,
        });
      }
    }
    return turnTo(reached, fewest, certain, false);
  }

  /** The end that leaves the fewest tokens missing and over. */
  function finish(situation: Situation): Turn {
    let best: (TokenCounts & { wrong: number }) | undefined;
    let { certain } = situation;
    const consider = (standing: Standing, way: Standing): void => {
      let missing = 0;
      let remaining = 0;
      for (let p = 0; p < net.places; p++) {
        const over = markings.tokensAt(way.marking, p) - net.final[p]!;
        if (over > 0) remaining += over;
        else missing -= over;
      }
      const wrong = missing + remaining;
      const produced = standing.produced + way.produced;
      if (best !== undefined && (wrong > best.wrong || (wrong === best.wrong && produced >= best.produced)))
        return;
      best = { produced, consumed: standing.consumed + way.consumed + last, missing, remaining, wrong };
    };
    let cameToEnd = false;
    for (const standing of situation.standings) {
      const { ways: found, complete } = ways.to(standing.marking, finalNeeds);
      certain &&= complete;
      cameToEnd ||= found.length > 0;
      for (const way of found) consider(standing, way);
      consider(standing, { marking: standing.marking, produced: 0, consumed: 0 });
    }
    // The end is there, but so are other tokens: in an unsound net, other silent steps may yet take them away.
    if (situation.whole && cameToEnd && best!.wrong > 0) {
      for (const standing of situation.standings) {
        const { ways: found, complete } = ways.all(standing.marking, finalNeeds);
        certain &&= complete;
        for (const way of found) consider(standing, way);
      }
    }
    const { wrong: _, ...counts } = best!;
    return { ...counts, situation: undefined, certain };
  }

  return (trace, codes) => {
    if (begin === undefined || situations.size > MOST_SITUATIONS) {
      markings = createMarkings(net);
      ways = createSilentWays(net, markings);
      situations.clear();
      begin = situationOf(
        [{ marking: markings.numberOf(net.initial), produced: 0, consumed: 0 }],
        true,
        true,
      );
    }
    let situation = begin;
    let produced = first;
    let consumed = 0;
    let missing = 0;
    for (const activity of trace) {
      const code = codes[activity]!;
      if (code === -1) continue;
      const turn = (situation.after[code] ??= take(situation, code));
      produced += turn.produced;
      consumed += turn.consumed;
      missing += turn.missing;
      situation = turn.situation!;
    }
    const end = (situation.atEnd ??= finish(situation));
    return {
      produced: produced + end.produced,
      consumed: consumed + end.consumed,
      missing: missing + end.missing,
      remaining: end.remaining,
      certain: end.certain,
    };
  };
}
