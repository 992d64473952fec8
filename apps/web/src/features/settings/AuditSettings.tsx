// What happened in the workspace, newest first; older entries on demand.
import { listAudit } from '@portolan/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/api/call.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { aboutOf, auditMessage, type AboutWords } from './audit-actions.ts';
import { Section } from './Section.tsx';

export function AuditSettings() {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const audit = useInfiniteQuery({
    queryKey: ['audit-entries'],
    queryFn: ({ pageParam, signal }) =>
      ask(listAudit, { query: pageParam === null ? {} : { cursor: pageParam } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (audit.isPending) return <SkeletonRows rows={8} />;
  if (audit.isError) return <ErrorState error={audit.error} onRetry={() => void audit.refetch()} />;
  const entries = audit.data.pages.flatMap(({ items }) => items);
  const words: AboutWords = {
    role: (role) => t(`role.${role}`),
    date: formats.date,
    number: formats.number,
    bytes: formats.bytes,
  };
  const actionText = (action: string) => {
    const message = auditMessage(action);
    return message === null ? action : t(`audit.action.${message}`);
  };
  return (
    <Section title={t('audit.title')}>
      {entries.length === 0 ? (
        <EmptyState title={t('audit.empty')}>{t('audit.emptyAdvice')}</EmptyState>
      ) : (
        <Table
          label={t('audit.title')}
          rows={entries}
          rowId={({ id }) => id}
          className="h-[70dvh] overflow-auto"
          columns={[
            {
              id: 'what',
              title: t('audit.what'),
              width: '3fr',
              renderCell: ({ actor, action }) => (
                <>
                  <bdi className="font-medium">
                    {actor === null ? t('audit.system') : actor || t('audit.nameless')}
                  </bdi>{' '}
                  {actionText(action)}
                </>
              ),
            },
            {
              id: 'about',
              title: t('audit.details'),
              isSecondary: true,
              width: '2fr',
              renderCell: ({ details }) => (
                <bdi className="text-sm text-muted">{aboutOf(details, words)}</bdi>
              ),
            },
            {
              id: 'when',
              title: t('audit.when'),
              align: 'end',
              width: 180,
              renderCell: ({ at }) => (
                <Moment at={at} show="relative" className="whitespace-nowrap text-muted" />
              ),
            },
          ]}
        />
      )}
      {audit.hasNextPage && (
        <Button
          onPress={() => void audit.fetchNextPage()}
          isPending={audit.isFetchingNextPage}
          className="self-center"
        >
          {t('audit.more')}
        </Button>
      )}
    </Section>
  );
}
