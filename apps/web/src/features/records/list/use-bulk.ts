// Does one thing with many records, in portions, and puts together what came of it. What was there before is remembered,
// so that it can be taken back; a deal that was moved is moved back on its own page.
import type { DoneWithMany, RecordAbout } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallProblem } from '../../../lib/api/problem.ts';
import { problemOf } from '../../../lib/api/problem.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { SOURCES, type BulkCommand } from '../../../lib/records/record-source.ts';
import {
  changeOf,
  groupedBy,
  valueIn,
  type FieldInfo,
  type ListedRecord,
} from '../../../lib/records/record-values.ts';
import type { Selection } from '../../../ui/data-table/selection.ts';
import { showFailure, showToast, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import type { ListRows } from './use-list-rows.ts';

export type BulkDeed =
  | { readonly do: 'set'; readonly field: FieldInfo; readonly value: unknown }
  | { readonly do: 'tag'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly do: 'move'; readonly to: string; readonly reason: string; readonly backOn: string | null }
  | { readonly do: 'delete' };

export interface BulkOutcome {
  readonly done: number;
  readonly refused: DoneWithMany['refused'];
}

export interface Bulk {
  /** Records that are through; null while nothing runs. */
  readonly done: number | null;
  /** Where some were refused, until it is put away. */
  readonly result: BulkOutcome | null;
  readonly run: (selection: Selection, deed: BulkDeed) => Promise<void>;
  readonly forget: () => void;
}

const PORTION = 250;
const PAGE = 200;

/** One request for records that get the same: ids and what is done with them. */
interface Order {
  readonly ids: readonly string[];
  readonly command: BulkCommand;
}

function tagged(
  tags: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): readonly string[] {
  const gone = new Set(remove.map((tag) => tag.toLowerCase()));
  return [...new Set([...tags.filter((tag) => !gone.has(tag.toLowerCase())), ...add])];
}

/** Each value is set with one order, because a change of a part (a city) depends on the rest of the record. */
function setOrders(
  records: readonly ListedRecord[],
  field: FieldInfo,
  valueOf: (record: ListedRecord) => unknown,
  language: string,
): readonly Order[] {
  return groupedBy(records, (record) => changeOf(record, field, valueOf(record), language).changes).map(
    ({ value, ids }) => ({ ids, command: { do: 'set', changes: value } }),
  );
}

function ordersOf(
  about: RecordAbout,
  records: readonly ListedRecord[],
  deed: BulkDeed,
  language: string,
): readonly Order[] {
  const ids = records.map(({ id }) => id);
  switch (deed.do) {
    case 'set':
      return setOrders(records, deed.field, () => deed.value, language);
    case 'tag':
      if (about !== 'deal') return [{ ids, command: { do: 'tag', add: deed.add, remove: deed.remove } }];
      return groupedBy(records, ({ tags }) => tagged(tags, deed.add, deed.remove)).map((group) => ({
        ids: group.ids,
        command: { do: 'set', changes: { tags: group.value } },
      }));
    case 'move':
      return [{ ids, command: { do: 'move', to: deed.to, reason: deed.reason, backOn: deed.backOn } }];
    case 'delete':
      return [{ ids, command: { do: 'delete' } }];
  }
}

/** How it is taken back; none for a move. */
function undoOf(records: readonly ListedRecord[], deed: BulkDeed, language: string): readonly Order[] {
  switch (deed.do) {
    case 'set':
      return setOrders(records, deed.field, (record) => valueIn(record, deed.field), language);
    case 'tag':
      return groupedBy(records, ({ tags }) => tags).map(({ value, ids }) => ({
        ids,
        command: { do: 'set', changes: { tags: value } },
      }));
    case 'move':
      return [];
    case 'delete':
      return [{ ids: records.map(({ id }) => id), command: { do: 'restore' } }];
  }
}

export function useBulk(about: RecordAbout, rows: ListRows, onDone: () => void): Bulk {
  const client = useQueryClient();
  const { t, i18n } = useTranslation('records');
  const formats = useFormats();
  const text = useProblemText();
  const source = SOURCES[about];
  const [done, setDone] = useState<number | null>(null);
  const [result, setResult] = useState<BulkOutcome | null>(null);

  /** The records that are meant, as they are now. */
  const chosen = async (selection: Selection, deed: BulkDeed): Promise<readonly ListedRecord[]> => {
    // Rows of deals carry an own field only where a column shows it; what was there before is needed to take it back.
    const own =
      about === 'deal' && deed.do === 'set' && !deed.field.builtIn
        ? deed.field.name.replace(/^custom\./u, '')
        : null;
    const isTold = own === null || rows.ownKeys.includes(own);
    const found = new Map<string, ListedRecord>();
    if (selection.kind === 'some') {
      for (let index = 0; index < rows.pages.extent() && found.size < selection.ids.size; index += 1) {
        const row = rows.pages.row(index);
        if (row !== undefined && selection.ids.has(row.id) && isTold) found.set(row.id, row);
      }
      const missing = [...selection.ids].filter((id) => !found.has(id));
      const read = await Promise.all(missing.map((id) => source.one(id)));
      for (const outcome of read) if (outcome.ok) found.set(outcome.value.id, outcome.value);
      return [...found.values()];
    }
    let after: string | null = null;
    do {
      // oxlint-disable-next-line no-await-in-loop -- each cursor comes from the page before
      const page: Awaited<ReturnType<typeof source.list>> = await source.list({
        ...rows.ask,
        ...(rows.sort === undefined ? {} : { sort: rows.sort }),
        ...(own === null ? {} : { fields: own }),
        ...(after === null ? {} : { after }),
        limit: PAGE,
      });
      for (const row of page.items) if (!selection.except.has(row.id)) found.set(row.id, row);
      after = page.nextCursor;
    } while (after !== null);
    return [...found.values()];
  };

  const carryOut = async (
    orders: readonly Order[],
  ): Promise<BulkOutcome & { readonly problem: CallProblem | null }> => {
    let count = 0;
    const refused: DoneWithMany['refused'] = [];
    for (const { ids, command } of orders) {
      for (let at = 0; at < ids.length; at += PORTION) {
        // oxlint-disable-next-line no-await-in-loop -- one portion after the other: the server has others to serve
        const outcome = await source.bulk(ids.slice(at, at + PORTION), command);
        if (!outcome.ok) return { done: count, refused, problem: outcome.problem };
        count += outcome.value.done;
        refused.push(...outcome.value.refused);
        setDone(count);
      }
    }
    return { done: count, refused, problem: null };
  };

  const settle = (): void => {
    setDone(null);
    rows.refresh();
    void client.invalidateQueries({ queryKey: [about === 'company' ? 'companies' : `${about}s`] });
    void client.invalidateQueries({ queryKey: ['tags', about] });
  };

  return {
    done,
    result,
    forget: () => setResult(null),
    async run(selection, deed) {
      if (done !== null) return;
      setDone(0);
      let records: readonly ListedRecord[];
      try {
        records = await chosen(selection, deed);
      } catch (error) {
        setDone(null);
        showFailure(text(problemOf(error)).title);
        return;
      }
      const outcome = await carryOut(ordersOf(about, records, deed, i18n.language));
      settle();
      if (outcome.problem !== null) {
        const { title, detail } = text(outcome.problem);
        showFailure(t('bulk.stopped', { n: formats.number(outcome.done), why: detail ?? title }));
        return;
      }
      onDone();
      const refused = new Set(outcome.refused.map(({ id }) => id));
      const changed = records.filter(({ id }) => !refused.has(id));
      const back = undoOf(changed, deed, i18n.language);
      const said = t(`bulk.did.${deed.do}`, { count: outcome.done, n: formats.number(outcome.done) });
      if (back.length > 0 && outcome.done > 0) {
        showUndo(said, async () => {
          const undone = await carryOut(back);
          settle();
          if (undone.problem !== null) showFailure(text(undone.problem).title);
          else if (undone.refused.length > 0) setResult(undone);
        });
      } else if (outcome.refused.length === 0) showToast(said);
      if (outcome.refused.length > 0) setResult(outcome);
    },
  };
}
