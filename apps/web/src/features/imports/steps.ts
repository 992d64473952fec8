// The way of an import: which steps it has, and which of them is open now.
import type { DataImport } from '@portolan/contract';
import { IMPORT_STEPS, type ImportStep } from '../../lib/imports/import-step.ts';

export function mappedFiles({ files }: Pick<DataImport, 'files'>) {
  return files.flatMap((file) =>
    file.mapping === null || file.recognition === null
      ? []
      : [{ ...file, mapping: file.mapping, recognition: file.recognition }],
  );
}
export type MappedFile = ReturnType<typeof mappedFiles>[number];

/** Stages are asked for where deals come in. */
export function stepsOf(one: DataImport): readonly ImportStep[] {
  const deals = mappedFiles(one).some(
    ({ mapping }) => mapping.entity === 'deals' || mapping.entity === 'stageHistory',
  );
  return IMPORT_STEPS.filter((step) => step !== 'stages' || deals);
}

/** Whether records have been written, or are. */
export function isBegun({ state, startedAt }: DataImport): boolean {
  return startedAt !== null || state === 'running' || state === 'undoing' || state === 'undone';
}

export function openQuestions(one: DataImport): number {
  return mappedFiles(one).reduce((sum, file) => sum + file.questions.length, 0);
}

/** Where somebody who opens it now goes on. */
export function stepNow(one: DataImport, wished: ImportStep | undefined): ImportStep {
  if (isBegun(one)) return 'result';
  const steps = stepsOf(one);
  if (mappedFiles(one).length === 0) return 'files';
  if (wished === 'result' || wished === undefined || !steps.includes(wished)) {
    return one.checked || one.state === 'checking' ? 'check' : 'files';
  }
  return wished;
}
