// A process tree in the reference's notation as a transition system with all its states, so that its models can be
// aligned here: `->( )` sequence, `X( )` choice, `+( )` all orders of parallel parts, `*( do, redo )` loop, `tau`.
import type { TransitionSystem } from '@portolan/mining';

type Tree =
  | { readonly kind: 'leaf'; readonly activity: string | undefined }
  | { readonly kind: '->' | 'X' | '+' | '*'; readonly parts: readonly Tree[] };

/** How far a part is: not begun, done, or the states of its own parts (a choice and a sequence: of the one at work). */
type Progress = 'new' | 'done' | { readonly part: number; readonly state: Progress } | readonly Progress[];

interface Step {
  readonly activity: string | undefined;
  readonly next: Progress;
}

/** @throws where the tree has more than `most` states */
export function systemOfTree(text: string, most = 20_000): TransitionSystem {
  const tree = parse(text);
  const activities: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const activity: number[] = [];
  const states: Progress[] = ['new'];
  const numbers = new Map([[JSON.stringify(states[0]), 0]]);
  for (let state = 0; state < states.length; state++) {
    for (const step of steps(tree, states[state]!)) {
      const key = JSON.stringify(step.next);
      const number = numbers.get(key) ?? states.push(step.next) - 1;
      numbers.set(key, number);
      if (states.length > most) throw new RangeError(`the tree has more than ${most} states`);
      let code = step.activity === undefined ? -1 : activities.indexOf(step.activity);
      if (step.activity !== undefined && code === -1) code = activities.push(step.activity) - 1;
      from.push(state);
      to.push(number);
      activity.push(code);
    }
  }
  const accepting = [...states.keys()].filter((state) => states[state] === 'done');
  return { states: states.length, start: 0, activities, from, to, activity, accepting, closing: [] };
}

function parse(text: string): Tree {
  const tokens = text.match(/'[^']*'|->|[X+*(),]|tau/gu) ?? [];
  let at = 0;
  const node = (): Tree => {
    const token = tokens[at++]!;
    if (token === 'tau') return { kind: 'leaf', activity: undefined };
    if (token.startsWith("'")) return { kind: 'leaf', activity: token.slice(1, -1) };
    const parts: Tree[] = [];
    do {
      at++;
      parts.push(node());
    } while (tokens[at] === ',');
    at++;
    return { kind: token as '->' | 'X' | '+' | '*', parts };
  };
  return node();
}

function steps(tree: Tree, state: Progress): Step[] {
  if (state === 'done') return [];
  if (tree.kind === 'leaf') return [{ activity: tree.activity, next: 'done' }];
  if (tree.kind === '+') {
    const own = state === 'new' ? tree.parts.map((): Progress => 'new') : (state as readonly Progress[]);
    return tree.parts.flatMap((part, p) =>
      steps(part, own[p]!).map(({ activity, next }) => {
        const all = own.with(p, next);
        return { activity, next: all.every((each) => each === 'done') ? 'done' : all };
      }),
    );
  }
  const begun: readonly { part: number; state: Progress }[] =
    state === 'new'
      ? tree.parts
          .map((_, part) => ({ part, state: 'new' as const }))
          .slice(0, tree.kind === 'X' ? undefined : 1)
      : [state as { part: number; state: Progress }];
  return begun.flatMap((own) => {
    // The body of a loop is done: leave it, or do it over.
    if (tree.kind === '*' && own.part === 0 && own.state === 'done') {
      const over: Step[] = steps(tree.parts[1]!, 'new').map(({ activity, next }) => ({
        activity,
        next: after(tree, 1, next),
      }));
      return [{ activity: undefined, next: 'done' }, ...over];
    }
    return steps(tree.parts[own.part]!, own.state).map(({ activity, next }) => ({
      activity,
      next: after(tree, own.part, next),
    }));
  });
}

function after(tree: Exclude<Tree, { kind: 'leaf' }>, part: number, state: Progress): Progress {
  if (state !== 'done') return { part, state };
  if (tree.kind === 'X') return 'done';
  if (tree.kind === '*') return part === 0 ? { part: 0, state: 'done' } : 'new';
  return part + 1 === tree.parts.length ? 'done' : { part: part + 1, state: 'new' };
}
