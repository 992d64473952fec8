// How a person or company stands to others: reports to, partner of, knows.
import {
  createRelation,
  RELATION_KINDS,
  removeRelation,
  type CompanyDetail,
  type ContactDetail,
  type Relation,
} from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { useSubmit } from '../../../lib/api/use-submit.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { findCompanies, findContacts } from '../../../lib/records/find-records.ts';
import type { Party } from '../../../lib/records/record-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Link } from '../../../ui/Link.tsx';
import type { Option } from '../../../ui/option-list.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { RecordPicker } from '../../../ui/RecordPicker.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Select } from '../../../ui/Select.tsx';
import { showFailure, showUndo } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { Nothing, Section } from './Section.tsx';

type Kind = Relation['kind'];

/** What makes sense between the two. */
const BETWEEN: Readonly<Record<`${Party} ${Party}`, readonly Kind[]>> = {
  'contact contact': ['reportsTo', 'worksWith', 'knows', 'referredBy', 'assistantOf', 'relativeOf', 'other'],
  'contact company': ['worksAt', 'formerlyAt', 'partnerOf', 'other'],
  'company contact': ['referredBy', 'knows', 'other'],
  'company company': ['partnerOf', 'supplierOf', 'customerOf', 'competitorOf', 'referredBy', 'other'],
};

export interface RelationSectionProps {
  readonly about: Party;
  readonly record: ContactDetail | CompanyDetail;
  readonly mayChange: boolean;
}

export function RelationSection({ about, record, mayChange }: RelationSectionProps) {
  const { t } = useTranslation('records');
  const client = useQueryClient();
  const text = useProblemText();
  const refresh = () =>
    client.invalidateQueries({ queryKey: [about === 'contact' ? 'contacts' : 'companies', 'one'] });
  const remove = async (relation: Relation): Promise<void> => {
    const outcome = await call(removeRelation, { params: { id: relation.id } });
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return;
    }
    await refresh();
    showUndo(t('relation.removed', { name: isolate(relation.with.name) }), async () => {
      const self = { about, id: record.id };
      const other = { about: relation.with.about, id: relation.with.id };
      const [from, to] = relation.way === 'out' ? [self, other] : [other, self];
      await call(createRelation, { body: { from, to, kind: relation.kind, note: relation.note } });
      await refresh();
    });
  };
  return (
    <Section
      title={t('relations')}
      count={record.relations.length}
      action={
        mayChange ? (
          <Popover
            label={t('relation.add')}
            placement="bottom end"
            trigger={<IconButton icon="add" label={t('relation.add')} className="size-7!" />}
          >
            {(close) => (
              <AddRelation
                about={about}
                id={record.id}
                onDone={() => {
                  close();
                  void refresh();
                }}
              />
            )}
          </Popover>
        ) : undefined
      }
    >
      {record.relations.length === 0 ? (
        <Nothing>{t('noRelations')}</Nothing>
      ) : (
        <ul className="flex flex-col">
          {record.relations.map((relation) => (
            <li key={relation.id} className="flex min-h-8 items-center gap-2">
              <span className="min-w-0 grow">
                <span className="text-sm text-muted">{t(`relation.${relation.way}.${relation.kind}`)}</span>{' '}
                <Link
                  href={`/${relation.with.about === 'contact' ? 'contacts' : 'companies'}/${relation.with.id}`}
                >
                  <bdi>{relation.with.name}</bdi>
                </Link>
                {relation.note !== '' && (
                  <span className="text-sm text-muted">
                    {' · '}
                    <bdi>{relation.note}</bdi>
                  </span>
                )}
              </span>
              {mayChange && (
                <IconButton
                  icon="close"
                  label={t('removeNamed', { name: isolate(relation.with.name) })}
                  onPress={() => void remove(relation)}
                  className="size-7!"
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function AddRelation(props: { readonly about: Party; readonly id: string; readonly onDone: () => void }) {
  const { about, id } = props;
  const { t } = useTranslation('records');
  const [other, setOther] = useState<Party>(about);
  const [chosen, setChosen] = useState<Option | null>(null);
  const kinds = BETWEEN[`${about} ${other}`];
  const [kind, setKind] = useState<Kind | null>(null);
  const current = kind !== null && kinds.includes(kind) ? kind : (kinds[0] ?? RELATION_KINDS[0]);
  const submit = useSubmit(
    () =>
      call(createRelation, {
        body: { from: { about, id }, to: { about: other, id: chosen?.id ?? '' }, kind: current },
      }),
    props.onDone,
  );
  return (
    <form
      className="flex w-72 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) void submit.send();
      }}
    >
      <SegmentedControl<Party>
        label={t('relation.with')}
        options={[
          { id: 'contact', label: t('relation.person') },
          { id: 'company', label: t('field.company') },
        ]}
        value={other}
        onChange={(next) => {
          setOther(next);
          setChosen(null);
        }}
      />
      <Select<Kind>
        label={t('relation.how')}
        options={kinds.map((one) => ({ id: one, label: t(`relation.out.${one}`) }))}
        value={current}
        onChange={setKind}
      />
      <RecordPicker
        key={other}
        label={t('relation.whom')}
        load={other === 'contact' ? findContacts : findCompanies}
        hasAvatars={other === 'contact'}
        value={chosen}
        onChange={setChosen}
      />
      <ProblemNote problem={submit.problem} />
      <Button
        type="submit"
        variant="primary"
        isPending={submit.isPending}
        isDisabled={chosen === null || chosen.id === id}
      >
        {t('relation.add')}
      </Button>
    </form>
  );
}
