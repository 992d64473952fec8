// How one file is read: what was recognised, the mapping on its own rows, a dry run, then the reading itself; and
// after that, what came of it.
import type { LogDetail } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isOnItsWay, logQuery } from '../../lib/logs/log-queries.ts';
import { useImportOutcome } from '../../lib/logs/use-import-outcome.ts';
import { useMay } from '../../lib/session.ts';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { ImportProgress } from '../../ui/log-import/ImportProgress.tsx';
import { useReadingWords } from '../../ui/log-import/use-reading-words.ts';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { MappingEditor } from './MappingEditor.tsx';
import { MappingSummary } from './MappingSummary.tsx';
import { ReadingProgress } from './ReadingProgress.tsx';
import { ReadResult } from './ReadResult.tsx';
import { RecognisedFacts } from './RecognisedFacts.tsx';

const route = getRouteApi('/shell/logs/$logId');

function Body(props: { readonly log: LogDetail }) {
  const { log } = props;
  const { t } = useTranslation('logs');
  const mayChange = useMay('logs.change');
  const words = useReadingWords();
  if (isOnItsWay(log.state)) return <ReadingProgress log={log} />;
  return (
    <>
      {log.problem !== null && (
        <section role="alert" className="border-s-3 border-attention ps-4">
          <h2 className="font-semibold">{t('failedLog')}</h2>
          <p dir="auto" className="text-base wrap-anywhere text-muted">
            {words.problem(log)}
          </p>
        </section>
      )}
      {log.state === 'ready' && <ReadResult log={log} />}
      {log.recognition === null ? (
        <p className="text-base text-muted">{t('read.noFile')}</p>
      ) : (
        <>
          <RecognisedFacts log={log} recognition={log.recognition} />
          {mayChange && log.state !== 'ready' ? (
            <MappingEditor key={log.id} log={log} recognition={log.recognition} />
          ) : (
            <MappingSummary recognition={log.recognition} mapping={log.mapping ?? log.recognition.proposal} />
          )}
          {!mayChange && <p className="text-sm text-muted">{t('read.readOnly')}</p>}
          {mayChange && log.state === 'ready' && <p className="text-sm text-muted">{t('read.notKept')}</p>}
        </>
      )}
    </>
  );
}

export function LogScreen() {
  const { logId } = route.useParams();
  const { t } = useTranslation('logs');
  const navigate = useNavigate();
  const log = useQuery(logQuery(logId));
  const importing = useImportOutcome({
    onDone: (done) => void navigate({ to: '/reality/$logId', params: { logId: done.id } }),
    onQuestion: () => undefined,
  });
  const title = t('read.title', { name: log.data === undefined ? '' : `\u2068${log.data.name}\u2069` });
  return (
    <Page
      title={title}
      width="full"
      heading={
        <Breadcrumb steps={[{ label: t('read.back'), href: '/logs' }]} current={log.data?.name ?? ''} />
      }
      actions={
        log.data?.state === 'ready' && (
          <LinkButton variant="primary" href={`/reality/${logId}`}>
            {t('read.open')}
          </LinkButton>
        )
      }
    >
      <div className="min-h-0 grow overflow-auto px-5 py-5 max-md:px-4">
        <div className="flex flex-col gap-6">
          {(importing.kind === 'failed' || importing.kind === 'stopped') && <ImportProgress />}
          {log.isError && <ErrorState error={log.error} onRetry={() => void log.refetch()} />}
          {log.isPending && <SkeletonRows rows={8} />}
          {log.data !== undefined && <Body log={log.data} />}
        </div>
      </div>
    </Page>
  );
}
