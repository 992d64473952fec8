// A deal and one more event make the next deal. Total and pure: rebuilding all deals of a workspace is folding this.
import { dealFieldsSchema } from './deal.ts';
import type { CustomValue, Deal } from './deal.ts';
import type { DealEvent, DealFieldChange, Standing } from './event.ts';

/** What a move sets back: the next stage has its own checklist and its own confirmation. */
const FRESH = { ticks: {}, confirmed: null } as const;

/** @param deal undefined before its first event, which is always `created` */
export function evolve(deal: Deal | undefined, event: DealEvent): Deal {
  if (event.kind === 'created') return begin(event);
  if (deal === undefined) throw new Error(`the first event of deal ${event.dealId} is ${event.kind}`);
  return { ...deal, ...changeBy(deal, event), revision: deal.revision + 1 };
}

/** Undefined without events. */
export function dealOf(events: Iterable<DealEvent>): Deal | undefined {
  let deal: Deal | undefined;
  for (const event of events) deal = evolve(deal, event);
  return deal;
}

function begin(event: DealEvent & { kind: 'created' }): Deal {
  return {
    ...dealFieldsSchema.parse({ name: '-' }),
    ...event.fields,
    ...FRESH,
    id: event.dealId,
    processId: event.processId,
    versionId: event.versionId,
    nodeId: event.to,
    enteredAt: event.happenedAt,
    handover: null,
    wonAt: null,
    endedAt: null,
    end: null,
    noes: 0,
    done: {},
    documents: [],
    createdAt: event.happenedAt,
    createdBy: event.actorId,
    deletedAt: null,
    mergedInto: null,
    continuedFrom: event.continuedFrom,
    continuesIn: null,
    revision: 1,
  };
}

/** What undoing a move would have to put back. */
export function standingOf(deal: Deal): Standing {
  const { nodeId, enteredAt, ticks, confirmed, handover, wonAt, endedAt, end, noes, backOn } = deal;
  return { nodeId, enteredAt, ticks, confirmed, handover, wonAt, endedAt, end, noes, backOn };
}

function changeBy(deal: Deal, event: Exclude<DealEvent, { kind: 'created' }>): Partial<Deal> {
  const { happenedAt, actorId } = event;
  switch (event.kind) {
    case 'entered':
      return {
        ...FRESH,
        nodeId: event.to,
        enteredAt: happenedAt,
        backOn: event.backOn,
        noes: deal.noes + (event.no === null ? 0 : 1),
        handover: event.handover && {
          ...event.handover,
          from: event.from,
          by: actorId,
          at: happenedAt,
          state: 'waiting',
        },
      };
    case 'won':
      return { wonAt: deal.wonAt ?? happenedAt };
    case 'ended':
      return { endedAt: happenedAt, end: event.end };
    case 'reopened':
      return { endedAt: null, end: null };
    case 'undone':
      return event.restore;
    case 'ticked': {
      const tick = { state: event.state, at: happenedAt, by: actorId, evidence: event.evidence };
      return { ticks: { ...deal.ticks, [event.item]: tick } };
    }
    case 'unticked':
      return {
        ticks: Object.fromEntries(Object.entries(deal.ticks).filter(([item]) => item !== event.item)),
      };
    case 'confirmed':
      return { confirmed: { at: happenedAt, by: actorId, words: event.words } };
    case 'unconfirmed':
      return { confirmed: null };
    case 'changed':
      return changed(deal, event.changes);
    case 'handoverAccepted':
      return { handover: deal.handover && { ...deal.handover, state: 'accepted' } };
    case 'activity': {
      if (event.what !== 'done') return {};
      const before = deal.done[event.activity];
      const later = before === undefined || Date.parse(before) < Date.parse(happenedAt) ? happenedAt : before;
      return { done: { ...deal.done, [event.activity]: later } };
    }
    case 'filed':
      return {
        documents:
          event.what === 'added' ? [...deal.documents, event.name] : withoutOne(deal.documents, event.name),
      };
    case 'transferred':
      return { versionId: event.toVersion, nodeId: event.to };
    case 'continued':
      return { continuesIn: event.nextDealId };
    case 'deleted':
      return { deletedAt: happenedAt };
    case 'restored':
      return { deletedAt: null };
    case 'merged':
      return { deletedAt: happenedAt, mergedInto: event.into };
    case 'unmerged':
      return { deletedAt: null, mergedInto: null };
    case 'overridden':
    case 'handoverRefused':
    case 'explained':
    case 'noted':
    case 'doesNotFit':
    case 'absorbed':
      return {};
  }
}

function changed(deal: Deal, changes: readonly DealFieldChange[]): Partial<Deal> {
  const next: Record<string, unknown> = {};
  let custom: Record<string, CustomValue> | undefined;
  for (const { field, to } of changes) {
    if (!field.startsWith('custom.')) next[field] = to;
    else {
      custom ??= { ...deal.custom };
      const key = field.slice('custom.'.length);
      if (to === null) delete custom[key];
      else custom[key] = to as CustomValue;
    }
  }
  return custom === undefined ? next : { ...next, custom };
}

function withoutOne(names: readonly string[], name: string): readonly string[] {
  const index = names.lastIndexOf(name);
  return index < 0 ? names : names.toSpliced(index, 1);
}
