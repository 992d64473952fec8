// What stands in place of a view of a log while there is none: a problem, or a log that was not read yet.
import type { LogDetail } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { isOnItsWay } from '../../lib/logs/log-queries.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { useReadingWords } from '../../ui/log-import/use-reading-words.ts';
import { Page } from '../../ui/Page.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';

export function LogProblem(props: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('reality');
  return (
    <Page title={t('title')} width="full">
      <ErrorState error={props.error} onRetry={props.onRetry} />
    </Page>
  );
}

export function LogNotReady(props: { readonly log: LogDetail }) {
  const { t } = useTranslation('reality');
  const { log } = props;
  const words = useReadingWords();
  const waiting = isOnItsWay(log.state);
  return (
    <Page title={log.name} width="full">
      <EmptyState
        title={t(waiting ? 'waiting.title' : 'unfinished.title')}
        action={waiting ? null : <LinkButton href={`/logs/${log.id}`}>{t('unfinished.action')}</LinkButton>}
      >
        {waiting ? (
          <div className="flex flex-col gap-4">
            {t('waiting.text')}
            <ProgressBar label={t('waiting.title')} value={log.progress} isLabelHidden />
          </div>
        ) : (
          words.problem(log)
        )}
      </EmptyState>
    </Page>
  );
}
