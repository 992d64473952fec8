// The net of a tree: the same traces, sound in every respect, small.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf, treesOver } from '../../testing/trees.ts';
import type { PetriNet } from './petri-net.ts';
import { netOfTree } from './tree-net.ts';
import { parseTree } from './tree-text.ts';

const sizeOf = (text: string): { places: number; silent: number } => {
  const { places, transitions } = netOfTree(parseTree(text));
  return { places: places.length, silent: transitions.filter(({ activity }) => activity === null).length };
};

describe('the net of a process tree', () => {
  test.each([
    ["->( 'a', 'b', X( 'c', 'd' ) )", 4, 0],
    ["->( 'a', +( 'b', 'c' ), 'd' )", 6, 0],
    ["->( 'a', *( 'b', 'c' ), 'd' )", 4, 0],
    ["->( 'a', *( 'b', 'c' ), *( 'd', 'e' ), 'f' )", 6, 1],
    ["->( 'a', *( ->( *( 'b', 'c' ), 'd' ), 'e' ), 'f' )", 5, 0],
    ["->( 'a', +( 'b', 'c' ), +( 'd', 'e' ), 'f' )", 10, 1],
    ["+( 'a', 'b' )", 6, 2],
    ["*( 'a', tau )", 4, 3],
    ["X( tau, 'a' )", 2, 1],
    // Once in the loop, its way back must not open the other way.
    ["X( *( 'a', 'b' ), 'c' )", 4, 2],
  ])('%s has %i places and %i silent transitions', (text, places, silent) => {
    expect(sizeOf(text)).toEqual({ places, silent });
  });

  test('the textbook net of a request: no silent transitions but those of the parallel parts', () => {
    const text =
      "->( 'register', *( ->( +( 'check', X( 'casually', 'thoroughly' ) ), 'decide' ), 'again' ), X( 'pay', 'reject' ) )";
    expect(sizeOf(text)).toEqual({ places: 8, silent: 1 });
  });

  test('allows the same traces, ends properly from everywhere, has nothing dead', () => {
    fc.assert(
      fc.property(treesOver(['a', 'b', 'c'], 3), (tree) => {
        const net = netOfTree(tree);
        const { sound, traces } = explore(net, 4);
        expect(sound).toBe(true);
        expect(traces).toEqual(languageOf(tree, 4));
      }),
      { numRuns: 300 },
    );
  });
});

/** All markings, and all traces up to a length, in the plainest way. */
function explore(net: PetriNet, most: number): { sound: boolean; traces: string[] } {
  const after = (marking: readonly number[], t: number): readonly number[] | undefined => {
    const { inputs, outputs } = net.transitions[t]!;
    const next = [...marking];
    for (const p of inputs) if (--next[p]! < 0) return undefined;
    for (const p of outputs) next[p]!++;
    return next;
  };
  const final = net.final.join(' ');
  const markings = new Map([[net.initial.join(' '), net.initial]]);
  const back = new Map<string, string[]>();
  const fired = new Set<number>();
  let safe = true;
  for (const [key, marking] of markings) {
    for (const t of net.transitions.keys()) {
      const next = after(marking, t);
      if (next === undefined) continue;
      fired.add(t);
      if (next.some((tokens) => tokens > 1)) safe = false;
      const to = next.join(' ');
      back.set(to, [...(back.get(to) ?? []), key]);
      if (safe) markings.set(to, markings.get(to) ?? next);
    }
  }
  const ending = new Set([final]);
  for (const key of ending) for (const from of back.get(key) ?? []) ending.add(from);
  const alone = [...markings].every(([key, marking]) => key === final || marking[1] === 0);
  const ends = net.transitions.every(({ inputs, outputs }) => !inputs.includes(1) && !outputs.includes(0));

  const traces = new Set<string>();
  const seen = new Set<string>();
  const waiting: [readonly number[], readonly string[]][] = [[net.initial, []]];
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    const [marking, trace] = state;
    const key = `${marking.join(' ')}|${trace.join(' ')}`;
    if (seen.has(key) || trace.length > most) continue;
    seen.add(key);
    if (marking.join(' ') === final) traces.add(trace.join(' '));
    for (const [t, { activity }] of net.transitions.entries()) {
      const next = after(marking, t);
      if (next) waiting.push([next, activity === null ? trace : [...trace, activity]]);
    }
  }
  return {
    sound: safe && alone && ends && ending.size === markings.size && fired.size === net.transitions.length,
    traces: [...traces].toSorted(),
  };
}
