// Who belongs to the workspace, with which role and in which teams; inviting, and closing it to who leaves. Changing a
// role can be undone, and who has left can come back.
import { reactivateMember, removeMember, updateMember, type Member } from '@portolan/contract';
import { mayAssign, type Role } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { askToKeep } from '../../lib/keep-account.ts';
import { sessionQuery, useMay, useSession, useWorkspace } from '../../lib/session.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { showFailure, showToast, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { Invitations } from './Invitations.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { membersQuery } from '../../lib/member-queries.ts';
import { RoleSelect } from './RoleSelect.tsx';
import { Section } from './Section.tsx';
import { teamsQuery } from './team-queries.ts';

export function MembersSettings() {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const text = useProblemText();
  const session = useSession();
  const workspace = useWorkspace();
  const mayChange = useMay('members.change');
  const members = useQuery(membersQuery);
  const [inviting, setInviting] = useState(false);
  const formats = useFormats();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const [removing, setRemoving] = useState<Member | null>(null);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [isPending, setPending] = useState(false);

  const setRole = async (member: Member, role: Role): Promise<boolean> => {
    const outcome = await call(updateMember, { params: { id: member.id }, body: { role } });
    if (!outcome.ok) showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
    await Promise.all([
      queryClient.invalidateQueries(membersQuery),
      queryClient.invalidateQueries(sessionQuery),
    ]);
    return outcome.ok;
  };
  const changeRole = async (member: Member, role: Role) => {
    if (!(await setRole(member, role))) return;
    showUndo(t('members.roleChanged', { name: member.name, role: t(`role.${role}`) }), async () => {
      await setRole(member, member.role);
    });
  };
  const remove = async (member: Member) => {
    setPending(true);
    const outcome = await call(removeMember, { params: { id: member.id } });
    setPending(false);
    setRemoving(null);
    if (outcome.ok) showToast(t('members.removed', { name: isolate(member.name) }));
    else showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
    await queryClient.invalidateQueries(membersQuery);
  };

  const bringBack = async (member: Member) => {
    const outcome = await call(reactivateMember, { params: { id: member.id } });
    if (outcome.ok) showToast(t('members.back', { name: isolate(member.name) }));
    else showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
    await queryClient.invalidateQueries(membersQuery);
  };

  if (members.isPending) return <SkeletonRows rows={4} />;
  if (members.isError) return <ErrorState error={members.error} onRetry={() => void members.refetch()} />;
  const teamsOf = (member: Member): string =>
    formats.list(
      teams
        .filter((team) => team.archivedAt === null && team.members.some(({ id }) => id === member.id))
        .map((team) => isolate(team.name)),
    );
  // Who works here first, then who has left.
  const rows = members.data.items.toSorted(
    (a, b) => Number(a.deactivatedAt !== null) - Number(b.deactivatedAt !== null),
  );
  const mayChangeMember = (member: Member) =>
    mayChange && workspace !== null && mayAssign(workspace.role, member.role);
  return (
    <>
      <Section
        title={t('members.title')}
        action={
          mayChange && (
            <Button
              icon="add"
              variant="primary"
              onPress={() => {
                // An invitation from somebody who cannot come back would leave the others alone.
                askToKeep(session?.user.hasPassword ?? true);
                if (session?.user.hasPassword === true) setInviting(true);
              }}
            >
              {t('members.invite')}
            </Button>
          )
        }
      >
        <Table
          label={t('members.title')}
          rows={rows}
          rowId={({ id }) => id}
          rowText={({ name }) => name}
          columns={[
            {
              id: 'name',
              title: t('members.name'),
              renderCell: (member) => (
                <span className="flex items-center gap-2.5 py-1">
                  <Avatar name={member.name} />
                  <span className="flex min-w-0 flex-col">
                    <span className="flex items-center gap-2">
                      <bdi>{member.name}</bdi>
                      {member.id === session?.user.id && <Badge>{t('members.you')}</Badge>}
                      {!member.canSignIn && <Badge>{t('members.cannotSignIn')}</Badge>}
                      {member.deactivatedAt !== null && <Badge tone="nurture">{t('members.left')}</Badge>}
                    </span>
                    <span className="text-xs text-muted">
                      <bdi>{member.canSignIn ? member.email : t('members.ofExample')}</bdi>
                    </span>
                  </span>
                </span>
              ),
            },
            {
              id: 'role',
              title: t('members.role'),
              renderCell: (member) =>
                mayChangeMember(member) && member.deactivatedAt === null ? (
                  <RoleSelect
                    label={t('members.change', { name: member.name })}
                    isLabelHidden
                    value={member.role}
                    onChange={(role) => {
                      if (role !== member.role) void changeRole(member, role);
                    }}
                  />
                ) : (
                  t(`role.${member.role}`)
                ),
            },
            {
              id: 'teams',
              title: t('members.teams'),
              isSecondary: true,
              renderCell: (member) => <span className="text-muted">{teamsOf(member)}</span>,
            },
            {
              id: 'joined',
              title: t('members.joined'),
              isSecondary: true,
              renderCell: ({ joinedAt, deactivatedAt }) =>
                deactivatedAt === null ? (
                  <Moment at={joinedAt} />
                ) : (
                  <span className="text-muted">
                    {t('members.leftOn')} <Moment at={deactivatedAt} />
                  </span>
                ),
            },
            {
              id: 'do',
              title: t('members.removeAction'),
              isTitleHidden: true,
              align: 'end',
              renderCell: (member) =>
                mayChangeMember(member) && (
                  <Menu
                    label={member.name}
                    placement="bottom end"
                    trigger={
                      <IconButton icon="more" label={t('members.more', { name: isolate(member.name) })} />
                    }
                    groups={[
                      {
                        id: 'member',
                        actions: [
                          member.deactivatedAt === null
                            ? { id: 'leave', label: t('leave.open'), run: () => setLeaving(member) }
                            : {
                                id: 'back',
                                label: t('members.reactivate'),
                                run: () => void bringBack(member),
                              },
                          {
                            id: 'remove',
                            label: t('members.removeAction'),
                            isDanger: true,
                            run: () => setRemoving(member),
                          },
                        ],
                      },
                    ]}
                  />
                ),
            },
          ]}
        />
      </Section>
      {mayChange && <Invitations />}
      <InviteDialog isOpen={inviting} onClose={() => setInviting(false)} />
      <LeaveDialog member={leaving} onClose={() => setLeaving(null)} />
      <ConfirmDialog
        title={t('members.removeTitle', { name: isolate(removing?.name ?? '') })}
        action={t('members.removeAction')}
        isOpen={removing !== null}
        isPending={isPending}
        onConfirm={() => {
          if (removing !== null) void remove(removing);
        }}
        onClose={() => setRemoving(null)}
      >
        {t('members.removeAsk', { name: isolate(removing?.name ?? '') })}
      </ConfirmDialog>
    </>
  );
}
