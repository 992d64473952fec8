// Which records a list shows: words, whose, conditions; of deals also which process, which end and in what groups.
import type { RecordAbout } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import { processesQuery } from '../../../lib/maps/process-queries.ts';
import { membersQuery } from '../../../lib/member-queries.ts';
import type { ListSearch } from '../../../lib/records/list-address.ts';
import { DEAL_STATES, type ListState } from '../../../lib/records/list-search.ts';
import type { FieldInfo } from '../../../lib/records/record-values.ts';
import { useSession } from '../../../lib/session.ts';
import { FilterBuilder } from '../../../ui/filter/FilterBuilder.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { DEAL_GROUPS, ownGroups } from './deal-groups.ts';
import { useFilterFields } from './use-filter-fields.ts';
import { usePersonName } from '../../../ui/use-person-name.ts';

export interface ListToolbarProps {
  readonly about: RecordAbout;
  readonly fields: readonly FieldInfo[];
  readonly search: ListSearch;
  readonly state: ListState;
  readonly onState: (change: Partial<ListState>, replaces?: boolean) => void;
}

const ANY = '-any-';
const TYPING_MS = 250;

function Words({ about, state, onState }: ListToolbarProps) {
  const { t } = useTranslation('records');
  const [text, setText] = useState(state.q);
  const sent = useRef(state.q);
  // Changed by the address (back, a view): the field follows.
  useEffect(() => {
    if (state.q === sent.current) return;
    sent.current = state.q;
    setText(state.q);
  }, [state.q]);
  useEffect(() => {
    const q = text.trim();
    if (q === sent.current) return undefined;
    const timer = setTimeout(() => {
      // The first word is a step that the back button goes back to; further letters are not.
      const replaces = sent.current !== '' && q !== '';
      sent.current = q;
      onState({ q }, replaces);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, onState]);
  return (
    <SearchField
      label={t(`search.${about}`)}
      value={text}
      onChange={setText}
      className="w-56 max-md:w-full"
    />
  );
}

export function ListToolbar(props: ListToolbarProps) {
  const { about, fields, state, onState } = props;
  const { t } = useTranslation('records');
  const me = useSession()?.user.id;
  const members = useQuery(membersQuery).data?.items ?? [];
  const personName = usePersonName();
  const processes = useQuery({ ...processesQuery(), enabled: about === 'deal' }).data?.items ?? [];
  const filterFields = useFilterFields(about, fields, state.process);
  const people = members
    .filter(({ id, deactivatedAt }) => id !== me && (deactivatedAt === null || id === state.owner))
    .map(({ id, name }) => ({ id, label: personName(name) }));
  const seesOwner = fields.some(({ name }) => name === 'owner');
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line px-5 py-2 max-md:px-4">
      <Words {...props} />
      {about === 'deal' && (
        <>
          {processes.length > 1 && (
            <Select
              look="chip"
              label={t('field.process')}
              options={[
                { id: ANY, label: t('all') },
                ...processes.map(({ id, name }) => ({ id, label: name })),
              ]}
              value={state.process ?? ANY}
              onChange={(id) => onState({ process: id === ANY ? null : id })}
            />
          )}
          <Select
            look="chip"
            isLabelHidden
            label={t('dealState.label')}
            options={DEAL_STATES.map((id) => ({ id, label: t(`dealState.${id}`) }))}
            value={state.state}
            onChange={(next) => onState({ state: next })}
          />
        </>
      )}
      {seesOwner && (
        <Select
          look="chip"
          label={t('field.owner')}
          options={[
            { id: ANY, label: t('owner.anybody') },
            { id: 'me', label: t('owner.me') },
            ...people,
            { id: 'none', label: t('owner.nobody') },
          ]}
          value={state.owner ?? ANY}
          onChange={(id) => onState({ owner: id === ANY ? null : id })}
        />
      )}
      <FilterBuilder
        form="chips"
        fields={filterFields}
        rule={state.filter}
        onChange={(filter) => onState({ filter })}
      />
      {about === 'deal' && (
        <Select
          look="chip"
          label={t('group.label')}
          options={[
            { id: ANY, label: t('group.no') },
            ...DEAL_GROUPS.filter(
              (id) => id !== 'stage' || state.process !== null || processes.length === 1,
            ).map((id) => ({ id, label: t(`group.${id}`) })),
            ...ownGroups(fields).map(({ name, label }) => ({
              id: name,
              label: t('group.own', { field: isolate(label) }),
            })),
          ]}
          value={state.group ?? ANY}
          onChange={(id) =>
            onState({
              group: id === ANY ? null : id,
              // Stages stand on one map.
              ...(id === 'stage' && state.process === null ? { process: processes[0]?.id ?? null } : {}),
            })
          }
        />
      )}
    </div>
  );
}
