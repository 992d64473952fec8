// How well all the deals of a log fit a map, as the one figure; and what of a map decides it.
import { fitLog, type LogFilter } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { queryOptions } from '@tanstack/react-query';
import { askLong } from '../api/long-questions.ts';

export interface FitnessAsked {
  readonly logId: string;
  /** Another one whenever the log has grown. */
  readonly revision: string;
  readonly map: SalesMap;
  /** Of all deals unless told. */
  readonly filter?: LogFilter;
  /** The map as sent, or the versions that each deal of a pipeline ran on. */
  readonly versions: 'sent' | 'inForce';
}

/** 0 to 1; null without deals. Nothing is asked before all is known, nor of an empty map. */
export function fitnessQuery(asked: FitnessAsked | undefined) {
  return queryOptions({
    queryKey: [
      'fit',
      'figure',
      asked?.logId,
      asked?.revision,
      asked?.versions,
      asked?.filter,
      asked === undefined ? '' : shapeOf(asked.map),
    ],
    queryFn: async (context) => {
      const { logId, map, versions, filter = {} } = asked!;
      const { fitness } = await askLong(
        fitLog,
        { params: { id: logId }, query: filter, body: { map, limit: 0, versions } },
        context,
      );
      return fitness.average;
    },
    enabled: asked !== undefined && asked.map.nodes.length > 0,
    staleTime: 60_000,
    retry: false,
  });
}

/** What of a map decides how deals fit it: rewording a definition or moving a box measures nothing anew. */
export function shapeOf(map: SalesMap): string {
  return JSON.stringify([
    map.starts,
    map.paths.map(({ id, from, to }) => [id, from, to]),
    map.nodes.map((node) => [
      node.id,
      node.type,
      node.parent,
      node.name,
      node.alsoKnownAs,
      node.type === 'stage' ? node.milestones : node.type === 'outcome' ? node.kind : '',
    ]),
  ]);
}
