// A department or team: its name, what it stands below, who is in it and who leads it.
import { createTeam, removeTeam, setTeamMembers, updateTeam, type Team } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import type { Outcome } from '../../lib/api/problem.ts';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { membersQuery } from '../../lib/member-queries.ts';
import { useMay } from '../../lib/session.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Name } from '../../ui/Name.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showFailure, showToast } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { SettingsPanel } from './SettingsPanel.tsx';
import { teamsQuery } from './team-queries.ts';
import { mayStandBelow } from './team-tree.ts';

export interface TeamPanelProps {
  /** Null for a new one. */
  readonly team: Team | null;
  readonly teams: readonly Team[];
  readonly onClose: () => void;
}

const TOP = 'top';

function said(members: Team['members']): string {
  return JSON.stringify(members.map(({ id, lead }) => [id, lead]));
}

export function TeamPanel({ team, teams, onClose }: TeamPanelProps) {
  const { t } = useTranslation(['access', 'ui']);
  const text = useProblemText();
  const queryClient = useQueryClient();
  const mayChange = useMay('access.change');
  const people = useQuery(membersQuery).data?.items ?? [];
  const [name, setName] = useState(team?.name ?? '');
  const [parentId, setParentId] = useState(team?.parentId ?? null);
  const [members, setMembers] = useState<Team['members']>(team?.members ?? []);
  const reread = () => queryClient.invalidateQueries(teamsQuery);

  const save = async (): Promise<Outcome<Team>> => {
    const put =
      team === null
        ? await call(createTeam, { body: { name, parentId } })
        : name === team.name && parentId === team.parentId
          ? ({ ok: true, value: team } as const)
          : await call(updateTeam, { params: { id: team.id }, body: { name, parentId } });
    if (!put.ok || said(members) === said(put.value.members)) return put;
    return call(setTeamMembers, {
      params: { id: put.value.id },
      body: { members: members.map(({ id, lead }) => ({ id, lead })) },
    });
  };
  const submit = useSubmit(save, async (saved) => {
    await reread();
    showToast(t(team === null ? 'team.added' : 'team.saved', { name: isolate(saved.name) }));
    onClose();
  });
  const archive = async (archived: boolean): Promise<void> => {
    if (team === null) return;
    const outcome = await call(updateTeam, { params: { id: team.id }, body: { archived } });
    if (!outcome.ok) showFailure(text(outcome.problem).title);
    else showToast(t(archived ? 'team.archivedNow' : 'team.restoredNow', { name: isolate(team.name) }));
    await reread();
    onClose();
  };
  const remove = async (): Promise<void> => {
    if (team === null) return;
    const outcome = await call(removeTeam, { params: { id: team.id } });
    if (!outcome.ok) showFailure(text(outcome.problem).title);
    else showToast(t('team.removed', { name: isolate(team.name) }));
    await reread();
    onClose();
  };
  const hasBelow = teams.some((one) => one.parentId === team?.id);
  const parents = teams.filter(
    (one) => one.archivedAt === null && one.id !== team?.id && mayStandBelow(teams, team?.id, one.id),
  );
  return (
    <SettingsPanel title={team?.name ?? t('team.new')} onClose={onClose}>
      <Form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.send();
        }}
      >
        <TextField
          label={t('team.name')}
          value={name}
          onChange={setName}
          maxLength={200}
          isRequired
          isDisabled={!mayChange}
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel has just been opened for it
          autoFocus={team === null}
        />
        <Select
          label={t('team.below')}
          hint={t('team.belowHint')}
          options={[
            { id: TOP, label: t('team.top') },
            ...parents.map((one) => ({ id: one.id, label: one.name })),
          ]}
          value={parentId ?? TOP}
          onChange={(id) => setParentId(id === TOP ? null : id)}
          isDisabled={!mayChange}
        />
        <div className="flex flex-col gap-2">
          <h3 className="text-sm font-semibold">{t('team.members')}</h3>
          {members.length === 0 && <p className="text-sm text-muted">{t('team.nobody')}</p>}
          <ul className="flex flex-col">
            {members.map((member) => (
              <li key={member.id} className="flex min-h-row items-center gap-2 border-b border-line py-1">
                <Avatar name={member.name} size="small" />
                <Name>{member.name}</Name>
                {member.deactivated && <Badge>{t('team.left')}</Badge>}
                <span className="ms-auto flex shrink-0 items-center gap-1">
                  <Checkbox
                    label={t('team.leads')}
                    aria-label={t('team.leadsWho', { name: isolate(member.name) })}
                    isSelected={member.lead}
                    isDisabled={!mayChange}
                    onChange={(lead) =>
                      setMembers(members.map((one) => (one.id === member.id ? { ...one, lead } : one)))
                    }
                  />
                  {mayChange && (
                    <IconButton
                      icon="close"
                      label={t('team.takeOut', { name: isolate(member.name) })}
                      onPress={() => setMembers(members.filter(({ id }) => id !== member.id))}
                    />
                  )}
                </span>
              </li>
            ))}
          </ul>
          {mayChange && (
            <PersonPicker
              key={members.length}
              label={t('team.addMember')}
              value={null}
              options={people
                .filter(
                  ({ id, deactivatedAt }) => deactivatedAt === null && members.every((one) => one.id !== id),
                )
                .map(({ id, name: label, email }) => ({ id, label, hint: email }))}
              onChange={(option) => {
                if (option === null) return;
                setMembers([
                  ...members,
                  { id: option.id, name: option.label, lead: false, deactivated: false },
                ]);
              }}
            />
          )}
          <p className="text-xs text-muted">{t('team.leadsHint')}</p>
        </div>
        <ProblemNote problem={submit.problem} />
        {mayChange && (
          <div className="flex flex-wrap justify-end gap-2">
            {team !== null && (
              <Button
                variant="quiet"
                className="me-auto"
                onPress={() => void archive(team.archivedAt === null)}
              >
                {t(team.archivedAt === null ? 'team.archive' : 'team.restore')}
              </Button>
            )}
            {team !== null && team.archivedAt !== null && !hasBelow && (
              <Button variant="danger" onPress={() => void remove()}>
                {t('team.remove')}
              </Button>
            )}
            <Button variant="primary" type="submit" isPending={submit.isPending}>
              {t(team === null ? 'team.addAction' : 'team.save')}
            </Button>
          </div>
        )}
        {team !== null && mayChange && <p className="text-xs text-muted">{t('team.archiveHint')}</p>}
      </Form>
    </SettingsPanel>
  );
}
