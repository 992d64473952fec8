// Moving a deal, reopening it, and taking a move back.
import { isWon } from '../map/traverse.ts';
import type { Stage, Outcome } from '../map/nodes.ts';
import type { MapGraph } from '../map/traverse.ts';
import type { DealCommand, MoveCommand } from './command.ts';
import type { Deal } from './deal.ts';
import { timeOf } from './decide-context.ts';
import type { Bodies, DecideContext } from './decide-context.ts';
import type { DealEventBody } from './event.ts';
import { dealOf, standingOf } from './evolve.ts';
import { judgeMove } from './judge-move.ts';
import { reopensIn } from './judge-start.ts';
import type { MoveJudgement } from './judge-move.ts';
import { refuse } from './refusal.ts';

/** For how long a move can be taken back as if it had not been. */
export const UNDO_MINUTES = 30;

export function decideMove(
  command: Extract<DealCommand, { do: 'move' | 'undoMove' }>,
  deal: Deal,
  context: DecideContext,
): Bodies {
  return command.do === 'move' ? move(command, deal, context) : undo(command.event, context);
}

function move(command: MoveCommand, deal: Deal, context: DecideContext): Bodies {
  const { graph, now } = context;
  const free = judgeMove(graph, deal, command.to, context.recordOf(deal), Date.parse(now));
  if (!free.ok) return free;
  const judged = deal.endedAt === null ? free : judgeReopening(free, deal, context);
  const happenedAt = timeOf(command.happenedAt, deal, context);
  if (typeof happenedAt !== 'string') return happenedAt;
  const hindrance = context.asHistory === true ? undefined : refusedBecause(judged, command, context);
  if (hindrance !== undefined) return hindrance;

  const no = command.no ?? judged.through.findLast((path) => path.no !== null)?.no ?? null;
  // Nothing held what happened elsewhere; that it passed by a rule is kept where it is told.
  const passed = context.asHistory === true && command.override === null ? [] : judged.passes;
  const bodies: DealEventBody[] = [];
  if (deal.endedAt !== null) bodies.push({ kind: 'reopened', from: deal.nodeId, reason: command.reason });
  if (passed.length > 0) {
    const reason = command.override?.reason ?? '';
    bodies.push({ kind: 'overridden', from: deal.nodeId, to: command.to, passed, reason });
  }
  bodies.push({
    kind: 'entered',
    from: deal.nodeId,
    to: command.to,
    through: judged.through.map(({ id }) => id),
    cause: command.cause,
    no,
    missing: judged.gate?.missing.map(({ item }) => item.id) ?? [],
    // Elsewhere nobody was asked to take it.
    handover: context.asHistory === true ? null : handoverOf(graph, deal.nodeId, judged.to),
    backOn: judged.to.type === 'stage' && judged.to.kind === 'resting' ? command.backOn : null,
  });
  if (isWon(judged.to) && deal.wonAt === null) bodies.push({ kind: 'won' });
  if (judged.to.type === 'outcome') {
    const stopped = judged.needsReason ? command.cause : null;
    bodies.push({ kind: 'ended', end: { kind: judged.to.kind, reason: command.reason, stopped, no } });
  }
  return { ok: true, bodies, happenedAt };
}

/** Ending and reopening is no way round the map: a deal begins again where it has been, or where it could begin. */
function judgeReopening(free: MoveJudgement, deal: Deal, context: DecideContext): MoveJudgement {
  const { graph, now, history = [], recordOf } = context;
  if (free.to.type !== 'stage' || context.asHistory === true) return free;
  const places = reopensIn(graph, deal, history, recordOf, Date.parse(now));
  return places.has(free.to.id) ? free : { ...free, passes: ['jump'] };
}

function refusedBecause(
  judged: MoveJudgement,
  command: MoveCommand,
  { may }: DecideContext,
): (Bodies & { readonly ok: false }) | undefined {
  const { to, passes } = judged;
  if (passes.length > 0) {
    if (command.override === null) {
      if (passes.includes('jump'))
        return refuse('no_way', `The map has no way to ${to.name} from here`, 'to');
      if (passes.includes('condition')) {
        return refuse('condition_fails', `The condition of the way to ${to.name} does not hold`, 'to');
      }
      const missing = judged.gate?.missing.map(({ item }) => item.text) ?? [];
      return refuse('gate_blocks', `Missing before it can go on: ${missing.join('; ')}`, 'to', {
        missing: missing.length,
      });
    }
    if (!may('gates.override')) {
      return refuse('override_not_allowed', 'Your role cannot pass by the rules of the map', 'override');
    }
  }
  if (judged.needsReason && command.reason === '') {
    return refuse('reason_missing', `Say why it ends as ${to.name}`, 'reason');
  }
  if (judged.needsBackOn && command.backOn === null) {
    return refuse(
      'back_on_missing',
      `Say when ${to.name} ends: the day on which to come back to it`,
      'backOn',
    );
  }
  return undefined;
}

/** Going on to a stage of another lane is handing over: that lane takes it or gives it back. */
function handoverOf(graph: MapGraph, fromId: string, to: Stage | Outcome) {
  const from = graph.node(fromId);
  if (to.type !== 'stage' || from?.type !== 'stage') return null;
  if (from.lane === null || to.lane === null || from.lane === to.lane) return null;
  return { fromLane: from.lane, toLane: to.lane };
}

/**
 * Takes the last move back: the deal stands as before it, and what is measured leaves both out. For the one who made
 * it, for half an hour, while nothing has been built on it.
 */
function undo(eventId: string, context: DecideContext): Bodies {
  const history = context.history ?? [];
  const index = history.findIndex(({ id }) => id === eventId);
  const entered = history[index];
  const after = history.slice(index + 1).filter(({ recordedAt }) => recordedAt !== entered?.recordedAt);
  if (entered?.kind !== 'entered' || after.some(({ kind }) => MOVES.has(kind))) {
    return refuse('nothing_to_undo', 'The deal has moved on since; move it back instead', 'event');
  }
  const age = Date.parse(context.now) - Date.parse(entered.recordedAt);
  if (age > UNDO_MINUTES * 60_000 || entered.actorId !== context.actorId) {
    return refuse(
      'nothing_to_undo',
      `A move is taken back by whoever made it, within ${UNDO_MINUTES} minutes; move it back instead`,
      'event',
    );
  }
  // What was written down with it, in one go: the override, the reopening, the milestone, the end.
  const together = history.filter(
    ({ recordedAt, kind }) => recordedAt === entered.recordedAt && MOVES.has(kind),
  );
  const before = dealOf(history.slice(0, history.indexOf(together[0] ?? entered)));
  if (before === undefined) throw new Error('a move comes after a deal was created');
  return {
    ok: true,
    bodies: [{ kind: 'undone', events: together.map(({ id }) => id), restore: standingOf(before) }],
  };
}

/** Events that say where a deal stands. */
const MOVES = new Set<string>([
  'overridden',
  'reopened',
  'entered',
  'won',
  'ended',
  'undone',
  'transferred',
  'handoverAccepted',
  'handoverRefused',
]);
