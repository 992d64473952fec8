// Petri nets for tests: of process trees in the textbook way, from a short notation, and random walks on them.
import type { PetriNet, PetriTransition } from '../src/model/petri-net.ts';
import type { ProcessTree } from '../src/model/process-tree.ts';

/** One place in, one out, silent transitions around loops and parallel parts. */
export function plainNet(tree: ProcessTree): PetriNet {
  let places = 2;
  const transitions: PetriTransition[] = [];
  const add = (activity: string | null, inputs: readonly number[], outputs: readonly number[]): void => {
    transitions.push({ name: `t${transitions.length}`, activity, inputs, outputs });
  };
  const grow = (part: ProcessTree, from: number, to: number): void => {
    switch (part.kind) {
      case 'activity': {
        add(part.name, [from], [to]);
        return;
      }
      case 'silent': {
        add(null, [from], [to]);
        return;
      }
      case 'sequence': {
        let here = from;
        for (const [p, each] of part.parts.entries()) {
          const next = p + 1 === part.parts.length ? to : places++;
          grow(each, here, next);
          here = next;
        }
        return;
      }
      case 'choice': {
        for (const each of part.parts) grow(each, from, to);
        return;
      }
      case 'parallel': {
        const begins = part.parts.map(() => places++);
        const ends = part.parts.map(() => places++);
        add(null, [from], begins);
        for (const [p, each] of part.parts.entries()) grow(each, begins[p]!, ends[p]!);
        add(null, ends, [to]);
        return;
      }
      case 'loop': {
        const begin = places++;
        const done = places++;
        add(null, [from], [begin]);
        grow(part.body, begin, done);
        grow(part.redo, done, begin);
        add(null, [done], [to]);
        return;
      }
    }
  };
  grow(tree, 0, 1);
  return {
    places: Array.from({ length: places }, (_, p) => `p${p}`),
    transitions,
    initial: Array.from({ length: places }, (_, p) => (p === 0 ? 1 : 0)),
    final: Array.from({ length: places }, (_, p) => (p === 1 ? 1 : 0)),
  };
}

/**
 * `netOf('p0 > a > p1', 'p1 p1 > ~ > p2')`: a transition per line, `~` a silent one; places by name. One token in the
 * first place of all at the begin, one in `end` at the end, unless told otherwise.
 */
export function netOf(
  lines: readonly string[],
  initial: Readonly<Record<string, number>> = { begin: 1 },
  final: Readonly<Record<string, number>> = { end: 1 },
): PetriNet {
  const places: string[] = [];
  const placeOf = (name: string): number => {
    const found = places.indexOf(name);
    return found === -1 ? places.push(name) - 1 : found;
  };
  const arcs = (text: string): number[] => text.trim().split(/\s+/u).filter(Boolean).map(placeOf);
  const transitions = lines.map((line, t) => {
    const [inputs, activity, outputs] = line.split('>').map((part) => part.trim());
    return {
      name: `t${t}`,
      activity: activity === '~' ? null : activity!,
      inputs: arcs(inputs!),
      outputs: arcs(outputs!),
    };
  });
  for (const name of [...Object.keys(initial), ...Object.keys(final)]) placeOf(name);
  return {
    places,
    transitions,
    initial: places.map((name) => initial[name] ?? 0),
    final: places.map((name) => final[name] ?? 0),
  };
}
