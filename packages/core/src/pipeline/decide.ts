// What a command makes happen: events, or a refusal. Pure: who asks, what time it is and what the map says are given.
// Nothing writes a deal without asking here.
import { ROLES } from '../access/roles.ts';
import { isWon } from '../map/traverse.ts';
import type { Outcome, Stage } from '../map/nodes.ts';
import type { MapGraph } from '../map/traverse.ts';
import type { DealCommand } from './command.ts';
import { isOpen } from './deal.ts';
import type { Deal, DealFields } from './deal.ts';
import { done, timeOf } from './decide-context.ts';
import type { Bodies, DecideContext } from './decide-context.ts';
import { decideMove } from './decide-move.ts';
import { changesOf } from './decide-set.ts';
import type { DealEvent, DealEventBody } from './event.ts';
import { evolve } from './evolve.ts';
import { stagesAround } from './gate.ts';
import { firstPlace, judgeStart } from './judge-start.ts';
import { holdsDeals, isAfterWon } from './next.ts';
import { refuse } from './refusal.ts';
import type { DealRefusal } from './refusal.ts';

export interface Decided {
  readonly ok: true;
  readonly events: readonly DealEvent[];
  readonly deal: Deal;
}
export type Verdict = Decided | { readonly ok: false; readonly refusal: DealRefusal };

/**
 * @param deal undefined only for `create`
 * @param dealId the id that a new deal gets
 */
export function decide(
  command: DealCommand,
  deal: Deal | undefined,
  dealId: string,
  context: DecideContext,
): Verdict {
  const found = command.do === 'create' ? create(command, context) : bodiesFor(command, deal, context);
  if (!found.ok) return found;
  let next = deal;
  const events = found.bodies.map((body): DealEvent => {
    const stamp = {
      id: context.newId(),
      dealId,
      happenedAt: found.happenedAt ?? context.now,
      recordedAt: context.now,
      actorId: context.actorId,
    };
    const event: DealEvent = { ...body, ...stamp };
    next = evolve(next, event);
    return event;
  });
  if (next === undefined) throw new Error('a command that is carried out leaves a deal');
  return { ok: true, events, deal: next };
}

function create(command: DealCommand & { do: 'create' }, context: DecideContext): Bodies {
  const { graph } = context;
  const nodeId = command.nodeId ?? firstPlace(graph);
  const node = nodeId === undefined ? undefined : graph.node(nodeId);
  if (node === undefined || node.type === 'decision') {
    return refuse('unknown_stage', `The map has no stage ${nodeId ?? 'to begin in'}`, 'nodeId');
  }
  if (!holdsDeals(node)) return refuse('no_deals_here', `${node.name} counts an audience`, 'nodeId');
  if (node.type === 'outcome' && context.asHistory !== true) {
    return refuse('not_open', 'A new deal begins in a stage', 'nodeId');
  }
  const problem = problemOfFields(command.fields, context);
  if (problem !== undefined) return problem;
  const happenedAt = timeOf(command.happenedAt, undefined, context);
  if (typeof happenedAt !== 'string') return happenedAt;
  const created = {
    kind: 'created',
    processId: command.processId,
    versionId: command.versionId,
    to: node.id,
    fields: command.fields,
    continuedFrom: command.continuedFrom,
  } as const;
  // What began elsewhere was held by no gate of ours.
  const start = context.asHistory === true ? done() : startAt(node, command, created, context);
  if (!start.ok) return start;
  const bodies: DealEventBody[] = [created, ...start.bodies];
  if (isWon(node)) bodies.push({ kind: 'won' });
  if (node.type === 'outcome') {
    bodies.push({ kind: 'ended', end: { kind: node.kind, reason: '', stopped: null, no: null } });
  }
  return { ok: true, bodies, happenedAt };
}

/** What beginning there passes by, as an event; or why the deal cannot begin there. */
function startAt(
  node: Stage | Outcome,
  { override, fields }: DealCommand & { do: 'create' },
  created: DealEventBody & { kind: 'created' },
  context: DecideContext,
): Bodies {
  const { graph, now, actorId, recordOf } = context;
  const deal = evolve(undefined, {
    ...created,
    id: '',
    dealId: '',
    happenedAt: now,
    recordedAt: now,
    actorId,
  });
  const { passes, missing } = judgeStart(graph, deal, recordOf, Date.parse(now));
  const rests = node.type === 'stage' && node.kind === 'resting' && !isAfterWon(graph, node.id);
  if (rests && fields.backOn === null) {
    return refuse(
      'back_on_missing',
      `Say when ${node.name} ends: the day on which to come back to it`,
      'backOn',
    );
  }
  if (passes.length === 0) return done();
  if (override === null) {
    if (passes.includes('jump')) {
      return refuse('no_way', `The map has no way to ${node.name} from where it begins`, 'nodeId');
    }
    if (passes.includes('condition')) {
      return refuse('condition_fails', `A condition on the way to ${node.name} does not hold`, 'nodeId');
    }
    return refuse('gate_blocks', `Missing on the way to ${node.name}: ${missing.join('; ')}`, 'nodeId', {
      missing: missing.length,
    });
  }
  if (!context.may('gates.override')) {
    return refuse('override_not_allowed', 'Your role cannot pass by the rules of the map', 'override');
  }
  const from = firstPlace(graph) ?? node.id;
  return done({ kind: 'overridden', from, to: node.id, passed: passes, reason: override.reason });
}

function problemOfFields(fields: DealFields, context: DecideContext): Bodies | undefined {
  const { custom, ...own } = fields;
  const named = [
    ...Object.entries(own),
    ...Object.entries(custom).map(([key, value]) => [`custom.${key}`, value] as const),
  ];
  for (const [field, value] of named) {
    const problem = context.problemWith?.(field, value);
    if (problem !== undefined) return refuse('bad_value', problem, field);
  }
  return undefined;
}

function bodiesFor(
  command: Exclude<DealCommand, { do: 'create' }>,
  deal: Deal | undefined,
  context: DecideContext,
): Bodies {
  if (deal === undefined) throw new Error('there is no deal to do this with');
  if (deal.mergedInto !== null && command.do !== 'unmerge') {
    return refuse('merged', 'The deal was merged into another', deal.mergedInto);
  }
  if (deal.deletedAt !== null && command.do !== 'restore' && command.do !== 'unmerge') {
    return refuse('deleted', 'The deal is in the bin; restore it first');
  }
  switch (command.do) {
    case 'move':
    case 'undoMove':
      return decideMove(command, deal, context);
    case 'set':
      return changesOf(command, deal, context);
    case 'tick':
      return tick(command, deal, context);
    case 'askApproval':
      return withItem(deal, command.item, context, (item) =>
        item.check.how !== 'approval'
          ? refuse('not_tickable', 'Only an approval can be asked for', command.item)
          : done({ kind: 'ticked', item: command.item, state: 'asked', evidence: '' }),
      );
    case 'answerApproval':
      return withItem(deal, command.item, context, ({ check }) => {
        if (check.how !== 'approval') return refuse('not_tickable', 'This is not an approval', command.item);
        if (ROLES.indexOf(context.role) > ROLES.indexOf(check.role)) {
          return refuse('role_too_small', `Asks for somebody who is ${check.role} or more`, command.item, {
            role: check.role,
          });
        }
        return command.approve
          ? done({ kind: 'ticked', item: command.item, state: 'done', evidence: command.reason })
          : done({ kind: 'unticked', item: command.item, reason: command.reason });
      });
    case 'confirm': {
      const happenedAt = timeOf(command.happenedAt, deal, context);
      if (typeof happenedAt !== 'string') return happenedAt;
      return { ok: true, bodies: [{ kind: 'confirmed', words: command.words }], happenedAt };
    }
    case 'unconfirm':
      return deal.confirmed === null ? done() : done({ kind: 'unconfirmed' });
    case 'acceptHandover':
      return deal.handover?.state === 'waiting'
        ? done({ kind: 'handoverAccepted' })
        : refuse('no_handover', 'There is no hand-over that waits for an answer');
    case 'refuseHandover':
      return deal.handover?.state === 'waiting'
        ? done(
            { kind: 'handoverRefused', reason: command.reason },
            {
              kind: 'entered',
              from: deal.nodeId,
              to: deal.handover.from,
              through: [],
              cause: null,
              no: null,
              missing: [],
              handover: null,
              backOn: null,
            },
          )
        : refuse('no_handover', 'There is no hand-over that waits for an answer');
    case 'explainMove':
      return context.history?.some(({ id, kind }) => id === command.event && kind === 'entered') === true
        ? done({ kind: 'explained', move: command.event, cause: command.cause })
        : refuse('unknown_move', 'The deal has made no such move', 'event');
    case 'doesNotFit':
      return done({ kind: 'doesNotFit', node: deal.nodeId, text: command.text });
    case 'transfer': {
      const to = context.graph.node(command.to);
      if (to === undefined || to.type === 'decision' || !holdsDeals(to)) {
        return refuse('unknown_stage', `The new version has no stage ${command.to}`, 'to');
      }
      // Within one version there are moves; a plan is no way round the map.
      if (command.versionId === deal.versionId) {
        return refuse('already_there', 'The deal is on this version already', 'versionId');
      }
      if ((to.type === 'outcome') !== (deal.endedAt !== null)) {
        return refuse('not_open', 'An open deal goes to a stage, an ended one to an outcome', 'to');
      }
      return done({
        kind: 'transferred',
        fromVersion: deal.versionId,
        toVersion: command.versionId,
        from: deal.nodeId,
        to: command.to,
        planId: command.planId,
      });
    }
    case 'continueIn':
      if (deal.continuesIn !== null) {
        return refuse('continued_already', 'The deal goes on in another process already', deal.continuesIn);
      }
      if (deal.wonAt === null && deal.endedAt === null) {
        return refuse('not_yet_ended', 'A deal goes on elsewhere once it is won or has ended');
      }
      return done({ kind: 'continued', nextDealId: command.dealId, processId: command.processId });
    case 'delete':
      return done({ kind: 'deleted' });
    case 'restore':
      return deal.deletedAt === null
        ? refuse('not_deleted', 'The deal is not in the bin')
        : done({ kind: 'restored' });
    case 'mergeInto':
      return command.into === deal.id
        ? refuse('with_itself', 'A deal cannot be merged with itself', 'into')
        : done({ kind: 'merged', into: command.into });
    case 'absorb': {
      if (command.from === deal.id)
        return refuse('with_itself', 'A deal cannot be merged with itself', 'from');
      const changes = changesOf({ do: 'set', changes: command.changes, was: {} }, deal, context);
      if (!changes.ok) return changes;
      return done({ kind: 'absorbed', from: command.from }, ...changes.bodies);
    }
    case 'unmerge':
      return deal.mergedInto === null
        ? refuse('not_deleted', 'The deal was not merged')
        : done({ kind: 'unmerged', from: deal.mergedInto });
  }
}

function withItem(
  deal: Deal,
  id: string,
  { graph }: DecideContext,
  then: (item: ReturnType<typeof itemsHere>[number]) => Bodies,
): Bodies {
  if (!isOpen(deal)) return refuse('not_open', 'The deal has ended; reopen it first');
  const item = itemsHere(graph, deal.nodeId).find((one) => one.id === id);
  return item === undefined ? refuse('unknown_item', `The checklist here has no item ${id}`, id) : then(item);
}

function itemsHere(graph: MapGraph, nodeId: string) {
  return stagesAround(graph, nodeId).flatMap(({ checklist }) => checklist);
}

function tick(command: DealCommand & { do: 'tick' }, deal: Deal, context: DecideContext): Bodies {
  return withItem(deal, command.item, context, ({ check, by }) => {
    if (check.how !== 'tick') {
      return refuse('not_tickable', 'This item is settled by itself, not by a tick', command.item, {
        how: check.how,
      });
    }
    if (!command.done) {
      return deal.ticks[command.item] === undefined
        ? done()
        : done({ kind: 'unticked', item: command.item, reason: '' });
    }
    if (by === 'buyer' && command.evidence === '') {
      return refuse('evidence_missing', 'Say what the buyer said or did', command.item);
    }
    const happenedAt = timeOf(command.happenedAt, deal, context);
    if (typeof happenedAt !== 'string') return happenedAt;
    const { item, evidence } = command;
    return { ok: true, bodies: [{ kind: 'ticked', item, state: 'done', evidence }], happenedAt };
  });
}
