// The rows of a list of records: read page by page, in groups or not, counted, and kept fresh while others work. What is
// read is what the address asks for.
import type { RecordAbout } from '@portolan/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { problemOf } from '../../../lib/api/problem.ts';
import { useListChanges } from '../../../lib/records/live-records.ts';
import type { ListState } from '../../../lib/records/list-search.ts';
import {
  isSortable,
  SOURCES,
  summaryOf,
  type Counted,
  type DealSummary,
  type ListAsk,
  type RecordSource,
} from '../../../lib/records/record-source.ts';
import type { FieldInfo, ListedRecord } from '../../../lib/records/record-values.ts';
import { useSession } from '../../../lib/session.ts';
import type { ReadPage, RowPages } from '../../../ui/data-table/row-pages.ts';
import { useRowPages } from '../../../ui/data-table/use-row-pages.ts';
import type { Stage } from './use-stages.ts';
import {
  askOfGroup,
  groupNamed,
  mergedGroups,
  readGroups,
  type DealGroup,
  type GroupFacts,
} from './deal-groups.ts';

const PAGE = 100;
/** More records than that are not read one by one; the list is read anew when the person likes. */
const MOST_PATCHED = 20;

export interface ListRows {
  readonly ask: ListAsk;
  readonly sort: string | undefined;
  readonly pages: RowPages<ListedRecord>;
  readonly counted: Counted | undefined;
  readonly summary: DealSummary | undefined;
  readonly group: DealGroup | null;
  readonly groups: readonly GroupFacts[] | undefined;
  /** Groups could not be counted. */
  readonly groupFailure: unknown;
  /** Others added or removed records, or the order may be another by now. */
  readonly isOld: boolean;
  readonly refresh: () => void;
  /** Keys of own fields that the rows carry; of contacts and companies they carry all. */
  readonly ownKeys: readonly string[];
  /** Puts another state of a record in its row. */
  readonly put: (record: ListedRecord) => void;
}

export function askOf(about: RecordAbout, state: ListState): ListAsk {
  return {
    ...(state.q.trim() === '' ? {} : { q: state.q.trim() }),
    ...(state.owner === null ? {} : { owner: state.owner }),
    ...(state.filter === null ? {} : { filter: JSON.stringify(state.filter) }),
    ...(about === 'deal' && state.process !== null ? { process: state.process } : {}),
    ...(about === 'deal' ? { state: state.state } : {}),
  };
}

const OWN = 'custom.';

/** Keys of own fields that rows are read with: those in columns, and those that were; hiding one reads nothing anew. */
function useOwnKeys(
  about: RecordAbout,
  columns: ListState['columns'],
  fields: readonly FieldInfo[],
): readonly string[] {
  const [read, setRead] = useState<readonly string[]>([]);
  const isThere = (key: string): boolean => fields.some(({ name }) => name === `${OWN}${key}`);
  const missing = (about === 'deal' ? (columns ?? []) : [])
    .flatMap(({ field }) => (field.startsWith(OWN) ? [field.slice(OWN.length)] : []))
    .filter((key) => isThere(key) && !read.includes(key));
  if (missing.length > 0) setRead([...read, ...missing]);
  return read.filter(isThere);
}

export function useListRows(
  about: RecordAbout,
  state: ListState,
  fields: readonly FieldInfo[],
  folded: ReadonlySet<string>,
  stages: readonly Stage[],
): ListRows {
  const source = SOURCES[about];
  const me = useSession()?.user.id;
  const [revision, setRevision] = useState(0);
  const [isOld, setOld] = useState(false);
  const ask = askOf(about, state);
  const asked = JSON.stringify(ask);
  const own = useOwnKeys(about, state.columns, fields);
  const sorted = fields.find(({ name }) => name === state.sort?.field);
  const wished = sorted !== undefined && isSortable(about, sorted) ? state.sort : null;
  const sort =
    wished === null
      ? ask.q !== undefined && about !== 'deal'
        ? undefined
        : source.firstSort
      : `${wished.descending ? '-' : ''}${wished.field}`;
  const wishedGroup = about === 'deal' ? groupNamed(state.group, fields) : null;
  // Stages of several processes are not one row of columns.
  const group = wishedGroup === 'stage' && state.process === null ? null : wishedGroup;

  const counted = useQuery({
    queryKey: ['records', 'count', about, asked, revision],
    queryFn: ({ signal }) => source.count(ask, signal),
    enabled: about !== 'deal',
    placeholderData: keepPreviousData,
    retry: (count, error) => count < 2 && problemOf(error).code !== 'forbidden',
  }).data;
  const summary = useQuery({
    queryKey: ['records', 'summary', asked, group, revision],
    queryFn: ({ signal }) => summaryOf(ask, group ?? 'none', signal),
    enabled: about === 'deal',
    placeholderData: (last, query) => (query?.queryKey[3] === group ? last : undefined),
  });
  const facts = summary.data?.groups;
  const groups =
    group === null || facts === undefined ? undefined : inOrder(group, mergedGroups(facts), stages, fields);
  const open = groups?.filter(({ key }) => !folded.has(key ?? ''));

  const read: ReadPage<ListedRecord> = async (cursor, signal) => {
    const readList = readerOf(source, sort, own);
    if (group !== null) {
      return readGroups(
        (open ?? []).map(({ key }) => askOfGroup(ask, group, key)),
        PAGE,
        readList,
      )(cursor, signal);
    }
    const page = await readList(ask, cursor, PAGE, signal);
    return { rows: page.items, next: page.nextCursor };
  };
  const total =
    group !== null
      ? groups?.reduce((sum, one) => sum + one.count, 0)
      : about === 'deal'
        ? summary.data?.count
        : counted?.more === false
          ? counted.count
          : undefined;
  const shape = group === null ? '' : (open ?? []).map(({ key, count }) => `${key}:${count}`).join(' ');
  const rows = useRowPages(
    `${about} ${asked} ${sort} ${own.join()} ${group} ${shape} ${revision}`,
    read,
    PAGE,
  );
  const pages = useMemo(() => withTotal(rows, total), [rows, total]);

  const put = (record: ListedRecord): void => {
    for (let index = 0; index < pages.extent(); index += 1) {
      if (pages.row(index)?.id === record.id) {
        pages.replace(index, record);
        return;
      }
    }
  };
  const readAgain = async (id: string): Promise<void> => {
    const outcome = await source.one(id);
    if (outcome.ok) put(outcome.value);
  };
  useListChanges(about, me, ({ changed, isOther }) => {
    const shown = new Set<string>();
    for (let index = 0; index < pages.extent(); index += 1) {
      const id = pages.row(index)?.id;
      if (id !== undefined && changed.has(id)) shown.add(id);
    }
    if (isOther || shown.size > MOST_PATCHED) setOld(true);
    if (shown.size > MOST_PATCHED) return;
    for (const id of shown) {
      void readAgain(id);
    }
  });

  return {
    ask,
    sort,
    ownKeys: own,
    pages,
    counted: about === 'deal' ? summary.data && { count: summary.data.count, more: false } : counted,
    summary: summary.data,
    group,
    groups,
    groupFailure: group === null ? null : summary.error,
    isOld,
    refresh() {
      setOld(false);
      setRevision((last) => last + 1);
    },
    put,
  };
}

function readerOf(source: RecordSource, sort: string | undefined, own: readonly string[]) {
  return (ask: ListAsk, after: string | null, limit: number, signal: AbortSignal) =>
    source.list(
      {
        ...ask,
        ...(sort === undefined ? {} : { sort }),
        ...(own.length === 0 ? {} : { fields: own.join(',') }),
        ...(after === null ? {} : { after }),
        limit,
      },
      signal,
    );
}

/** The pages with the number of all rows, which another request knows. */
function withTotal(pages: RowPages<ListedRecord>, total: number | undefined): RowPages<ListedRecord> {
  return { ...pages, total: () => pages.total() ?? total };
}

/** Stages as the map has them, options as they are offered, months by the calendar; others the largest first. */
function inOrder(
  group: DealGroup,
  groups: readonly GroupFacts[],
  stages: readonly Stage[],
  fields: readonly FieldInfo[],
): readonly GroupFacts[] {
  if (group === 'month') return groups.toSorted((a, b) => (a.key ?? '9').localeCompare(b.key ?? '9'));
  const known = group === 'stage' ? stages : fields.find(({ name }) => name === group)?.options;
  if (known === undefined) return groups;
  const rank = new Map<string | null, number>(known.map(({ id }, index) => [id, index]));
  return groups.toSorted((a, b) => (rank.get(a.key) ?? known.length) - (rank.get(b.key) ?? known.length));
}
