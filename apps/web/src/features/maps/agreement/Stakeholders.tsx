// Whose signatures are asked for: each with the lane they speak for and what they answered; adding and taking off.
import { setStakeholders, type Agreement } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { membersQuery } from '../../../lib/member-queries.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Badge, type Tone } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { Select } from '../../../ui/Select.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { usePersonName } from '../panel/use-person-name.ts';
import type { Stakeholder } from './agreement-facts.ts';
import { useTakeAgreement } from './use-agreement.ts';

const TONES: Readonly<Record<Stakeholder['state'], Tone>> = {
  waiting: 'neutral',
  signed: 'won',
  objected: 'attention',
  outdated: 'nurture',
};
const NO_LANE = '-';

type Asked = readonly { readonly userId: string; readonly lane: string | null }[];

function askedOf(agreement: Agreement): Asked {
  return agreement.stakeholders.map(({ person, lane }) => ({ userId: person.id, lane }));
}

export function Stakeholders(props: {
  readonly versionId: string;
  readonly agreement: Agreement;
  readonly map: SalesMap;
  readonly mayChange: boolean;
}) {
  const { versionId, agreement, map, mayChange } = props;
  const { t } = useTranslation('maps');
  const personName = usePersonName();
  const take = useTakeAgreement();
  const laneName = (id: string | null) => map.lanes.find((lane) => lane.id === id)?.name;
  const save = async (stakeholders: Asked): Promise<boolean> =>
    take(
      await call(setStakeholders, { params: { id: versionId }, body: { stakeholders: [...stakeholders] } }),
      versionId,
    );
  const remove = async (gone: Stakeholder) => {
    const before = askedOf(agreement);
    if (!(await save(before.filter(({ userId }) => userId !== gone.person.id)))) return;
    showUndo(t('signatures.removed', { name: personName(gone.person) }), async () => {
      await save(before);
    });
  };
  const lanes = [
    { id: NO_LANE, label: t('signatures.noLane') },
    ...map.lanes.map(({ id, name }) => ({ id, label: name })),
  ];

  return (
    <>
      {agreement.stakeholders.length === 0 && <p className="text-sm text-muted">{t('signatures.nobody')}</p>}
      <ul className="flex flex-col gap-3">
        {agreement.stakeholders.map((one) => (
          <li key={one.person.id} className="flex items-start gap-2.5">
            <Avatar name={personName(one.person)} />
            <div className="flex min-w-0 grow flex-col gap-0.5">
              <span className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-0.5">
                <span className="text-sm font-medium wrap-anywhere">
                  <bdi>{personName(one.person)}</bdi>
                </span>
                <Badge tone={TONES[one.state]}>{t(`signatures.state.${one.state}`)}</Badge>
              </span>
              <span className="text-xs text-muted">
                {laneName(one.lane) !== undefined && <bdi>{laneName(one.lane)}</bdi>}
                {laneName(one.lane) !== undefined && one.answeredAt !== null && ' · '}
                {one.answeredAt !== null && <Moment at={one.answeredAt} show="relative" />}
              </span>
              {one.note !== '' && (
                <p
                  className="border-s-2 border-line ps-2 text-sm whitespace-pre-line wrap-anywhere"
                  dir="auto"
                >
                  {one.note}
                </p>
              )}
              {one.state === 'outdated' && (
                <p className="text-xs text-muted">{t('signatures.outdatedHint')}</p>
              )}
            </div>
            {mayChange && (
              <Menu
                label={t('signatures.actions', { name: personName(one.person) })}
                placement="bottom end"
                trigger={
                  <IconButton icon="more" label={t('signatures.actions', { name: personName(one.person) })} />
                }
                groups={[
                  {
                    id: 'lanes',
                    title: t('signatures.speaksFor'),
                    actions: lanes.map(({ id, label }) => ({
                      id: `lane ${id}`,
                      label,
                      isOn: (one.lane ?? NO_LANE) === id,
                      run: () =>
                        void save(
                          askedOf(agreement).map((asked) =>
                            asked.userId === one.person.id
                              ? { ...asked, lane: id === NO_LANE ? null : id }
                              : asked,
                          ),
                        ),
                    })),
                  },
                  {
                    id: 'end',
                    actions: [
                      {
                        id: 'remove',
                        label: t('signatures.remove'),
                        icon: 'remove',
                        run: () => void remove(one),
                      },
                    ],
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {mayChange && <AddStakeholder agreement={agreement} lanes={lanes} onAdd={save} />}
    </>
  );
}

function AddStakeholder(props: {
  readonly agreement: Agreement;
  readonly lanes: readonly { readonly id: string; readonly label: string }[];
  readonly onAdd: (asked: Asked) => Promise<boolean>;
}) {
  const { agreement, lanes } = props;
  const { t } = useTranslation(['maps', 'ui']);
  const personName = usePersonName();
  const members = useQuery(membersQuery);
  const [isOpen, setOpen] = useState(false);
  const [who, setWho] = useState<string | null>(null);
  const [lane, setLane] = useState(NO_LANE);
  const [isPending, setPending] = useState(false);
  const asked = new Set(agreement.stakeholders.map(({ person }) => person.id));
  const free = (members.data?.items ?? []).filter((member) => !asked.has(member.id));
  if (!isOpen) {
    return (
      <Button icon="add" className="self-start" onPress={() => setOpen(true)}>
        {t('signatures.add')}
      </Button>
    );
  }
  const add = async () => {
    if (who === null) return;
    setPending(true);
    const added = await props.onAdd([
      ...askedOf(agreement),
      { userId: who, lane: lane === NO_LANE ? null : lane },
    ]);
    setPending(false);
    if (!added) return;
    setWho(null);
    setLane(NO_LANE);
    setOpen(false);
  };
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line bg-surface p-3">
      {free.length === 0 && members.data !== undefined ? (
        <p className="text-sm text-muted">{t('signatures.everybody')}</p>
      ) : (
        <>
          <ComboBox
            key={free.length}
            label={t('signatures.who')}
            options={free.map((member) => ({ id: member.id, label: personName(member), hint: member.email }))}
            value={who}
            onChange={setWho}
          />
          {lanes.length > 1 && (
            <Select label={t('signatures.speaksFor')} options={lanes} value={lane} onChange={setLane} />
          )}
        </>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onPress={() => setOpen(false)}>
          {t('ui:cancel')}
        </Button>
        <Button isPending={isPending} isDisabled={who === null} onPress={() => void add()}>
          {t('signatures.ask')}
        </Button>
      </div>
    </div>
  );
}
