// What a list of records shows, as a state and as the address says it. An address without any of it is the plain list;
// an empty value takes away what the view has. Pure.
import { ME, ruleSchema, type Rule, type ViewDefinition } from '@portolan/core';
import { LIST_PARTS, UUID, type ListPart, type ListSearch } from './list-address.ts';

export interface ListColumn {
  readonly field: string;
  readonly width: number | null;
}

export interface ListSort {
  readonly field: string;
  readonly descending: boolean;
}

export const DEAL_STATES = ['open', 'won', 'ended', 'any'] as const;
export type DealState = (typeof DEAL_STATES)[number];

/** What is looked at, whatever of it comes from the view and what from the address. */
export interface ListState {
  readonly q: string;
  readonly owner: string | null;
  readonly filter: Rule | null;
  readonly sort: ListSort | null;
  readonly group: string | null;
  /** Null for those that are shown at first. */
  readonly columns: readonly ListColumn[] | null;
  readonly process: string | null;
  readonly state: DealState;
}

const PLAIN: ListState = {
  q: '',
  owner: null,
  filter: null,
  sort: null,
  group: null,
  columns: null,
  process: null,
  state: 'open',
};

const FIELD = /^[\w.]{1,120}$/u;

/** @returns null for what is no condition */
export function ruleFrom(text: string): Rule | null {
  if (text === '') return null;
  try {
    const parsed = ruleSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function columnsFrom(text: string): readonly ListColumn[] | null {
  const columns = text.split(',').flatMap((part): ListColumn[] => {
    const [field = '', width] = part.split('~');
    const pixels = Number(width);
    if (!FIELD.test(field)) return [];
    return [
      { field, width: width !== undefined && pixels >= 40 && pixels <= 1200 ? Math.round(pixels) : null },
    ];
  });
  return columns.length === 0 ? null : columns;
}

interface Writing {
  readonly write: (state: ListState) => string;
  readonly read: (text: string) => Partial<ListState>;
}

const WRITINGS: Readonly<Record<ListPart, Writing>> = {
  q: { write: ({ q }) => q, read: (q) => ({ q }) },
  owner: {
    write: ({ owner }) => owner ?? '',
    read: (text) => ({ owner: text === 'me' || text === 'none' || UUID.test(text) ? text : null }),
  },
  filter: {
    write: ({ filter }) => (filter === null ? '' : JSON.stringify(filter)),
    read: (text) => ({ filter: ruleFrom(text) }),
  },
  sort: {
    write: ({ sort }) => (sort === null ? '' : `${sort.descending ? '-' : ''}${sort.field}`),
    read: (text) => {
      const field = text.replace(/^-/u, '');
      return { sort: FIELD.test(field) ? { field, descending: text.startsWith('-') } : null };
    },
  },
  group: { write: ({ group }) => group ?? '', read: (text) => ({ group: FIELD.test(text) ? text : null }) },
  columns: {
    write: ({ columns }) =>
      (columns ?? []).map(({ field, width }) => (width === null ? field : `${field}~${width}`)).join(','),
    read: (text) => ({ columns: columnsFrom(text) }),
  },
  process: {
    write: ({ process }) => process ?? '',
    read: (text) => ({ process: UUID.test(text) ? text : null }),
  },
  state: {
    write: ({ state }) => (state === 'open' ? '' : state),
    read: (text) => ({ state: DEAL_STATES.find((one) => one === text) ?? 'open' }),
  },
};
/** A view as a state of the list. What of a deal it asks for is told by its condition: see `definitionOf`. */
export function stateOfView(view: ViewDefinition | null): ListState {
  if (view === null) return PLAIN;
  const { q, filter, sort, group, processId } = view;
  const columns = view.columns.length === 0 ? null : view.columns;
  const state = filter !== null && asksAboutTheEnd(filter) ? 'any' : 'open';
  return { ...PLAIN, q, filter, sort, group, columns, process: processId, state };
}

export function stateOf(search: ListSearch, view: ViewDefinition | null): ListState {
  return LIST_PARTS.reduce<ListState>((state, part) => {
    const text = search[part];
    return text === undefined ? state : { ...state, ...WRITINGS[part].read(text) };
  }, stateOfView(view));
}

/** The address of a state: only what differs from the view. */
export function searchOf(
  state: ListState,
  view: ViewDefinition | null,
  kept: Pick<ListSearch, 'view' | 'open'>,
): ListSearch {
  const before = stateOfView(view);
  const parts = LIST_PARTS.flatMap((part): [string, string][] => {
    const text = WRITINGS[part].write(state);
    return text === WRITINGS[part].write(before) ? [] : [[part, text]];
  });
  return { ...kept, ...Object.fromEntries(parts) };
}

/** Whether the address has something that the view has not. */
export function isChanged(search: ListSearch, view: ViewDefinition | null): boolean {
  const state = stateOf(search, view);
  return Object.keys(searchOf(state, view, {})).length > 0;
}

const ENDS: ReadonlySet<string> = new Set(['wonAt', 'endedAt', 'lostReason']);

function asksAboutTheEnd(rule: Rule): boolean {
  switch (rule.kind) {
    case 'field':
      return ENDS.has(rule.field);
    case 'all':
    case 'any':
      return rule.rules.some(asksAboutTheEnd);
    case 'not':
      return asksAboutTheEnd(rule.rule);
    case 'related':
    case 'count':
      return false;
  }
}

const filled = (field: string): Rule => ({ kind: 'field', field, is: { op: 'filled' } });

function ruleOfState(state: DealState): readonly Rule[] {
  switch (state) {
    case 'open':
      return [];
    case 'won':
      return [filled('wonAt')];
    case 'ended':
      return [filled('endedAt')];
    case 'any':
      return [
        { kind: 'any', rules: [filled('endedAt'), { kind: 'field', field: 'endedAt', is: { op: 'empty' } }] },
      ];
  }
}

/** Conditions together; null for none. */
export function joined(rules: readonly Rule[]): Rule | null {
  const [only, ...others] = rules.flatMap((rule) => (rule.kind === 'all' ? rule.rules : [rule]));
  if (only === undefined) return null;
  return others.length === 0 ? only : { kind: 'all', rules: [only, ...others] };
}

/** Whose records: a condition, in which "me" is whoever looks. */
export function ruleOfOwner(owner: string): Rule {
  return {
    kind: 'field',
    field: 'owner',
    is: owner === 'none' ? { op: 'empty' } : { op: 'is', text: owner === 'me' ? ME : owner },
  };
}

/** A state as a view keeps it: whose records and which deals become conditions. */
export function definitionOf(state: ListState): ViewDefinition {
  const { owner, filter } = state;
  const whose = owner === null ? [] : [ruleOfOwner(owner)];
  const isTold = filter !== null && asksAboutTheEnd(filter);
  return {
    processId: state.process,
    filter: joined([
      ...(filter === null ? [] : [filter]),
      ...whose,
      ...(isTold ? [] : ruleOfState(state.state)),
    ]),
    q: state.q,
    columns: (state.columns ?? []).map(({ field, width }) => ({ field, width })),
    sort: state.sort,
    group: state.group,
    sums: [],
    layout: 'table',
  };
}
