// Plays a process: cases arrive, stay, move on, wait for people, and finish or are still open at the end.
// A discrete-event simulation: everything happens in order of time, so that people's queues are fair. Every case has
// random numbers of its own: a change to one state does not reshuffle the cases that never come there.
import { arrivalTimes } from './arrivals.ts';
import type {
  AttributeValue,
  CaseView,
  Duration,
  PerCase,
  ProcessModel,
  SimulatedCase,
  SimulatedEvent,
  StateModel,
} from './model.ts';
import { createRandom, type Random } from './random.ts';
import { Timeline } from './timeline.ts';
import { createWorkforce } from './workforce.ts';
import { workingHours, type WorkingHours } from './work-calendar.ts';

/** Seed, number of cases and span of time of a simulation. */
export interface SimulateOptions {
  /** Any whole number; the same seed gives the same cases. */
  readonly seed: number;
  readonly cases: number;
  /** Cases arrive in `[fromMs, toMs)`. */
  readonly fromMs: number;
  readonly toMs: number;
  /** What would happen at or after this moment has not happened; `toMs` unless told. */
  readonly untilMs?: number;
  /** A case that has entered so many states is stopped there, still open; 1,000 unless told. */
  readonly maxSteps?: number;
}

const HOUR = 3_600_000;

interface Traveller {
  readonly index: number;
  readonly random: Random;
  readonly startMs: number;
  readonly attributes: Record<string, AttributeValue>;
  readonly visits: Map<string, number>;
  readonly events: SimulatedEvent[];
  readonly view: CaseView & { nowMs: number };
  hours: WorkingHours | undefined;
  id: string;
  state: string;
  steps: number;
  finished: boolean;
}

/**
 * Simulates `model`; the cases come in order of arrival. Cases whose every event would be after `untilMs` are left out.
 * @throws {RangeError} if the model names a state, pool or calendar it does not have.
 */
export function simulate(model: ProcessModel, options: SimulateOptions): SimulatedCase[] {
  const root = createRandom(options.seed);
  const untilMs = options.untilMs ?? options.toMs;
  const maxSteps = options.maxSteps ?? 1000;
  const calendars = new Map(
    Object.entries(model.calendars ?? {}).map(([name, calendar]) => [name, workingHours(calendar)]),
  );
  const workforce = createWorkforce(model.pools ?? {});
  const timeline = new Timeline<Traveller>();
  const travellers: Traveller[] = [];

  const times = arrivalTimes(
    model.arrivals ?? {},
    options.cases,
    options.fromMs,
    options.toMs,
    root.fork(-1),
  );
  for (let index = 0; index < times.length; index++) {
    const traveller = arrive(model, index, times[index]!, root.fork(index), calendars);
    travellers.push(traveller);
    timeline.add(traveller.view.nowMs, traveller);
  }

  for (let entry = timeline.take(); entry && entry.timeMs < untilMs; entry = timeline.take()) {
    const { item: traveller, timeMs } = entry;
    const { view } = traveller;
    view.nowMs = timeMs;
    const state = stateOf(model, traveller.state);
    traveller.visits.set(traveller.state, view.visits(traveller.state) + 1);
    if (state.set) Object.assign(traveller.attributes, state.set(view));
    const worker =
      state.pool === undefined ? undefined : workforce.choose(state.pool, traveller.index, view.random);
    record(traveller, state, timeMs, worker?.name);

    if (++traveller.steps >= maxSteps) continue;
    const moves = state.moves ?? [];
    const chosen = view.random.weighted(moves.map((move) => valueFor(move.weight, view)));
    const move = moves[chosen];
    if (!move) {
      traveller.finished = true;
      continue;
    }
    const stay = move.stay ?? state.stay;
    const startsMs = worker ? worker.freeFrom(timeMs) : timeMs;
    const leavesMs = stay ? leaveAt(stay, startsMs, worker?.slowness ?? 1, traveller.hours, view) : startsMs;
    worker?.occupy(leavesMs);
    traveller.state = move.to;
    timeline.add(leavesMs, traveller);
  }
  return travellers.filter(({ events }) => events.length > 0).map(present);
}

function arrive(
  model: ProcessModel,
  index: number,
  timeMs: number,
  random: Random,
  calendars: ReadonlyMap<string, WorkingHours>,
): Traveller {
  const attributes: Record<string, AttributeValue> = {};
  const visits = new Map<string, number>();
  const view = {
    index,
    attributes,
    visits: (state: string) => visits.get(state) ?? 0,
    startMs: timeMs,
    nowMs: timeMs,
    random,
  };
  for (const { name, value } of model.attributes ?? []) attributes[name] = valueFor(value, view);
  const calendar = model.calendar === undefined ? undefined : valueFor(model.calendar, view);
  const hours = calendar === undefined ? undefined : calendars.get(calendar);
  if (calendar !== undefined && !hours) throw new RangeError(`the model has no calendar "${calendar}"`);
  if (hours) {
    view.nowMs = hours.nextMoment(timeMs, random);
    view.startMs = view.nowMs;
  }
  return {
    index,
    random,
    startMs: view.startMs,
    attributes,
    visits,
    events: [],
    view,
    hours,
    id: model.caseId ? model.caseId(view) : `case-${index + 1}`,
    state: valueFor(model.start, view),
    steps: 0,
    finished: false,
  };
}

function stateOf(model: ProcessModel, name: string): StateModel {
  const state = Object.hasOwn(model.states, name) ? model.states[name] : undefined;
  if (!state) throw new RangeError(`the model has no state "${name}"`);
  return state;
}

function record(traveller: Traveller, state: StateModel, timeMs: number, worker: string | undefined): void {
  const { view } = traveller;
  const activity = state.activity === undefined ? traveller.state : valueFor(state.activity, view);
  if (activity === null) return;
  const resource = state.performer === undefined ? worker : valueFor(state.performer, view);
  traveller.events.push({
    activity,
    state: traveller.state,
    timeMs,
    ...(resource !== undefined && { resource }),
  });
}

function leaveAt(
  stay: Duration,
  fromMs: number,
  slowness: number,
  hours: WorkingHours | undefined,
  view: CaseView,
): number {
  const lengthMs =
    view.random.lognormal(valueFor(stay.medianHours, view), stay.spread ?? 0.6) * slowness * HOUR;
  if (!hours) return Math.floor(fromMs + lengthMs);
  if (stay.clock === 'working') return Math.floor(hours.add(fromMs, lengthMs));
  return Math.floor(hours.nextMoment(fromMs + lengthMs, view.random));
}

function valueFor<T>(value: PerCase<T>, view: CaseView): T {
  // PerCase allows a function only as a rule: no value of a model is itself a function.
  return typeof value === 'function' ? (value as (view: CaseView) => T)(view) : value;
}

function present(traveller: Traveller): SimulatedCase {
  const { id, attributes, events, finished } = traveller;
  return { id, attributes, events, finished, state: events.at(-1)!.state };
}
