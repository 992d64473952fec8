// Invitations that nobody has used yet; each can be withdrawn.
import { revokeInvitation } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { Table } from '../../ui/Table.tsx';
import { showFailure, showToast } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { invitationsQuery } from '../../lib/member-queries.ts';
import { Section } from './Section.tsx';

export function Invitations() {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const text = useProblemText();
  const invitations = useQuery(invitationsQuery).data?.items ?? [];
  if (invitations.length === 0) return null;
  const revoke = async (id: string) => {
    const outcome = await call(revokeInvitation, { params: { id } });
    if (outcome.ok) showToast(t('members.revoked'));
    else showFailure(text(outcome.problem).title);
    await queryClient.invalidateQueries(invitationsQuery);
  };
  return (
    <Section title={t('members.invitations')}>
      <Table
        label={t('members.invitations')}
        rows={invitations}
        rowId={({ id }) => id}
        columns={[
          {
            id: 'who',
            title: t('members.person'),
            renderCell: ({ email }) => (email === null ? t('members.anyone') : <bdi>{email}</bdi>),
          },
          { id: 'role', title: t('members.role'), renderCell: ({ role }) => t(`role.${role}`) },
          {
            id: 'until',
            title: t('members.expires'),
            renderCell: ({ expiresAt }) => <Moment at={expiresAt} />,
          },
          {
            id: 'do',
            title: t('members.revoke'),
            isTitleHidden: true,
            align: 'end',
            renderCell: ({ id }) => (
              <IconButton icon="close" label={t('members.revoke')} onPress={() => void revoke(id)} />
            ),
          },
        ]}
      />
    </Section>
  );
}
