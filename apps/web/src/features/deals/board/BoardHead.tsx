// The head of the board: which process, whose deals, which ones, in what order, by what columns.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BOARD_GROUPS, BOARD_SORTS, type BoardSearch } from '../../../lib/deals/board-search.ts';
import { ruleOf } from '../../../lib/deals/board-rule.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { processesQuery } from '../../../lib/maps/process-queries.ts';
import { membersQuery } from '../../../lib/member-queries.ts';
import { useSession } from '../../../lib/session.ts';
import { FilterBuilder } from '../../../ui/filter/FilterBuilder.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useFilterFields } from './use-filter-fields.ts';
import { usePersonName } from '../../../ui/use-person-name.ts';

export interface BoardHeadProps {
  readonly search: BoardSearch;
  readonly onSearch: (change: Partial<Record<keyof BoardSearch, unknown>>) => void;
}

const EVERYBODY = '-all-';

/** The name of the process, which opens the others where there are several. */
export function ProcessChoice(props: {
  readonly processId: string;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation('deals');
  const processes = useQuery(processesQuery()).data?.items ?? [];
  const open = processes.filter(({ published }) => published !== null);
  const current = processes.find(({ id }) => id === props.processId);
  const options = (
    open.some(({ id }) => id === props.processId) || current === undefined ? open : [current, ...open]
  ).map(({ id, name }) => ({ id, label: name }));
  if (options.length <= 1) return <bdi>{current?.name ?? t('title')}</bdi>;
  return (
    <Select
      look="quiet"
      isLabelHidden
      label={t('head.process')}
      options={options}
      value={props.processId}
      onChange={props.onChoose}
      className="font-semibold"
    />
  );
}

const TYPING_MS = 250;

function BoardSearchField({ search, onSearch }: BoardHeadProps) {
  const { t } = useTranslation('deals');
  const [text, setText] = useState(search.q ?? '');
  const sent = useRef(search.q ?? '');
  // Changed by the address (back, a link): the field follows.
  useEffect(() => {
    if ((search.q ?? '') === sent.current) return;
    sent.current = search.q ?? '';
    setText(search.q ?? '');
  }, [search.q]);
  useEffect(() => {
    if (text.trim() === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      onSearch({ q: text.trim() === '' ? undefined : text.trim() });
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <SearchField label={t('head.search')} value={text} onChange={setText} className="w-44 max-md:w-full" />
  );
}

export function BoardFilters(
  props: BoardHeadProps & { readonly map: DealMap | undefined; readonly currency: string },
) {
  const { search, onSearch } = props;
  const { t } = useTranslation('deals');
  const me = useSession()?.user.id;
  const members = useQuery(membersQuery).data?.items ?? [];
  const personName = usePersonName();
  const fields = useFilterFields(props.map, props.currency);
  const people = members
    .filter(({ id, deactivatedAt }) => id !== me && (deactivatedAt === null || id === search.owner))
    .map(({ id, name }) => ({ id, label: personName(name) }));
  return (
    <>
      <BoardSearchField search={search} onSearch={onSearch} />
      <Select
        look="chip"
        label={t('field.owner')}
        options={[
          { id: EVERYBODY, label: t('head.everybody') },
          { id: 'me', label: t('head.me') },
          ...people,
          { id: 'none', label: t('head.nobody') },
        ]}
        value={search.owner ?? EVERYBODY}
        onChange={(id) => onSearch({ owner: id === EVERYBODY ? undefined : id })}
      />
      <FilterBuilder
        form="chips"
        fields={fields}
        rule={ruleOf(search.filter)}
        onChange={(rule) => onSearch({ filter: rule === null ? undefined : JSON.stringify(rule) })}
      />
    </>
  );
}

export function BoardArrangement({ search, onSearch }: BoardHeadProps) {
  const { t } = useTranslation('deals');
  return (
    <>
      <Select
        look="chip"
        label={t('head.columns')}
        options={BOARD_GROUPS.map((id) => ({ id, label: t(`head.group.${id}`) }))}
        value={search.group ?? 'stage'}
        onChange={(id) => onSearch({ group: id === 'stage' ? undefined : id })}
      />
      <Select
        look="chip"
        label={t('head.order')}
        options={BOARD_SORTS.map((id) => ({ id, label: t(`head.sort.${id === '-amount' ? 'amount' : id}`) }))}
        value={search.sort ?? 'nextStepAt'}
        onChange={(id) => onSearch({ sort: id === 'nextStepAt' ? undefined : id })}
      />
    </>
  );
}
