// What happened in the workspace, newest first: searched, read on as one scrolls, and taken along as a table.
import { exportAudit, listAudit } from '@portolan/contract';
import { getLocalTimeZone, parseDate } from '@internationalized/date';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/api/call.ts';
import { download } from '../../lib/api/download.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import type { AuditSearch } from '../../lib/settings/settings-search.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { aboutOf, auditMessage, type AboutWords } from './audit-actions.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { MoreRows } from './MoreRows.tsx';
import { Section } from './Section.tsx';

const FILE_NAME = 'portolan-audit.csv';

function startOf(day: string, plus: number): string {
  return parseDate(day).add({ days: plus }).toDate(getLocalTimeZone()).toISOString();
}

/** Days of the reader as moments; the last day counts to its end. */
function queryOf({ from, until, ...rest }: AuditSearch) {
  return {
    ...rest,
    ...(from === undefined ? {} : { from: startOf(from, 0) }),
    ...(until === undefined ? {} : { until: startOf(until, 1) }),
  };
}

export function AuditSettings() {
  const { t } = useTranslation(['audit', 'settings']);
  const formats = useFormats();
  const text = useProblemText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/settings/audit' });
  const [isExporting, setExporting] = useState(false);
  const query = queryOf(search);
  const audit = useInfiniteQuery({
    queryKey: ['audit-entries', query],
    queryFn: ({ pageParam, signal }) =>
      ask(listAudit, { query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const onSearch = (next: AuditSearch): void => {
    void navigate({ to: '/settings/audit', search: next, replace: true });
  };
  const save = async (): Promise<void> => {
    setExporting(true);
    const outcome = await download(exportAudit, { query }, FILE_NAME);
    setExporting(false);
    if (!outcome.ok) showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
  };
  const words: AboutWords = {
    role: (role) => t(`settings:role.${role}`),
    date: formats.date,
    number: formats.number,
    bytes: formats.bytes,
  };
  const actionText = (action: string) => {
    const message = auditMessage(action);
    return message === null ? action : t(`action.${message}`);
  };
  const entries = audit.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section
      title={t('title')}
      intro={t('intro')}
      action={
        <Button icon="download" onPress={() => void save()} isPending={isExporting}>
          {t('export')}
        </Button>
      }
    >
      <AuditFilters search={search} onSearch={onSearch} />
      {search.subject !== undefined && (
        <p className="flex items-center gap-1 text-sm">
          <Badge tone="accent">{t('ofOne')}</Badge>
          <IconButton
            icon="close"
            label={t('ofAll')}
            onPress={() => {
              const { subject: _subject, ...rest } = search;
              onSearch(rest);
            }}
          />
        </p>
      )}
      {audit.isPending ? (
        <SkeletonRows rows={8} />
      ) : audit.isError ? (
        <ErrorState error={audit.error} onRetry={() => void audit.refetch()} />
      ) : entries.length === 0 && !audit.hasNextPage ? (
        Object.keys(search).length > 0 ? (
          <EmptyState
            title={t('nothingFound')}
            action={<Button onPress={() => onSearch({})}>{t('clear')}</Button>}
          >
            {t('nothingFoundAdvice')}
          </EmptyState>
        ) : (
          <EmptyState title={t('empty')}>{t('emptyAdvice')}</EmptyState>
        )
      ) : (
        <Table
          label={t('title')}
          rows={entries}
          rowId={({ id }) => id}
          className="h-[60dvh] overflow-auto"
          columns={[
            {
              id: 'what',
              title: t('what'),
              width: '3fr',
              renderCell: ({ actor, action }) => (
                <span>
                  <bdi className="font-medium">{actor === null ? t('system') : actor || t('nameless')}</bdi>{' '}
                  {actionText(action)}
                </span>
              ),
            },
            {
              id: 'about',
              title: t('details'),
              isSecondary: true,
              width: '2fr',
              renderCell: ({ details, subject }) => (
                <span className="inline-flex min-w-0 items-center gap-1">
                  <bdi className="min-w-0 text-sm wrap-anywhere text-muted">{aboutOf(details, words)}</bdi>
                  {subject !== null && search.subject === undefined && (
                    <IconButton
                      icon="filter"
                      label={t('onlyThis', { name: isolate(aboutOf(details, words)) })}
                      onPress={() => onSearch({ ...search, subject })}
                      className="h-6! w-6!"
                    />
                  )}
                </span>
              ),
            },
            {
              id: 'when',
              title: t('when'),
              align: 'end',
              width: 150,
              renderCell: ({ at }) => (
                <Moment at={at} show="relative" className="whitespace-nowrap text-muted" />
              ),
            },
          ]}
        />
      )}
      {audit.hasNextPage && (
        <MoreRows
          label={t('more')}
          isPending={audit.isFetchingNextPage}
          onMore={() => void audit.fetchNextPage()}
        />
      )}
    </Section>
  );
}
