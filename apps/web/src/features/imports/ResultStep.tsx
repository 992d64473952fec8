// What came of an import: how far it is, what it did, the rows that were set aside, and the way back.
import { downloadImportRejects, type DataImport } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../lib/api/download.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Table } from '../../ui/Table.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { CountBars } from './CountBars.tsx';
import { isAtWork, rejectsQuery } from './import-queries.ts';
import type { ImportWork } from './use-import-work.ts';
import { useImportWords } from './use-import-words.ts';

export function ResultStep(props: { readonly one: DataImport; readonly work: ImportWork }) {
  const { one, work } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const words = useImportWords();
  const [isAsking, setAsking] = useState(false);
  const atWork = isAtWork(one.state);
  const canUndo = one.state === 'done' || one.state === 'cancelled' || one.state === 'failed';
  const canGoOn = one.undo === null && (one.state === 'cancelled' || one.state === 'failed');
  return (
    <div className="flex max-w-220 flex-col gap-6">
      {atWork ? (
        <div className="flex max-w-160 flex-col gap-2">
          <div className="flex items-end gap-4">
            <div className="min-w-0 grow">
              <ProgressBar
                label={one.state === 'undoing' ? t('result.undoing') : t('result.running')}
                value={one.progress}
                valueText={formats.percent(one.progress)}
              />
            </div>
            {one.state === 'running' && <Button onPress={() => void work.stop()}>{t('result.stop')}</Button>}
          </div>
          <p className="text-sm text-muted">{t('result.runningHint')}</p>
        </div>
      ) : (
        <h2 className="text-lg font-semibold">
          {one.state === 'undone'
            ? t('result.undone')
            : one.state === 'done'
              ? t('result.done')
              : one.state === 'failed'
                ? t('result.failed')
                : t('result.cancelled')}
        </h2>
      )}
      {one.problem !== null && (
        <p role="alert" className="border-s-3 border-attention ps-3 text-base">
          {words.fault(one.problem)}
        </p>
      )}
      {one.undo !== null && <Undone undo={one.undo} />}
      {/* What was made stands here no longer. */}
      {one.state !== 'undone' && <CountBars counts={one.counts} />}
      {!atWork && one.state !== 'undone' && one.rejected > 0 && <Rejects one={one} />}
      <div className="flex flex-wrap gap-2">
        {one.state === 'done' && (
          <LinkButton variant="primary" href="/board">
            {t('result.toBoard')}
          </LinkButton>
        )}
        {canGoOn && (
          <Button variant="primary" onPress={() => void work.run()} isPending={work.isPending}>
            {t('result.goOn')}
          </Button>
        )}
        {!atWork && <LinkButton href="/import">{t('result.another')}</LinkButton>}
        {canUndo && (
          <Button variant="quiet" onPress={() => setAsking(true)}>
            {t('result.undo')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        title={t('result.undoTitle')}
        action={t('result.undo')}
        isOpen={isAsking}
        isPending={work.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void work.undo();
        }}
      >
        {t('result.undoText')}
      </ConfirmDialog>
    </div>
  );
}

function Undone(props: { readonly undo: NonNullable<DataImport['undo']> }) {
  const { undo } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const counted = (n: number) => ({ count: n, n: formats.number(n) });
  return (
    <div className="flex flex-col gap-1 text-base">
      <p>{t('result.removed', counted(undo.removed))}</p>
      {undo.restored > 0 && <p>{t('result.restored', counted(undo.restored))}</p>}
      {undo.left > 0 && (
        <>
          <p>{t('result.left', counted(undo.left))}</p>
          <ul className="flex flex-col gap-0.5 ps-4 text-sm text-muted">
            {undo.examples.map(({ recordId, name }) => (
              <li key={recordId}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Rejects(props: { readonly one: DataImport }) {
  const { one } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const words = useImportWords();
  const problemText = useProblemText();
  const rejects = useQuery(rejectsQuery(one.id, one.finishedAt));
  const save = async (): Promise<void> => {
    const name = t('result.downloadName', { name: one.name });
    const outcome = await download(downloadImportRejects, { params: { id: one.id } }, name);
    if (!outcome.ok) showFailure(problemText(outcome.problem).title);
  };
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-lg font-semibold">{t('result.rejects')}</h2>
        <Button icon="download" onPress={() => void save()} className="ms-auto max-md:ms-0">
          {t('result.download')}
        </Button>
      </div>
      {rejects.data !== undefined && (
        <Table
          label={t('result.rejects')}
          rows={rejects.data.items}
          rowId={({ fileId, line, code, text }) => `${fileId} ${line} ${code} ${text}`}
          columns={[
            {
              id: 'line',
              title: t('column.row'),
              align: 'end',
              renderCell: ({ line }) => formats.number(line),
            },
            { id: 'why', title: t('column.noticed'), renderCell: (item) => words.why(item) },
            {
              id: 'text',
              title: t('stages.file'),
              isSecondary: true,
              renderCell: ({ text }) => (
                <span className="block max-w-80 truncate text-sm text-muted">{isolate(text)}</span>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
