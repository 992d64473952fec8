// The table of a rule's test: maps on which it is silent, and maps on which it finds something, with the places.
import type { Agreement, CheckContext, Reality } from '../src/check/context.ts';
import type { FindingPlace } from '../src/check/rule.ts';
import type { CheckSettingsInput } from '../src/check/settings.ts';
import type { ProcessFacts } from '../src/map/map-file.ts';
import type { SalesMap } from '../src/map/map.ts';

export interface TableCase {
  readonly map: SalesMap;
  readonly process?: Partial<ProcessFacts>;
  readonly others?: readonly ProcessFacts[];
  readonly agreement?: Agreement;
  readonly reality?: Reality;
  readonly settings?: CheckSettingsInput;
}

export interface RuleTable {
  /** By what is special about the map. */
  readonly valid: Readonly<Record<string, TableCase>>;
  /** `finds`: the places, e.g. `nodes/offer`, `nodes/offer/item`, `map`; `fixed`: how many of them have a fix (none). */
  readonly invalid: Readonly<
    Record<string, TableCase & { readonly finds: readonly string[]; readonly fixed?: number }>
  >;
}

export function contextOf({ map, process, others, agreement, reality }: TableCase): CheckContext {
  return {
    map,
    process: { name: 'New business', caseKind: 'deal', purpose: '', ...process },
    others,
    agreement,
    reality,
  };
}

export function placeText(at: FindingPlace): string {
  if (at.collection === 'map') return 'map';
  return [at.collection, at.id, ...(at.item === undefined ? [] : [at.item])].join('/');
}

/** Figures from enough deals to be believed. */
export function realityWith(figures: Partial<Reality>): Reality {
  return { deals: 200, recentDeals: 100, stages: {}, missingMoves: [], fitness: null, ...figures };
}
