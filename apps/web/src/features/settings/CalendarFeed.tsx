// The address under which calendar programs read what one has planned: made, shown once, made anew, revoked.
import { renewCalendarFeed, revokeCalendarFeed } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarFeedQuery } from '../../lib/activities/activity-queries.ts';
import { call } from '../../lib/api/call.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../lib/locale/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { showFailure, showToast } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { Section } from './Section.tsx';

export function CalendarFeed() {
  const { t } = useTranslation('activities');
  const client = useQueryClient();
  const formats = useFormats();
  const now = useNow();
  const text = useProblemText();
  const query = useQuery(calendarFeedQuery);
  const [address, setAddress] = useState<string | null>(null);
  const [asking, setAsking] = useState<'renew' | 'revoke' | null>(null);
  const [isPending, setPending] = useState(false);
  const feed = query.data?.feed ?? null;

  const renew = async (): Promise<void> => {
    setPending(true);
    const outcome = await call(renewCalendarFeed);
    setPending(false);
    setAsking(null);
    if (outcome.ok) setAddress(`${location.origin}${outcome.value.path}`);
    else showFailure(text(outcome.problem).title);
    await client.invalidateQueries(calendarFeedQuery);
  };
  const revoke = async (): Promise<void> => {
    setPending(true);
    const outcome = await call(revokeCalendarFeed);
    setPending(false);
    setAsking(null);
    setAddress(null);
    if (outcome.ok) showToast(t('feed.revoked'));
    else showFailure(text(outcome.problem).title);
    await client.invalidateQueries(calendarFeedQuery);
  };

  return (
    <Section title={t('feed.title')} intro={t('feed.intro')}>
      {query.isPending && <SkeletonRows rows={1} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {address !== null && (
        <div className="flex flex-col gap-2">
          <CopyField label={t('feed.address')} value={address} />
          <p className="text-sm text-muted">{t('feed.once')}</p>
        </div>
      )}
      {query.data !== undefined && feed === null && (
        <Button isPending={isPending} className="self-start" onPress={() => void renew()}>
          {t('feed.create')}
        </Button>
      )}
      {feed !== null && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          <p className="text-muted">
            {t('feed.since', { date: formats.date(feed.createdAt) })}
            {' · '}
            {feed.lastReadAt === null
              ? t('feed.neverRead')
              : t('feed.read', { when: formats.relative(feed.lastReadAt, now) })}
          </p>
          <Button onPress={() => setAsking('renew')}>{t('feed.renew')}</Button>
          <Button variant="danger" onPress={() => setAsking('revoke')}>
            {t('feed.revoke')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        title={t(asking === 'renew' ? 'feed.renew' : 'feed.revokeTitle')}
        action={t(asking === 'renew' ? 'feed.renew' : 'feed.revoke')}
        isOpen={asking !== null}
        isPending={isPending}
        onConfirm={() => void (asking === 'renew' ? renew() : revoke())}
        onClose={() => setAsking(null)}
      >
        {t('feed.renewAsk')}
      </ConfirmDialog>
    </Section>
  );
}
