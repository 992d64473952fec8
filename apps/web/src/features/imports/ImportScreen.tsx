// One import, step by step on one screen. Where it stands is kept by the server and in the address: a reload, another
// window, another person find the same.
import { removeImport, type DataImport } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import type { ImportStep } from '../../lib/imports/import-step.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Breadcrumb } from '../../ui/Breadcrumb.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { WindowDrop } from '../../ui/WindowDrop.tsx';
import { Checking, CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FilesStep } from './FilesStep.tsx';
import { importQuery, importsQuery, isAtWork } from './import-queries.ts';
import { MatchingStep } from './MatchingStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { StagesStep } from './StagesStep.tsx';
import { StepPath } from './StepPath.tsx';
import { isBegun, mappedFiles, openQuestions, stepNow, stepsOf } from './steps.ts';
import { useImportWords } from './use-import-words.ts';
import { useImportWork, type ImportWork } from './use-import-work.ts';

const route = getRouteApi('/shell/import/$importId');

export function ImportScreen() {
  const { importId } = route.useParams();
  const { step: wished } = route.useSearch();
  const { t } = useTranslation('imports');
  const one = useQuery(importQuery(importId));
  const work = useImportWork(importId);
  const navigate = useNavigate();
  const go = (step: ImportStep): void =>
    void navigate({ to: '/import/$importId', params: { importId }, search: { step } });
  const name = one.data?.name ?? '';
  return (
    <Page
      title={name === '' ? t('title') : `${name} · ${t('title')}`}
      width="full"
      heading={<Breadcrumb steps={[{ label: t('title'), href: '/import' }]} current={name} />}
      actions={one.data !== undefined && !isAtWork(one.data.state) && <Remove one={one.data} />}
    >
      {one.data === undefined ? (
        <div className="px-5 py-5">
          {one.isError ? (
            <ErrorState error={one.error} onRetry={() => void one.refetch()} />
          ) : (
            <SkeletonRows rows={6} />
          )}
        </div>
      ) : (
        <Steps one={one.data} step={stepNow(one.data, wished)} work={work} onGo={go} />
      )}
    </Page>
  );
}

interface StepsProps {
  readonly one: DataImport;
  readonly step: ImportStep;
  readonly work: ImportWork;
  readonly onGo: (step: ImportStep) => void;
}

function Steps(props: StepsProps) {
  const { one, step, work, onGo } = props;
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const steps = stepsOf(one);
  const begun = isBegun(one);
  const hasWords = one.checked || one.counts.length > 0;
  const canGo = (to: ImportStep): boolean => {
    if (begun) return to === 'result';
    if (to === 'files') return true;
    if (mappedFiles(one).length === 0 || to === 'result') return false;
    return to === 'columns' || hasWords;
  };
  const reads = one.state === 'checking';
  return (
    <>
      <WindowDrop
        label={t('dropHere')}
        isDisabled={one.state !== 'open' || begun}
        onFiles={(files) => {
          onGo('files');
          void work.addFiles(files);
        }}
      />
      <StepPath steps={steps} current={step} canGo={canGo} onGo={onGo} />
      <div className="min-h-0 grow overflow-auto px-5 py-5 max-md:px-4">
        {!begun && one.problem !== null && (
          <p role="alert" className="mb-5 border-s-3 border-attention ps-3 text-base">
            {words.fault(one.problem)}
          </p>
        )}
        {reads && step !== 'files' && step !== 'columns' ? (
          <Checking one={one} work={work} />
        ) : (
          <>
            {step === 'files' && <FilesStep one={one} work={work} />}
            {step === 'columns' && <ColumnsStep importId={one.id} files={mappedFiles(one)} work={work} />}
            {step === 'stages' && <StagesStep one={one} work={work} />}
            {step === 'matching' && <MatchingStep one={one} work={work} />}
            {step === 'check' && <CheckStep one={one} work={work} />}
            {step === 'result' && <ResultStep one={one} work={work} />}
          </>
        )}
      </div>
      {!begun && <Foot one={one} step={step} work={work} onGo={onGo} />}
    </>
  );
}

function Foot(props: StepsProps) {
  const { one, step, work, onGo } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const steps = stepsOf(one);
  const here = steps.indexOf(step);
  const back = steps[here - 1];
  const questions = openQuestions(one);
  const ready = mappedFiles(one).length > 0 && work.sending.length === 0;
  const records = one.counts.reduce((sum, { created, updated, named }) => sum + created + updated + named, 0);
  const waits = one.state === 'checking' || work.isPending;
  const goOn = async (to: ImportStep): Promise<void> => {
    // What the next steps ask about is known once the files have been read.
    const needsReading = step !== 'files' && !one.checked;
    if (needsReading && !(await work.check())) return;
    onGo(to);
  };
  const note =
    step === 'files' && !ready
      ? t('file.none')
      : step === 'check' && questions > 0
        ? t('check.questions')
        : step === 'columns' && questions > 0
          ? t('question.open', { count: questions, n: formats.number(questions) })
          : '';
  const next = steps[here + 1];
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-3 border-t border-line bg-ground px-5 py-3 max-md:px-4">
      {back !== undefined && (
        <Button variant="quiet" onPress={() => onGo(back)}>
          {t('next.back')}
        </Button>
      )}
      <output className="min-w-0 grow basis-40 text-sm text-muted">{note}</output>
      {step === 'check' ? (
        <Button
          variant="primary"
          isDisabled={!one.checked || questions > 0 || records === 0}
          isPending={waits}
          onPress={() => void work.run()}
        >
          {t('check.start', { count: records, n: formats.number(records) })}
        </Button>
      ) : (
        next !== undefined &&
        next !== 'files' &&
        next !== 'result' && (
          <Button variant="primary" isDisabled={!ready} isPending={waits} onPress={() => void goOn(next)}>
            {t(`next.${next}`)}
          </Button>
        )
      )}
    </footer>
  );
}

function Remove(props: { readonly one: DataImport }) {
  const { one } = props;
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const client = useQueryClient();
  const problemText = useProblemText();
  const [isAsking, setAsking] = useState(false);
  const remove = async (): Promise<void> => {
    const outcome = await call(removeImport, { params: { id: one.id } });
    if (!outcome.ok) {
      showFailure(`${t('failed')}: ${isolate(problemText(outcome.problem).title)}`);
      return;
    }
    await client.invalidateQueries({ queryKey: importsQuery.queryKey });
    await navigate({ to: '/import' });
  };
  return (
    <>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        {t('remove.action')}
      </Button>
      <ConfirmDialog
        title={t('remove.title')}
        action={t('remove.action')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void remove()}
      >
        {t('remove.text')}
      </ConfirmDialog>
    </>
  );
}
