// Answers of Pipedrive's `/deals/{id}/flow` and `/deals/{id}/changelog` as a table of changes of stage.
import { stageHistoryOf } from '../history/stage-history.ts';
import type { RecordWarning } from '../record-warnings.ts';
import { flatTable, type FlatTable } from './flat-table.ts';
import { cellOf, entriesOf, objectOf } from './json-value.ts';

/** Undefined where the value tells of no change. */
export async function changesTable(
  json: unknown,
): Promise<(FlatTable & { readonly warnings: readonly RecordWarning[] }) | undefined> {
  const isChange = entriesOf(json).some((entry) => {
    const item = objectOf(entry);
    return cellOf(item?.['field_key'] ?? objectOf(item?.['data'])?.['field_key']) !== '';
  });
  if (!isChange) return undefined;
  const { deals, warnings } = await stageHistoryOf({ kind: 'pipedrive', json });
  const rows = deals.flatMap(({ deal, moves, before }) =>
    moves.map(
      ({ stage, at, by }, i) =>
        new Map([
          ['Deal ID', deal.id ?? ''],
          ['From stage', moves[i - 1]?.stage ?? before ?? ''],
          ['To stage', stage],
          ['Changed at', at],
          ['Changed by', by ?? ''],
        ]),
    ),
  );
  return { tool: 'pipedrive', ...flatTable(rows), warnings };
}
