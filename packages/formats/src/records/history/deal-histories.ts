// Puts the changes of stage of each deal in order: repeated rows once, rows that change nothing left out, and what the
// file cannot know said in warnings.
import type { RecordWarnings } from '../record-warnings.ts';

export interface StageMove {
  readonly stage: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by?: string;
  /** Made for many deals at once, so that its time says nothing about people. */
  readonly bulk?: true;
}

export interface DealHistory {
  readonly deal: { readonly id?: string; readonly name?: string };
  /** In order of time. */
  readonly moves: readonly StageMove[];
  /** What the deal was in before the first move, where the file names it: its beginning is then unknown. */
  readonly before?: string;
}

export interface RawMove extends StageMove {
  readonly dealId?: string | undefined;
  readonly dealName?: string | undefined;
  readonly from?: string | undefined;
  readonly line?: number | undefined;
}

interface Gathered {
  deal: { id?: string; name?: string };
  moves: (RawMove & { order: number })[];
}

/** @param newestFirst how moves of the same time stand in the file */
export function dealHistories(
  raw: Iterable<RawMove>,
  warnings: RecordWarnings,
  newestFirst = false,
): DealHistory[] {
  const deals = new Map<string, Gathered>();
  let order = 0;
  for (const move of raw) {
    const key = move.dealId === undefined ? `name ${move.dealName ?? ''}` : `id ${move.dealId}`;
    let gathered = deals.get(key);
    if (!gathered) {
      gathered = { deal: {}, moves: [] };
      deals.set(key, gathered);
    }
    if (move.dealId !== undefined) gathered.deal.id = move.dealId;
    if (move.dealName !== undefined) gathered.deal.name ??= move.dealName;
    gathered.moves.push({ ...move, order: newestFirst ? -order : order });
    order++;
  }
  return [...deals.values()].map((gathered) => ordered(gathered, warnings));
}

function ordered({ deal, moves }: Gathered, warnings: RecordWarnings): DealHistory {
  moves.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order));
  const kept: StageMove[] = [];
  const [first] = moves;
  let last: RawMove | undefined;
  for (const move of moves) {
    if (last && last.at === move.at && last.stage === move.stage && last.from === move.from) {
      warnings.add('repeated_moves', {}, move.line);
      continue;
    }
    if (last && last.stage === move.stage) {
      warnings.add('unchanged_stages', {}, move.line);
      continue;
    }
    if (last && move.from !== undefined && move.from !== last.stage)
      warnings.add('history_broken', {}, move.line);
    if (move.bulk) warnings.add('bulk_moves', {}, move.line);
    kept.push({
      stage: move.stage,
      at: move.at,
      ...(move.by !== undefined && { by: move.by }),
      ...(move.bulk && { bulk: true }),
    });
    last = move;
  }
  const before = first?.from;
  if (before !== undefined && before !== '') warnings.add('history_incomplete', {}, first?.line);
  return { deal, moves: kept, ...(before !== undefined && before !== '' && { before }) };
}
