// Who belongs to the workspace, with which role; inviting and removing. Changing a role can be undone.
import { removeMember, updateMember, type Member } from '@portolan/contract';
import { mayAssign, type Role } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { askToKeep } from '../../lib/keep-account.ts';
import { sessionQuery, useMay, useSession, useWorkspace } from '../../lib/session.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { showFailure, showToast, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { Invitations } from './Invitations.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { membersQuery } from '../../lib/member-queries.ts';
import { RoleSelect } from './RoleSelect.tsx';
import { Section } from './Section.tsx';

export function MembersSettings() {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const text = useProblemText();
  const session = useSession();
  const workspace = useWorkspace();
  const mayChange = useMay('members.change');
  const members = useQuery(membersQuery);
  const [inviting, setInviting] = useState(false);
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
    setLeaving(null);
    if (outcome.ok) showToast(t('members.removed', { name: member.name }));
    else showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
    await queryClient.invalidateQueries(membersQuery);
  };

  if (members.isPending) return <SkeletonRows rows={4} />;
  if (members.isError) return <ErrorState error={members.error} onRetry={() => void members.refetch()} />;
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
          rows={members.data.items}
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
                      {member.email === session?.user.email && <Badge>{t('members.you')}</Badge>}
                    </span>
                    <span className="text-xs text-muted">
                      <bdi>{member.email}</bdi>
                    </span>
                  </span>
                </span>
              ),
            },
            {
              id: 'role',
              title: t('members.role'),
              renderCell: (member) =>
                mayChangeMember(member) ? (
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
              id: 'joined',
              title: t('members.joined'),
              isSecondary: true,
              renderCell: ({ joinedAt }) => <Moment at={joinedAt} />,
            },
            {
              id: 'do',
              title: t('members.removeAction'),
              isTitleHidden: true,
              align: 'end',
              renderCell: (member) =>
                mayChangeMember(member) && (
                  <IconButton
                    icon="remove"
                    label={t('members.remove', { name: member.name })}
                    onPress={() => setLeaving(member)}
                  />
                ),
            },
          ]}
        />
      </Section>
      {mayChange && <Invitations />}
      <InviteDialog isOpen={inviting} onClose={() => setInviting(false)} />
      <ConfirmDialog
        title={t('members.removeTitle', { name: leaving?.name ?? '' })}
        action={t('members.removeAction')}
        isOpen={leaving !== null}
        isPending={isPending}
        onConfirm={() => {
          if (leaving !== null) void remove(leaving);
        }}
        onClose={() => setLeaving(null)}
      >
        {t('members.removeAsk', { name: leaving?.name ?? '' })}
      </ConfirmDialog>
    </>
  );
}
