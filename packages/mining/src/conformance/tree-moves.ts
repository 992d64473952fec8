// Reads an optimal explanation back from the passes of block-costs.ts, as moves in an order in which the model's part is
// a run of the model and the log's part is the trace.
import { FREE, LOG, SYNC, type BlockCosts, type Window } from './block-costs.ts';
import { NOTHING } from './suffixes.ts';
import { BLOCK, SILENT, type Automaton, type BlockEdge } from './automaton.ts';

/** An event and the model together, an event alone, the model alone. */
export type Step =
  | { readonly kind: 'both' | 'log'; readonly activity: number; readonly event: number }
  | { readonly kind: 'model'; readonly activity: number };

/**
 * The best explanation of all of `sequence`; one with a key of at most `cap` has to exist.
 * @param events per event of `sequence`, its index in the trace; ascending
 */
export function readMoves(
  costs: BlockCosts,
  automaton: Automaton,
  sequence: number,
  events: readonly number[],
  cap: number,
): Step[] {
  const { suffixes } = costs;
  const rests: number[] = [];
  for (let rest = sequence; rests.length < events.length; rest = suffixes.rest(rest)) rests.push(rest);
  const { states, start, end, free, from, blocks } = automaton;
  const { parents, windows } = costs.trail(automaton, sequence, events.length, cap);

  // From the end to the begin. The pass of an automaton may be overwritten once this is through, and only then are the
  // windows looked into.
  const back: (Step | { readonly window: Window; readonly until: number })[] = [];
  let read = events.length;
  let state = end;
  for (;;) {
    const parent = parents[read * states + state]!;
    if (parent < 0) break;
    const index = parent >> 2;
    switch (parent & 3) {
      case LOG: {
        read--;
        back.push({ kind: 'log', activity: suffixes.first(rests[read]!), event: events[read]! });
        break;
      }
      case SYNC: {
        read--;
        state = from[index]!;
        back.push({ kind: 'both', activity: suffixes.first(rests[read]!), event: events[read]! });
        break;
      }
      case FREE: {
        state = free.from[index]!;
        back.push(...modelMoves(automaton, index));
        break;
      }
      default: {
        const window = windows[index]!;
        back.push({ window, until: read });
        read = window.from;
        state = blocks[window.edge]!.from;
      }
    }
    if (read === 0 && state === start && parents[start]! < 0) break;
  }
  return back
    .toReversed()
    .flatMap((step) =>
      'window' in step
        ? movesWithin(
            costs,
            blocks[step.window.edge]!,
            step.window,
            rests,
            events.slice(step.window.from, step.until),
          )
        : [step],
    );
}

/** What the model does on a free edge, from the last to the first. */
function modelMoves({ free, blocks }: Automaton, edge: number): Step[] {
  const label = free.label[edge]!;
  if (label === SILENT) return [];
  if (label >= 0) return [{ kind: 'model', activity: label }];
  return blocks[BLOCK - label]!.block.shortest.toReversed().map((activity) => ({ kind: 'model', activity }));
}

function movesWithin(
  costs: BlockCosts,
  { block }: BlockEdge,
  window: Window,
  rests: readonly number[],
  events: readonly number[],
): Step[] {
  const { suffixes } = costs;
  const strands: Step[][] = [];
  const foreign: Step[] = [];
  // Per part with events, these and what it sees from the first of them on; it sees more than the window, of which only
  // as much counts as there are events.
  const shares = new Map<number, { readonly seen: number; readonly events: number[] }>();
  let rest = costs.seenByBlock(block, rests[window.from]!);
  for (const [i, event] of events.entries()) {
    const activity = suffixes.first(rests[window.from + i]!);
    const part = block.partOf[activity]!;
    if (part === -1) {
      foreign.push({ kind: 'log', activity, event });
      continue;
    }
    const share = shares.get(part);
    if (share === undefined) shares.set(part, { seen: costs.seenByPart(block, rest), events: [event] });
    else share.events.push(event);
    rest = suffixes.rest(rest);
  }
  for (const [p, part] of block.parts.entries()) {
    const share = shares.get(p);
    strands.push(readMoves(costs, part.automaton, share?.seen ?? NOTHING, share?.events ?? [], window.key));
  }
  return interleaved([foreign, ...strands]);
}

/** All strands as one, each in its own order, by the order of the events; moves without an event as late as they can be. */
function interleaved(strands: readonly (readonly Step[])[]): Step[] {
  const order = strands
    .flatMap((strand, s) =>
      strand.flatMap((step, i) =>
        step.kind === 'model' ? [] : [{ event: step.event, strand: s, until: i + 1 }],
      ),
    )
    .toSorted((a, b) => a.event - b.event);
  const merged: Step[] = [];
  const at = strands.map(() => 0);
  for (const { strand, until } of order) {
    for (let i = at[strand]!; i < until; i++) merged.push(strands[strand]![i]!);
    at[strand] = until;
  }
  return merged.concat(...strands.map((strand, s) => strand.slice(at[s])));
}
