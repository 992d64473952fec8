// What came of reading a file: its size as a log, what is worth knowing, and the rows that were not read.
import { downloadRejects, type LogDetail, type MessageParams } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { download } from '../../lib/api/download.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { rejectsQuery } from '../../lib/logs/log-queries.ts';
import { useMay } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useReadingWords } from '../../ui/log-import/use-reading-words.ts';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Table, type TableColumn } from '../../ui/Table.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';

interface Reject {
  readonly line: number;
  readonly reason: string;
  readonly reasonCode: string;
  readonly params: MessageParams;
  readonly text: string;
  readonly place: number;
}

function Rejects(props: { readonly log: LogDetail }) {
  const { log } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const text = useProblemText();
  const words = useReadingWords();
  const mayExport = useMay('logs.export');
  const rejects = useQuery(rejectsQuery(log.id));
  const save = async () => {
    const outcome = await download(downloadRejects, { params: { id: log.id } }, `${log.name} rejects.csv`);
    if (!outcome.ok) showFailure(text(outcome.problem).title);
  };
  if (rejects.isError) return <ErrorState error={rejects.error} onRetry={() => void rejects.refetch()} />;
  if (rejects.data === undefined) return <SkeletonRows rows={3} />;
  const columns: readonly TableColumn<Reject>[] = [
    { id: 'line', title: t('rejects.line'), renderCell: (row) => formats.number(row.line) },
    { id: 'why', title: t('rejects.why'), renderCell: words.reject },
    {
      id: 'row',
      title: t('rejects.row'),
      renderCell: (row) => (
        <bdi className="block max-w-120 truncate font-mono text-xs text-muted" title={row.text}>
          {row.text}
        </bdi>
      ),
    },
  ];
  const { items, total } = rejects.data;
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">{t('rejects.title')}</h2>
        {mayExport && (
          <Button icon="download" onPress={() => void save()}>
            {t('rejects.download')}
          </Button>
        )}
      </div>
      <Table
        label={t('rejects.title')}
        columns={columns}
        rows={items.map((item, place) => ({ ...item, place }))}
        rowId={(row) => row.place}
      />
      {items.length < total && (
        <p className="text-sm text-muted">
          {t('rejects.some', { shown: formats.number(items.length), total: formats.number(total) })}
        </p>
      )}
    </section>
  );
}

export function ReadResult(props: { readonly log: LogDetail }) {
  const { log } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const words = useReadingWords();
  return (
    <>
      <section className="flex flex-col gap-1">
        <h2 className="text-lg font-semibold">{t('result.title')}</h2>
        <p className="text-base">
          {t('result.line', {
            deals: formats.number(log.cases ?? 0),
            events: formats.number(log.events ?? 0),
            steps: formats.number(log.activities ?? 0),
          })}
        </p>
      </section>
      {log.warnings.length > 0 && (
        <section className="flex flex-col gap-1">
          <h2 className="font-semibold">{t('warnings.title')}</h2>
          <ul className="flex list-disc flex-col gap-1 ps-5 text-base text-muted">
            {log.warnings.map((warning) => (
              <li key={`${warning.code} ${warning.message}`} dir="auto">
                {warning.count > 1
                  ? `${words.warning(warning)} (${formats.number(warning.count)})`
                  : words.warning(warning)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {(log.rejectedRows ?? 0) > 0 && <Rejects log={log} />}
    </>
  );
}
