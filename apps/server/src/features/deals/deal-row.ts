// A row of `deals` and the deal that it holds: two forms of the same. What is not in a column of its own is in `details`.
import { gateHere, isAfterWon, recordOf } from '@portolan/core';
import type { Deal, DealAmount, MapGraph } from '@portolan/core';

export interface DealRow {
  readonly id: string;
  readonly process_id: string;
  readonly version_id: string;
  readonly node_id: string;
  readonly entered_at: Date;
  readonly name: string;
  readonly amount_minor: number | null;
  readonly currency: string | null;
  /** A day, as text. */
  readonly close_on: string | null;
  readonly source: string;
  readonly company_id: string | null;
  readonly owner_id: string | null;
  readonly back_on: string | null;
  readonly tags: string[];
  readonly custom: Deal['custom'];
  readonly details: Details;
  readonly won_at: Date | null;
  readonly ended_at: Date | null;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly deleted_at: Date | null;
  readonly revision: number;
}

type Details = Pick<
  Deal,
  | 'problem'
  | 'competitors'
  | 'people'
  | 'lines'
  | 'ticks'
  | 'confirmed'
  | 'handover'
  | 'end'
  | 'noes'
  | 'done'
  | 'documents'
  | 'mergedInto'
  | 'continuedFrom'
  | 'continuesIn'
>;

export const DEAL_COLUMNS = `d.id, d.process_id, d.version_id, d.node_id, d.entered_at, d.name, d.amount_minor, d.currency,
  d.close_on::text, d.source, d.company_id, d.owner_id, d.back_on::text, d.tags, d.custom, d.details, d.won_at, d.ended_at,
  d.created_at, d.created_by, d.deleted_at, d.revision`;

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

function amountOf(row: DealRow): DealAmount | null {
  return row.amount_minor === null || row.currency === null
    ? null
    : { minor: row.amount_minor, currency: row.currency };
}

export function dealOfRow(row: DealRow): Deal {
  const { details } = row;
  return {
    id: row.id,
    processId: row.process_id,
    versionId: row.version_id,
    nodeId: row.node_id,
    enteredAt: row.entered_at.toISOString(),
    name: row.name,
    amount: amountOf(row),
    closeOn: row.close_on,
    source: row.source,
    companyId: row.company_id,
    ownerId: row.owner_id,
    backOn: row.back_on,
    tags: row.tags,
    custom: row.custom,
    problem: details.problem,
    competitors: details.competitors,
    people: details.people,
    lines: details.lines,
    ticks: details.ticks,
    confirmed: details.confirmed,
    handover: details.handover,
    wonAt: iso(row.won_at),
    endedAt: iso(row.ended_at),
    end: details.end,
    noes: details.noes,
    done: details.done,
    documents: details.documents,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    deletedAt: iso(row.deleted_at),
    mergedInto: details.mergedInto,
    continuedFrom: details.continuedFrom,
    continuesIn: details.continuesIn,
    revision: row.revision,
  };
}

export type Standing = 'working' | 'resting' | 'afterWon' | 'ended';

/** Where it stands by the map, which says whether it can be stale and counts in a forecast. */
export function standingOn(graph: MapGraph, deal: Pick<Deal, 'nodeId' | 'endedAt'>): Standing {
  if (deal.endedAt !== null) return 'ended';
  const node = graph.node(deal.nodeId);
  if (node?.type !== 'stage') return 'working';
  if (isAfterWon(graph, node.id)) return 'afterWon';
  return node.kind === 'resting' ? 'resting' : 'working';
}

/** The row as the saving statement takes it: one JSON object, in the names of the columns. */
export function savedRow(deal: Deal, graph: MapGraph, now: Date, words: readonly string[]): object {
  const gate = gateHere(graph, deal, recordOf(deal, now.getTime()));
  const node = graph.node(deal.nodeId);
  const details: Details = {
    problem: deal.problem,
    competitors: deal.competitors,
    people: deal.people,
    lines: deal.lines,
    ticks: deal.ticks,
    confirmed: deal.confirmed,
    handover: deal.handover,
    end: deal.end,
    noes: deal.noes,
    done: deal.done,
    documents: deal.documents,
    mergedInto: deal.mergedInto,
    continuedFrom: deal.continuedFrom,
    continuesIn: deal.continuesIn,
  };
  return {
    id: deal.id,
    process_id: deal.processId,
    version_id: deal.versionId,
    node_id: deal.nodeId,
    entered_at: deal.enteredAt,
    name: deal.name,
    amount_minor: deal.amount?.minor ?? null,
    currency: deal.amount?.currency ?? null,
    close_on: deal.closeOn,
    source: deal.source,
    company_id: deal.companyId,
    owner_id: deal.ownerId,
    back_on: deal.backOn,
    tags: deal.tags,
    custom: deal.custom,
    details,
    won_at: deal.wonAt,
    ended_at: deal.endedAt,
    end_kind: deal.end?.kind ?? null,
    created_at: deal.createdAt,
    created_by: deal.createdBy,
    updated_at: now,
    deleted_at: deal.deletedAt,
    revision: deal.revision,
    gate_done: gate.items.filter(({ state }) => state === 'done').length,
    gate_total: gate.items.length,
    gate_missing: gate.missing.length,
    standing: standingOn(graph, deal),
    expected_days: node?.type === 'stage' ? node.expectedDays : null,
    is_confirmed: deal.confirmed !== null,
    handover: deal.handover?.state ?? null,
    words,
  };
}
