// Which activities of a log end a case: as somebody says, as the map says that the deals run on, or by their names.
import type { LogEnds } from '@portolan/contract';
import { isWon, type MapNode } from '@portolan/core';
import { endsByName, type EventLog } from '@portolan/mining';
import type { VersionOfMap } from './own-log-labels.ts';
import { ThreadRefusal } from './thread-messages.ts';

/** What a question says about ends; nothing at all: the log's own are meant. */
export interface AskedEnds {
  readonly won?: readonly string[] | undefined;
  readonly lost?: readonly string[] | undefined;
  readonly other?: readonly string[] | undefined;
}

type Kind = 'won' | 'lost' | 'other';
const KINDS: readonly Kind[] = ['won', 'lost', 'other'];

/**
 * @param log the whole one, as people see it
 * @param own of a pipeline: the versions of its map, oldest first, and what the activities by id are called
 */
export function endsOfLog(
  log: EventLog,
  asked: AskedEnds,
  own?: {
    readonly ids: readonly string[];
    readonly names: readonly string[];
    readonly versions: readonly VersionOfMap[];
  },
): LogEnds {
  if (KINDS.some((kind) => asked[kind] !== undefined)) return asAsked(log, asked);
  if (own === undefined) {
    const { won, lost, other } = endsByName(log);
    return { won: [...won], lost: [...lost], other: [...other], by: 'names' };
  }
  const nodes = own.versions.flatMap(({ map }) => map.nodes);
  // Where nothing is sold, as in the qualification of leads, to have gone through is the success.
  const finished = nodes.some(isWon) ? 'other' : 'won';
  const kindOf = new Map<string, Kind>();
  for (const node of nodes) {
    const kind = kindOfNode(node, finished);
    if (kind !== undefined) kindOf.set(node.id, kind);
  }
  const called = new Map(own.ids.map((id, i) => [own.names[i]!, kindOf.get(id)]));
  return { ...sorted(log.activities, (name) => called.get(name)), by: 'map' };
}

function kindOfNode(node: MapNode, finished: Kind): Kind | undefined {
  if (isWon(node)) return 'won';
  if (node.type !== 'outcome') return undefined;
  if (node.kind === 'finished') return finished;
  return node.kind === 'disqualified' ? 'other' : 'lost';
}

function sorted(names: readonly string[], kindOf: (name: string) => Kind | undefined): Omit<LogEnds, 'by'> {
  const of = (kind: Kind): string[] => names.filter((name) => kindOf(name) === kind);
  return { won: of('won'), lost: of('lost'), other: of('other') };
}

function asAsked(log: EventLog, asked: AskedEnds): LogEnds {
  const known = new Set(log.activities);
  const seen = new Map<string, Kind>();
  for (const kind of KINDS) {
    for (const name of asked[kind] ?? []) {
      if (!known.has(name)) {
        throw new ThreadRefusal('invalid_request', `${kind}: the log has no activity "${name}"`);
      }
      const before = seen.get(name);
      if (before !== undefined && before !== kind) {
        throw new ThreadRefusal(
          'invalid_request',
          `"${name}" is given as ${before} and as ${kind}: an activity ends a case in one way`,
        );
      }
      seen.set(name, kind);
    }
  }
  return {
    won: [...(asked.won ?? [])],
    lost: [...(asked.lost ?? [])],
    other: [...(asked.other ?? [])],
    by: 'asked',
  };
}
