// API keys: what each is for, when it was used, and how to take it back.
import { revokeApiKey } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Link } from '../../ui/Link.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { showFailure, showToast } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { CreateKeyDialog } from './CreateKeyDialog.tsx';
import { keysQuery } from './key-queries.ts';
import { Section } from './Section.tsx';

export function KeysSettings() {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const text = useProblemText();
  const keys = useQuery(keysQuery);
  const [creating, setCreating] = useState(false);
  const [going, setGoing] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [isPending, setPending] = useState(false);

  const revoke = async (key: { readonly id: string; readonly name: string }) => {
    setPending(true);
    const outcome = await call(revokeApiKey, { params: { id: key.id } });
    setPending(false);
    setGoing(null);
    if (outcome.ok) showToast(t('keys.revoked', { name: key.name }));
    else showFailure(text(outcome.problem).title);
    await queryClient.invalidateQueries(keysQuery);
  };

  if (keys.isPending) return <SkeletonRows rows={4} />;
  if (keys.isError) return <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />;
  const create = (
    <Button icon="add" variant="primary" onPress={() => setCreating(true)}>
      {t('keys.create')}
    </Button>
  );
  return (
    <>
      <Section
        title={t('keys.title')}
        intro={
          <>
            {t('keys.intro')}{' '}
            <Link href="/api/docs" target="_blank" tone="accent">
              {t('keys.docs')}
            </Link>
          </>
        }
        action={keys.data.items.length > 0 && create}
      >
        {keys.data.items.length === 0 ? (
          <EmptyState title={t('keys.empty')} action={create}>
            {t('keys.emptyAdvice')}
          </EmptyState>
        ) : (
          <Table
            label={t('keys.title')}
            rows={keys.data.items}
            rowId={({ id }) => id}
            rowText={({ name }) => name}
            columns={[
              { id: 'name', title: t('keys.name'), renderCell: ({ name }) => <bdi>{name}</bdi> },
              {
                id: 'prefix',
                title: t('keys.prefix'),
                isSecondary: true,
                renderCell: ({ prefix }) => (
                  <code dir="ltr" className="font-mono text-xs">
                    {prefix}
                  </code>
                ),
              },
              { id: 'role', title: t('members.role'), renderCell: ({ role }) => t(`role.${role}`) },
              {
                id: 'used',
                title: t('keys.lastUsed'),
                isSecondary: true,
                renderCell: ({ lastUsedAt }) =>
                  lastUsedAt === null ? t('keys.never') : <Moment at={lastUsedAt} show="relative" />,
              },
              {
                id: 'expires',
                title: t('keys.expires'),
                renderCell: ({ expiresAt }) =>
                  expiresAt === null ? t('keys.never') : <Moment at={expiresAt} />,
              },
              {
                id: 'do',
                title: t('keys.revoke'),
                isTitleHidden: true,
                align: 'end',
                renderCell: (key) => (
                  <IconButton icon="remove" label={t('keys.revoke')} onPress={() => setGoing(key)} />
                ),
              },
            ]}
          />
        )}
      </Section>
      <CreateKeyDialog isOpen={creating} onClose={() => setCreating(false)} />
      <ConfirmDialog
        title={t('keys.revokeTitle')}
        action={t('keys.revoke')}
        isOpen={going !== null}
        isPending={isPending}
        onConfirm={() => {
          if (going !== null) void revoke(going);
        }}
        onClose={() => setGoing(null)}
      >
        {t('keys.revokeAsk', { name: going?.name ?? '' })}
      </ConfirmDialog>
    </>
  );
}
