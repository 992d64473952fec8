// Changes of stage from the answers of other tools' APIs: untrusted JSON, of which only what is needed is touched.
import type { RecordWarnings } from '../record-warnings.ts';
import { entriesOf, objectOf } from '../json/json-value.ts';
import { cleanText } from '../values/text.ts';
import type { RawMove } from './deal-histories.ts';

function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? cleanText(value.slice(0, 500)) : undefined;
}

/** "2026-03-04 10:00:00" is UTC in Pipedrive; numbers are milliseconds. */
function instant(value: unknown): string | undefined {
  const ms =
    typeof value === 'number'
      ? value
      : typeof value !== 'string'
        ? Number.NaN
        : /^\d{12,14}$/.test(value)
          ? Number(value)
          : Date.parse(/[zZ]$|[+-]\d{2}:?\d{2}$/.test(value) ? value : `${value.replace(' ', 'T')}Z`);
  return ms > 0 && ms < 7_289_654_400_000 ? new Date(ms).toISOString() : undefined;
}

/** `/flow` names the deal and the stages in words; `/changelog` has neither, so the deal must be told. */
export function* pipedriveMoves(
  json: unknown,
  dealId: string | undefined,
  warnings: RecordWarnings,
): Generator<RawMove> {
  for (const entry of entriesOf(json)) {
    const item = objectOf(entry);
    const flow = objectOf(item?.['data']);
    if (!item || (flow && item['object'] !== 'dealChange')) continue;
    const change = flow ?? item;
    if (change['field_key'] !== 'stage_id' && change['field_key'] !== 'stage') continue;
    const words = objectOf(change['additional_data']);
    const stage = text(words?.['new_value_formatted']) ?? text(change['new_value']);
    const at = instant(change['log_time'] ?? change['time'] ?? item['timestamp']);
    const deal = text(change['item_id']) ?? text(change['deal_id']) ?? dealId;
    if (stage === undefined || at === undefined || deal === undefined) {
      warnings.add('unreadable_entries', {});
      continue;
    }
    const by = text(change['actor_user_id']) ?? text(change['user_id']);
    const bulk = change['is_bulk_update_flag'] === true || change['is_bulk_update_flag'] === 1;
    yield {
      dealId: deal,
      stage,
      from: text(words?.['old_value_formatted']) ?? text(change['old_value']),
      at,
      ...(by !== undefined && { by }),
      ...(bulk && { bulk: true as const }),
    };
  }
}

/** Sources by which HubSpot itself, an import or a workflow changes many deals. */
const BULK = /^(?:BATCH_UPDATE|IMPORT|MIGRATION|BULK|MERGE_OBJECTS|CRM_UI_BULK_ACTION|DATA_MIGRATION)/;

/** `[{id, properties, propertiesWithHistory: {dealstage: [{value, timestamp, updatedByUserId}]}}]` */
export function* hubspotMoves(json: unknown, warnings: RecordWarnings): Generator<RawMove> {
  for (const entry of entriesOf(json)) {
    const deal = objectOf(entry);
    const history = objectOf(deal?.['propertiesWithHistory'])?.['dealstage'];
    const id = text(deal?.['id']) ?? text(deal?.['dealId']);
    if (!deal || id === undefined || !Array.isArray(history)) {
      warnings.add('unreadable_entries', {});
      continue;
    }
    for (const version of history as readonly unknown[]) {
      const change = objectOf(version);
      const stage = text(change?.['value']);
      const at = instant(change?.['timestamp']);
      if (!change || at === undefined || stage === undefined) {
        warnings.add('unreadable_entries', {});
        continue;
      }
      const by = text(change['updatedByUserId']);
      yield {
        dealId: id,
        dealName: text(objectOf(deal['properties'])?.['dealname']),
        stage,
        at,
        ...(by !== undefined && { by }),
        ...(BULK.test(text(change['sourceType']) ?? '') && { bulk: true as const }),
      };
    }
  }
}
