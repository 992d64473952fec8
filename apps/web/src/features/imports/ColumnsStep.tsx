// Where each column goes, file by file.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../ui/Tabs.tsx';
import { ColumnsOfFile } from './ColumnsOfFile.tsx';
import type { MappedFile } from './steps.ts';
import type { ImportWork } from './use-import-work.ts';

export interface ColumnsStepProps {
  readonly importId: string;
  readonly files: readonly MappedFile[];
  readonly work: ImportWork;
}

export function ColumnsStep(props: ColumnsStepProps) {
  const { importId, files, work } = props;
  const { t } = useTranslation('imports');
  const [chosen, setChosen] = useState(files[0]?.id ?? '');
  const [first] = files;
  if (first === undefined) return null;
  const columns = (file: MappedFile) => (
    <ColumnsOfFile key={file.id} importId={importId} file={file} work={work} />
  );
  if (files.length === 1) return columns(first);
  return (
    <Tabs
      label={t('step.files')}
      value={files.some(({ id }) => id === chosen) ? chosen : first.id}
      onChange={setChosen}
      items={files.map((file) => ({ id: file.id, label: file.name, content: columns(file) }))}
    />
  );
}
