// What conformance needs to know of a model: a state machine whose transitions carry activities. A sales map, a
// process tree or anything else with finitely many states can be written as one.

/** A state machine whose transitions carry activities. States are 0 to `states - 1`. */
export interface TransitionSystem {
  readonly states: number;
  readonly start: number;
  /** Names; several transitions and states may carry the same one. */
  readonly activities: readonly string[];
  /** Three parallel arrays, one entry per transition. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** An index into `activities`, or -1 for a silent, free move. */
  readonly activity: readonly number[];
  /** States where a case may end. */
  readonly accepting: readonly number[];
  /** Activities that close a case (outcomes, the won milestone): a case whose trace ends with one is closed. */
  readonly closing: readonly number[];
}

/** Throws a `RangeError` that names the first number of `system` that points nowhere. */
export function checkSystem(system: TransitionSystem): void {
  const { states, start, activities, from, to, activity, accepting, closing } = system;
  if (!Number.isInteger(states) || states < 1) {
    throw new RangeError(`a transition system needs at least its start state, not ${states} states`);
  }
  if (from.length !== to.length || from.length !== activity.length) {
    throw new RangeError(
      `from, to and activity of a transition system go together, but have ${from.length}, ${to.length} and ${activity.length} entries`,
    );
  }
  within('start', start, 0, states);
  for (let t = 0; t < from.length; t++) {
    within(`from[${t}]`, from[t], 0, states);
    within(`to[${t}]`, to[t], 0, states);
    within(`activity[${t}]`, activity[t], -1, activities.length);
  }
  for (const [i, state] of accepting.entries()) within(`accepting[${i}]`, state, 0, states);
  for (const [i, code] of closing.entries()) within(`closing[${i}]`, code, 0, activities.length);
}

function within(what: string, value: number | undefined, least: number, end: number): void {
  if (value === undefined || !Number.isInteger(value) || value < least || value >= end) {
    throw new RangeError(`${what} is ${value}, not a whole number from ${least} to ${end - 1}`);
  }
}
