// What can happen to a deal. Events are facts: they are never changed, and a deal is what its events make of it.
import type {
  ActivityKind,
  Cause,
  CustomValue,
  Deal,
  DealEnd,
  DealField,
  DealFields,
  Handover,
  NoKind,
  Tick,
} from './deal.ts';

/** `custom.<key>` for a custom field. */
export type ChangedField = Exclude<DealField, 'custom'> | `custom.${string}`;

export interface DealFieldChange {
  readonly field: ChangedField;
  readonly from: DealFields[Exclude<DealField, 'custom'>] | CustomValue;
  readonly to: DealFields[Exclude<DealField, 'custom'>] | CustomValue;
}

/** What an override passed by: a way that the map does not have, a condition that does not hold, a gate that blocks. */
export type Passed = 'jump' | 'condition' | 'gate';

/** What undoing a move puts back. */
export type Standing = Pick<
  Deal,
  | 'nodeId'
  | 'enteredAt'
  | 'ticks'
  | 'confirmed'
  | 'handover'
  | 'wonAt'
  | 'endedAt'
  | 'end'
  | 'noes'
  | 'backOn'
>;

export type DealEventBody =
  | {
      readonly kind: 'created';
      readonly processId: string;
      readonly versionId: string;
      readonly to: string;
      readonly fields: DealFields;
      readonly continuedFrom: string | null;
    }
  | {
      readonly kind: 'entered';
      readonly from: string;
      readonly to: string;
      /** Paths of the map that it took; none for a jump. */
      readonly through: readonly string[];
      readonly cause: Cause | null;
      readonly no: NoKind | null;
      /** Required items of the stage it left that were not settled. */
      readonly missing: readonly string[];
      readonly handover: Pick<Handover, 'fromLane' | 'toLane'> | null;
      readonly backOn: string | null;
    }
  | {
      readonly kind: 'overridden';
      readonly from: string;
      readonly to: string;
      readonly passed: readonly Passed[];
      readonly reason: string;
    }
  | { readonly kind: 'won' }
  | { readonly kind: 'ended'; readonly end: DealEnd }
  | { readonly kind: 'reopened'; readonly from: string; readonly reason: string }
  | { readonly kind: 'undone'; readonly events: readonly string[]; readonly restore: Standing }
  | {
      readonly kind: 'ticked';
      readonly item: string;
      readonly state: Tick['state'];
      readonly evidence: string;
    }
  | { readonly kind: 'unticked'; readonly item: string; readonly reason: string }
  | { readonly kind: 'confirmed'; readonly words: string }
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'changed'; readonly changes: readonly DealFieldChange[] }
  | { readonly kind: 'handoverAccepted' }
  | { readonly kind: 'handoverRefused'; readonly reason: string }
  | {
      readonly kind: 'activity';
      readonly activityId: string;
      readonly activity: ActivityKind;
      readonly what: 'planned' | 'done' | 'reopened' | 'removed';
      readonly subject: string;
    }
  | { readonly kind: 'noted'; readonly noteId: string; readonly what: 'written' | 'changed' | 'removed' }
  | {
      readonly kind: 'filed';
      readonly fileId: string;
      readonly name: string;
      readonly what: 'added' | 'removed';
    }
  /** What caused an earlier move, said afterwards; the last one holds. */
  | { readonly kind: 'explained'; readonly move: string; readonly cause: Cause }
  | { readonly kind: 'doesNotFit'; readonly node: string; readonly text: string }
  | {
      readonly kind: 'transferred';
      readonly fromVersion: string;
      readonly toVersion: string;
      readonly from: string;
      readonly to: string;
      /** The plan it was part of. */
      readonly planId: string | null;
    }
  | { readonly kind: 'continued'; readonly nextDealId: string; readonly processId: string }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'restored' }
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'unmerged'; readonly from: string }
  | { readonly kind: 'absorbed'; readonly from: string };

export interface EventStamp {
  readonly id: string;
  readonly dealId: string;
  /** When it happened, as told; when we wrote it down. */
  readonly happenedAt: string;
  readonly recordedAt: string;
  /** Null for the system. */
  readonly actorId: string | null;
}
export type DealEvent = EventStamp & DealEventBody;
export type DealEventKind = DealEventBody['kind'];
