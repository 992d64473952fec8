// The model of a process that `simulate` plays: states, moves between them, times, people, calendars, arrivals.
// Whatever may depend on the case is a plain value or a function of `CaseView`; functions must be pure, and draw
// only from `view.random`, so that a seed gives the same cases again.
import type { Random } from './random.ts';

/** The value of an attribute of a simulated case. */
export type AttributeValue = string | number;

/** What a rule may look at: the case as it stands now. */
export interface CaseView {
  /** 0 for the case that arrives first. */
  readonly index: number;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** How often the case has entered a state, the present one included. */
  readonly visits: (state: string) => number;
  /** When the case arrived, and the moment in question (ms). */
  readonly startMs: number;
  readonly nowMs: number;
  /** The case's own random numbers. */
  readonly random: Random;
}

/** A value, or how to find it for a case. */
export type PerCase<T> = T | ((view: CaseView) => T);

/** A lognormal time. */
export interface Duration {
  readonly medianHours: PerCase<number>;
  /** Standard deviation of the logarithm: 0 always the median, 0.5 tight, 1 wide. 0.6 unless told. */
  readonly spread?: number;
  /**
   * `elapsed` (default): hours run day and night; where the case has a calendar, a moment outside working hours
   * moves to some time of the next working day. `working`: only hours of the calendar count.
   */
  readonly clock?: 'elapsed' | 'working';
}

export interface Move {
  /** A state of the model. */
  readonly to: string;
  /** Chance in proportion to the other moves of the state; 0 or less: not possible now. */
  readonly weight: PerCase<number>;
  /** Stay before this move instead of the state's own. */
  readonly stay?: Duration;
}

/** A state of a simulated process: what it records, how long it lasts, who works on it, where it leads. */
export interface StateModel {
  /** The activity recorded when a case enters; the name of the state unless told, none for `null`. */
  readonly activity?: PerCase<string | null>;
  /** How long a case stays; without it, it moves on at once. */
  readonly stay?: Duration;
  /** Where it goes; where there is no (possible) move the case is finished. */
  readonly moves?: readonly Move[];
  /** Who is recorded with the event. */
  readonly performer?: PerCase<string | undefined>;
  /** A pool that does the work of this state; its member is recorded unless `performer` says otherwise. */
  readonly pool?: string;
  /** Attributes of the case that are set on entering, such as a reason or a final amount. */
  readonly set?: (view: CaseView) => Readonly<Record<string, AttributeValue>>;
}

/** People who share work. */
export interface Pool {
  readonly members: readonly {
    readonly name: string;
    /** Share of the work, in proportion; 1 unless told. */
    readonly weight?: number;
    /**
     * Cases they can have in work at once; the next one waits, first come, first served. Unlimited unless told.
     */
    readonly capacity?: number;
    /** Multiplies the time of the state; 1 unless told. */
    readonly slowness?: number;
  }[];
  /** A case stays with the member it got first; otherwise one is drawn at every visit. */
  readonly keep?: boolean;
}

/** Working hours of simulated people. */
export interface WorkCalendar {
  /** Minutes east of UTC; a fixed offset (no daylight saving). */
  readonly offsetMinutes?: number;
  /** 0 Sunday to 6 Saturday; Monday to Friday unless told. */
  readonly weekdays?: readonly number[];
  /** Local hours, 9 to 18 unless told; fractions allowed. */
  readonly fromHour?: number;
  readonly toHour?: number;
  /** Local dates without work, as `2026-12-25`. */
  readonly holidays?: readonly string[];
}

/** How the arrival of cases changes over time; without any of it they come evenly. */
export interface Arrivals {
  /** Relative rates, 0 Sunday to 6 Saturday (UTC). */
  readonly weekdays?: readonly number[];
  /** Relative rates, January to December (UTC). */
  readonly months?: readonly number[];
  /** 0.2: after a year, a fifth more per day. */
  readonly growthPerYear?: number;
}

/** An attribute of simulated cases, and how its value is drawn. */
export interface AttributeModel {
  readonly name: string;
  /** Drawn when the case arrives, in the order of the list; later ones see the earlier ones in `view`. */
  readonly value: PerCase<AttributeValue>;
}

/** A process to play: states with chances, times and people. */
export interface ProcessModel {
  readonly start: PerCase<string>;
  readonly states: Readonly<Record<string, StateModel>>;
  readonly attributes?: readonly AttributeModel[];
  readonly arrivals?: Arrivals;
  readonly pools?: Readonly<Record<string, Pool>>;
  readonly calendars?: Readonly<Record<string, WorkCalendar>>;
  /** Which calendar a case keeps; none unless told. */
  readonly calendar?: PerCase<string | undefined>;
  /** `case-1`, `case-2`... in order of arrival unless told. */
  readonly caseId?: (view: CaseView) => string;
}

/** Something that happened in a simulation; its time in ms. */
export interface SimulatedEvent {
  readonly activity: string;
  readonly state: string;
  readonly timeMs: number;
  readonly resource?: string;
}

/** A case of a simulation, with its events in order of time. */
export interface SimulatedCase {
  readonly id: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** In order of time. */
  readonly events: readonly SimulatedEvent[];
  /** The state of its last event. */
  readonly state: string;
  /** Whether it came to a state without a way on; the others are still open. */
  readonly finished: boolean;
}
