// The shape of a rule: one known mistake of maps. It reports places as data; words are in words/, severity can be
// changed by the settings, and the order of findings is the business of check-map.ts.
import type { MapCommand } from '../map/command.ts';
import type { Collection } from '../map/collections.ts';
import type { CheckContext } from './context.ts';
import type { MapFacts } from './facts.ts';
import type { CheckSettings } from './settings.ts';
import type { Severity } from './severity.ts';

/** Where: an element (and an item of one of its lists), or the map as a whole. */
export type FindingPlace =
  | { readonly collection: Collection; readonly id: string; readonly item?: string }
  | { readonly collection: 'map' };

export const FIX_CODES = [
  'addPath',
  'giveToOnlyLane',
  'leadToRest',
  'nameStarts',
  'removeLane',
  'samePhase',
  'setRealDays',
] as const;
export type FixCode = (typeof FIX_CODES)[number];

/** A safe way to mend, in one click: the finding is gone once the command is applied. */
export interface Fix {
  readonly title: FixCode;
  readonly command: MapCommand;
}

export interface Found {
  readonly at: FindingPlace;
  /** What the message names: texts of the map, counts, days, and shares of 0 to 1 under `share` and `least`. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly fix?: Fix;
}

export interface RuleContext extends CheckContext {
  readonly facts: MapFacts;
  readonly settings: CheckSettings;
}

export interface MapRule<Id extends string = string> {
  readonly id: Id;
  readonly severity: Severity;
  /** Never throws on a valid map. */
  readonly find: (context: RuleContext) => Iterable<Found>;
}

/** Keeps the id as a literal, so that a rule without words does not compile. */
export function mapRule<const Id extends string>(rule: MapRule<Id>): MapRule<Id> {
  return rule;
}

export const WHOLE_MAP: FindingPlace = { collection: 'map' };

export function atNode({ id }: { readonly id: string }, item?: string): FindingPlace {
  return item === undefined ? { collection: 'nodes', id } : { collection: 'nodes', id, item };
}
