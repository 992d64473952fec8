// A map from a file, JSON or BPMN: read first, with everything that became different said, and then created.
import { readMap } from '@portolan/contract';
import type { ProcessFacts } from '@portolan/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../lib/api/call.ts';
import type { CallProblem } from '../../../lib/api/problem.ts';
import { upload } from '../../../lib/api/upload.ts';
import { Button } from '../../../ui/Button.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { Spinner } from '../../../ui/Spinner.tsx';
import { WindowDrop } from '../../../ui/WindowDrop.tsx';
import { FactsFields } from './FactsFields.tsx';
import { FileProblem } from './FileProblem.tsx';
import { countsOf, tidied } from './flow-roles.ts';
import { MapPreview } from './MapPreview.tsx';
import { useCountsText } from './use-counts-text.ts';
import { useCreateProcess } from './use-create-process.ts';
import { useWarningText } from './use-warning-text.ts';

type Read = OutputOf<typeof readMap>;

export function FileStart() {
  const { t } = useTranslation('maps');
  const [file, setFile] = useState<File | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isPending, setPending] = useState(false);

  const take = async (files: readonly File[]) => {
    const [first] = files;
    if (first === undefined) return;
    setFile(first);
    setRead(null);
    setProblem(null);
    setPending(true);
    const outcome = await upload(readMap, { query: { fileName: first.name }, body: first });
    setPending(false);
    if (outcome.ok) setRead(outcome.value);
    else setProblem(outcome.problem);
  };
  if (read !== null && file !== null) {
    return (
      <ReadFile
        key={`${file.name} ${file.lastModified}`}
        fileName={file.name}
        read={read}
        onAnother={() => setRead(null)}
      />
    );
  }
  return (
    <div className="flex max-w-160 flex-col gap-4">
      <WindowDrop
        label={t('start.file.dropHere')}
        isDisabled={isPending}
        onFiles={(files) => void take(files)}
      />
      {problem !== null && <FileProblem name={file?.name ?? ''} problem={problem} />}
      {isPending ? (
        <p aria-live="polite" className="flex items-center gap-2 py-10 text-muted">
          <Spinner />
          {t('start.file.reading', { name: file?.name ?? '' })}
        </p>
      ) : (
        <FileDrop
          label={t('start.file.drop')}
          action={t('start.file.choose')}
          hint={t('start.file.hint')}
          accept={['.json', '.bpmn', '.xml']}
          onFiles={(files) => void take(files)}
        />
      )}
    </div>
  );
}

function ReadFile(props: { readonly fileName: string; readonly read: Read; readonly onAnother: () => void }) {
  const { fileName, read } = props;
  const { t } = useTranslation('maps');
  const counts = useCountsText();
  const warning = useWarningText();
  const [facts, setFacts] = useState<ProcessFacts>(read.process);
  // A file that says where things stand is left alone.
  const map = useMemo(
    () => (read.map.nodes.some(({ place }) => place !== null) ? read.map : tidied(read.map)),
    [read.map],
  );
  const submit = useCreateProcess(() => ({ facts, map, origin: 'file', originName: fileName }));
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(18rem,26rem)_minmax(0,1fr)]">
      <div className="flex flex-col gap-5">
        <p className="flex flex-wrap items-center justify-between gap-2 text-sm">
          <bdi className="wrap-anywhere">{fileName}</bdi>
          <Button variant="quiet" onPress={props.onAnother}>
            {t('start.file.another')}
          </Button>
        </p>
        {read.warnings.length > 0 && (
          <section className="flex flex-col gap-1.5 border-s-3 border-nurture ps-3">
            <h3 className="text-sm font-semibold">{t('start.file.warnings')}</h3>
            <ul className="flex max-h-60 flex-col gap-1.5 overflow-auto text-sm">
              {read.warnings.map((one) => (
                <li key={`${one.code} ${one.message}`}>{warning(one)}</li>
              ))}
            </ul>
          </section>
        )}
        <FactsFields facts={facts} onChange={setFacts} submit={submit} />
      </div>
      <MapPreview map={map} mapKey={fileName} figures={counts(countsOf(map))} />
    </div>
  );
}
