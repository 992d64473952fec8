// Where deals can be put in a review: the ways that the map has from one deal, or every place of the map for many. Pure.
import type { DealWay } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';

export const TARGET_KINDS = ['advance', 'rest', 'close'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

export interface Target {
  readonly to: string;
  readonly name: string;
  readonly kind: TargetKind;
  readonly needsReason: boolean;
  readonly reasons: readonly string[];
  /** Required items of the checklist that are missing; null where it is not known (many deals). */
  readonly missing: number | null;
  /** Cannot be taken without an override. */
  readonly isBarred: boolean;
}

/** Backwards ways are left out: the review goes on, rests or ends. */
export function targetsOfWays(ways: readonly DealWay[]): readonly Target[] {
  return ways.flatMap((way): Target[] => {
    const kind: TargetKind | null =
      way.type === 'outcome' ? 'close' : way.needsBackOn ? 'rest' : way.forward ? 'advance' : null;
    if (kind === null) return [];
    const isBarred = way.passes.length > 0;
    // A jump is no way of the map.
    if (way.passes.includes('jump')) return [];
    return [
      {
        to: way.to,
        name: way.name,
        kind,
        needsReason: way.needsReason,
        reasons: way.reasons,
        missing: way.missing.length,
        isBarred,
      },
    ];
  });
}

/** Each deal is asked by itself whether it may go there. */
export function targetsOfMap(map: SalesMap): readonly Target[] {
  return map.nodes.flatMap((node): Target[] => {
    if (node.type === 'outcome') {
      const { id, name, reasons } = node;
      return [{ to: id, name, kind: 'close', needsReason: true, reasons, missing: null, isBarred: false }];
    }
    if (node.type !== 'stage' || node.kind === 'audience') return [];
    return [
      {
        to: node.id,
        name: node.name,
        kind: node.kind === 'resting' ? 'rest' : 'advance',
        needsReason: false,
        reasons: [],
        missing: null,
        isBarred: false,
      },
    ];
  });
}
