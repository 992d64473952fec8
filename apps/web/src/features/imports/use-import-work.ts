// What people do with one import: every deed is sent, and what the server answers is what is shown.
import {
  cancelImport,
  checkImport,
  runImport,
  undoImport,
  updateImport,
  updateImportFile,
  uploadImportFile,
  removeImportFile,
  type DataImport,
  type ImportSettings,
} from '@portolan/contract';
import type { ImportEntity, ImportMapping } from '@portolan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/api/call.ts';
import type { Outcome } from '../../lib/api/problem.ts';
import { upload } from '../../lib/api/upload.ts';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { importQuery } from './import-queries.ts';

export interface Sending {
  readonly name: string;
  /** 0..1. */
  readonly share: number;
}

export interface ImportWork {
  readonly sending: readonly Sending[];
  readonly isPending: boolean;
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  readonly removeFile: (file: string) => Promise<boolean>;
  readonly setMapping: (file: string, mapping: ImportMapping | null) => Promise<boolean>;
  readonly recogniseAs: (
    file: string,
    as: { readonly entity?: ImportEntity; readonly sheet?: string },
  ) => Promise<boolean>;
  readonly choose: (changes: Partial<ImportSettings>) => Promise<boolean>;
  readonly check: () => Promise<boolean>;
  readonly run: () => Promise<boolean>;
  readonly stop: () => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
}

export function useImportWork(id: string): ImportWork {
  const client = useQueryClient();
  const problemText = useProblemText();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [pending, setPending] = useState(0);
  const { queryKey } = importQuery(id);

  const take = async (outcome: Promise<Outcome<DataImport>>): Promise<boolean> => {
    setPending((n) => n + 1);
    const answer = await outcome;
    setPending((n) => n - 1);
    if (answer.ok) {
      client.setQueryData(queryKey, answer.value);
      return true;
    }
    const { title, advice } = problemText(answer.problem);
    showFailure(answer.problem.detail ?? `${title} ${advice}`);
    await client.invalidateQueries({ queryKey });
    return false;
  };
  const params = { id };

  return {
    sending,
    isPending: pending > 0,
    async addFiles(files) {
      for (const file of files) {
        const mark = (share: number): void =>
          setSending((all) => [...all.filter(({ name }) => name !== file.name), { name: file.name, share }]);
        mark(0);
        // oxlint-disable-next-line no-await-in-loop -- in the order in which they were chosen
        await take(
          upload(uploadImportFile, { params, query: { fileName: file.name }, body: file }, { onProgress: mark }),
        );
        setSending((all) => all.filter(({ name }) => name !== file.name));
      }
    },
    removeFile: (file) => take(call(removeImportFile, { params: { id, file } })),
    setMapping: (file, mapping) => take(call(updateImportFile, { params: { id, file }, body: { mapping } })),
    recogniseAs: (file, recognise) =>
      take(call(updateImportFile, { params: { id, file }, body: { recognise } })),
    choose(changes) {
      const now = client.getQueryData(queryKey);
      if (now === undefined) return Promise.resolve(false);
      const settings = { ...now.settings, ...changes };
      // Shown at once; the server's answer stands.
      client.setQueryData(queryKey, { ...now, settings, checked: false });
      return take(call(updateImport, { params, body: { settings } }));
    },
    check: () => take(call(checkImport, { params })),
    run: () => take(call(runImport, { params })),
    stop: () => take(call(cancelImport, { params })),
    undo: () => take(call(undoImport, { params })),
  };
}
