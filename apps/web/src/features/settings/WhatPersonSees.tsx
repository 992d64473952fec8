// "What does Anna see?": her reach of one kind of record as the server has it now, and which rule or team decides.
import type { AccessExplanation } from '@portolan/contract';
import { RECORD_KINDS, type RecordKind } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { processesQuery } from '../../lib/maps/process-queries.ts';
import { membersQuery } from '../../lib/member-queries.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { Select } from '../../ui/Select.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { explanationQuery } from './access-queries.ts';
import { allFieldsQuery } from './field-queries.ts';
import { Section } from './Section.tsx';
import { useFieldWords } from './use-field-words.ts';

const ANY = 'any';

export function WhatPersonSees() {
  const { t } = useTranslation('access');
  const people = useQuery(membersQuery).data?.items ?? [];
  const processes = useQuery(processesQuery()).data?.items ?? [];
  const [person, setPerson] = useState<{ readonly id: string; readonly label: string } | null>(null);
  const [about, setAbout] = useState<RecordKind>('deal');
  const [process, setProcess] = useState<string | null>(null);
  return (
    <Section
      title={person === null ? t('sees.title') : t('sees.titleOf', { name: isolate(person.label) })}
      intro={t('sees.intro')}
    >
      <div className="flex flex-wrap items-end gap-3">
        <PersonPicker
          label={t('sees.person')}
          className="w-56 max-w-full"
          value={person}
          options={people
            .filter(({ deactivatedAt }) => deactivatedAt === null)
            .map(({ id, name, email }) => ({ id, label: name, hint: email }))}
          onChange={setPerson}
        />
        <Select
          label={t('rules.records')}
          className="w-40"
          options={RECORD_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
          value={about}
          onChange={setAbout}
        />
        {about === 'deal' && processes.length > 0 && (
          <Select
            label={t('exception.process')}
            className="w-48"
            options={[
              { id: ANY, label: t('sees.anyProcess') },
              ...processes.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={process ?? ANY}
            onChange={(id) => setProcess(id === ANY ? null : id)}
          />
        )}
      </div>
      {person !== null && (
        <Explained user={person.id} about={about} process={about === 'deal' ? process : null} />
      )}
    </Section>
  );
}

function Explained(props: {
  readonly user: string;
  readonly about: RecordKind;
  readonly process: string | null;
}) {
  const explanation = useQuery(explanationQuery(props.user, props.about, props.process));
  if (explanation.isPending) return <SkeletonRows rows={3} />;
  if (explanation.isError) {
    return <ErrorState error={explanation.error} onRetry={() => void explanation.refetch()} />;
  }
  return <Sentences found={explanation.data} />;
}

function Sentences({ found }: { readonly found: AccessExplanation }) {
  const { t } = useTranslation(['access', 'settings']);
  const formats = useFormats();
  const words = useFieldWords();
  // An activity has no fields of the workspace's own.
  const fields = useQuery({
    ...allFieldsQuery(found.about === 'activity' ? 'deal' : found.about),
    enabled: found.about !== 'activity',
  }).data;
  const labelOf = (field: string): string =>
    words.field(field, fields?.items.find((one) => one.name === field)?.label ?? field);
  const role = t(`settings:role.${found.role}`);
  const teams = found.teams.map((team) =>
    team.lead ? t('sees.leads', { team: isolate(team.name) }) : isolate(team.name),
  );
  const limited = (access: 'hidden' | 'read'): readonly string[] =>
    found.fields.filter((one) => one.access === access).map(({ field }) => isolate(labelOf(field)));
  return (
    <dl
      aria-live="polite"
      className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 max-md:grid-cols-1 max-md:gap-y-1 [&_dt]:text-muted"
    >
      <dt>{t('rules.read')}</dt>
      <dd>{t(`sees.read.${found.read}`)}</dd>
      <dt>{t('rules.change')}</dt>
      <dd>{found.mayChange ? t(`sees.change.${found.change}`) : t('sees.mayNot', { role })}</dd>
      <dt>{t('sees.why')}</dt>
      <dd>{t(`sees.because.${found.because}`, { role })}</dd>
      {found.read === 'team' && (
        <>
          <dt>{t('sees.teams')}</dt>
          <dd>{teams.length === 0 ? t('sees.noTeam') : formats.list(teams)}</dd>
        </>
      )}
      {found.owners !== null && (
        <>
          <dt>{t('sees.whose')}</dt>
          <dd>{formats.list([...found.owners.map((owner) => isolate(owner.name)), t('sees.nobodys')])}</dd>
        </>
      )}
      {limited('hidden').length > 0 && (
        <>
          <dt>{t('fieldAccess.hidden')}</dt>
          <dd>{formats.list(limited('hidden'))}</dd>
        </>
      )}
      {limited('read').length > 0 && (
        <>
          <dt>{t('fieldAccess.read')}</dt>
          <dd>{formats.list(limited('read'))}</dd>
        </>
      )}
    </dl>
  );
}
