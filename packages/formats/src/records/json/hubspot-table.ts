// Records as HubSpot's API gives them, `{id, properties, propertiesWithHistory, associations}`, as a table of their
// properties, and beside it the moves of their deal stage.
import { stageHistoryOf } from '../history/stage-history.ts';
import type { RecordWarning } from '../record-warnings.ts';
import type { TableMove } from '../table.ts';
import { flatTable, type FlatTable, type NamedCells } from './flat-table.ts';
import { cellOf, entriesOf, listOf, objectOf, type Json } from './json-value.ts';

const KNOWN_TWICE = new Set(['hs_object_id']);

/** Undefined where the value holds no such records. */
export async function hubspotTable(
  json: unknown,
): Promise<(FlatTable & { readonly warnings: readonly RecordWarning[] }) | undefined> {
  const records = entriesOf(json).flatMap((entry) => {
    const record = objectOf(entry);
    const has = objectOf(record?.['properties']) ?? objectOf(record?.['propertiesWithHistory']);
    return record !== undefined && has !== undefined && cellOf(record['id'] ?? record['dealId']) !== ''
      ? [record]
      : [];
  });
  if (records.length === 0) return undefined;
  const rows = records.map((record): NamedCells => {
    const cells = new Map<string, string>([['Record ID', cellOf(record['id'] ?? record['dealId'])]]);
    for (const [name, versions] of Object.entries(objectOf(record['propertiesWithHistory']) ?? {})) {
      cells.set(name, cellOf(newest(versions)?.['value']));
    }
    for (const [name, value] of Object.entries(objectOf(record['properties']) ?? {})) {
      if (!KNOWN_TWICE.has(name)) cells.set(name, cellOf(value));
    }
    const companies = associated(record, 'companies');
    const contacts = associated(record, 'contacts');
    if (companies[0] !== undefined) cells.set('Associated Company IDs', companies[0]);
    if (contacts.length > 0) cells.set('Associated Contact IDs', contacts.join(';'));
    return cells;
  });
  const told = records.filter(
    (record) => listOf(objectOf(record['propertiesWithHistory'])?.['dealstage']).length > 0,
  );
  const { deals, warnings } = await stageHistoryOf({ kind: 'hubspot', json: told });
  const moves = deals.flatMap(({ deal, moves: steps }) =>
    steps.map(({ stage, at, by }, i): TableMove => ({
      dealId: deal.id,
      dealName: deal.name,
      from: steps[i - 1]?.stage,
      to: stage,
      at,
      by,
    })),
  );
  return { tool: 'hubspot', ...flatTable(rows), moves, warnings };
}

function newest(versions: unknown): Json | undefined {
  return listOf(versions)
    .flatMap((version): Json[] => {
      const one = objectOf(version);
      return one === undefined ? [] : [one];
    })
    .toSorted((a, b) => cellOf(b['timestamp']).localeCompare(cellOf(a['timestamp'])))[0];
}

function associated(record: Json, what: string): readonly string[] {
  const group = objectOf(objectOf(record['associations'])?.[what]);
  return [...new Set(listOf(group?.['results']).map((entry) => cellOf(objectOf(entry)?.['id'])))].filter(
    (id) => id !== '',
  );
}
