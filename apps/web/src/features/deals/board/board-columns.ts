// The columns of a board from what the server told: one per stage, or per phase of the buyer's journey. Pure.
import type { BoardColumn, DealCard } from '@portolan/contract';
import type { MapGraph, SalesMap, Stage } from '@portolan/core';
import type { ColumnTone } from '../../../ui/board/BoardColumn.tsx';

export interface Figures {
  readonly count: number;
  readonly total: BoardColumn['total'];
  readonly sums: BoardColumn['sums'];
  readonly weighted: BoardColumn['weighted'];
  readonly medianDays: number | null;
  readonly ages: readonly number[];
  readonly over: number;
}

export interface DealColumn {
  readonly id: string;
  /** Where a card goes that is put here, in the order in which ways are looked for. */
  readonly stages: readonly string[];
  readonly title: string;
  readonly kicker: string;
  readonly tone: ColumnTone;
  readonly figures: Figures;
  readonly cards: readonly DealCard[];
}

export const PHASE = 'phase:';
export const NO_PHASE = `${PHASE}-`;

function stageOf(graph: MapGraph, id: string): Stage | undefined {
  const node = graph.node(id);
  return node?.type === 'stage' ? node : undefined;
}

export function toneOf(stage: Stage | undefined): ColumnTone {
  if (stage === undefined) return 'open';
  if (stage.milestones.includes('won')) return 'won';
  return stage.kind === 'resting' ? 'resting' : 'open';
}

/** @param nameOf what a column is called that the map does not have */
export function stageColumns(
  columns: readonly BoardColumn[],
  graph: MapGraph,
  nameOf: (nodeId: string) => string = (id) => graph.node(id)?.name ?? id,
): readonly DealColumn[] {
  const lane = (id: string | null): string => graph.map.lanes.find((one) => one.id === id)?.name ?? '';
  const phase = (id: string | null): string => graph.map.phases.find((one) => one.id === id)?.name ?? '';
  return columns.map((column) => {
    const stage = stageOf(graph, column.nodeId);
    const parent = stage?.parent == null ? undefined : graph.node(stage.parent);
    const kicker = [parent?.name ?? '', lane(stage?.lane ?? null), phase(stage?.phase ?? null)];
    return {
      id: column.nodeId,
      stages: [column.nodeId],
      title: nameOf(column.nodeId),
      kicker: kicker.filter((one) => one !== '').join(' · '),
      tone: toneOf(stage),
      figures: column,
      cards: column.cards,
    };
  });
}

type Total = BoardColumn['total'];
function addedUp(totals: readonly Total[]): Total {
  let sum: Total = null;
  for (const total of totals) {
    if (total === null) return null;
    sum = sum === null ? total : { ...total, minor: sum.minor + total.minor };
  }
  return sum;
}

function sumsOf(columns: readonly BoardColumn[]): BoardColumn['sums'] {
  const byCurrency = new Map<string, BoardColumn['sums'][number]>();
  for (const sum of columns.flatMap(({ sums }) => sums)) {
    const known = byCurrency.get(sum.currency);
    byCurrency.set(sum.currency, {
      currency: sum.currency,
      minor: (known?.minor ?? 0) + sum.minor,
      deals: (known?.deals ?? 0) + sum.deals,
    });
  }
  return [...byCurrency.values()];
}

/** Figures of several columns as one; medians of medians would be wrong, so there is none. */
export function joinFigures(columns: readonly BoardColumn[]): Figures {
  const filled = columns.filter(({ count }) => count > 0);
  return {
    count: columns.reduce((sum, { count }) => sum + count, 0),
    total: addedUp(filled.map(({ total }) => total)),
    sums: sumsOf(columns),
    weighted: addedUp(filled.map(({ weighted }) => weighted)),
    medianDays: filled.length === 1 ? (filled[0]?.medianDays ?? null) : null,
    ages: Array.from({ length: columns[0]?.ages.length ?? 0 }, (_, index) =>
      columns.reduce((sum, { ages }) => sum + (ages[index] ?? 0), 0),
    ),
    over: columns.reduce((sum, { over }) => sum + over, 0),
  };
}

/** One column per phase that has stages, in the order of the journey; stages without a phase stand last. */
export function phaseColumns(
  columns: readonly BoardColumn[],
  graph: MapGraph,
  map: SalesMap,
  otherTitle: string,
): readonly DealColumn[] {
  const groups = [...map.phases.map(({ id, name }) => ({ id, name })), { id: null, name: otherTitle }];
  return groups.flatMap(({ id, name }): readonly DealColumn[] => {
    const own = columns.filter(({ nodeId }) => (stageOf(graph, nodeId)?.phase ?? null) === id);
    if (own.length === 0) return [];
    const stages = own.map(({ nodeId }) => nodeId);
    return [
      {
        id: id === null ? NO_PHASE : `${PHASE}${id}`,
        stages,
        title: name,
        kicker: '',
        tone: stages.every((one) => toneOf(stageOf(graph, one)) === 'resting') ? 'resting' : 'open',
        figures: joinFigures(own),
        cards: own.flatMap(({ cards }) => cards),
      },
    ];
  });
}
