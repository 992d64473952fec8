// What the drawn map becomes: a process of its own; or, where the deals run on a process, a draft of that, in which stages
// keep what is written about them.
import { startDraft, type LogDetail } from '@portolan/contract';
import { commandsBetween, redrawMap, type SalesMap } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { useSubmit, type Submit } from '../../../lib/api/use-submit.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { awaitDraft } from '../../../lib/maps/awaited-edit.ts';
import { processQuery, refreshProcess, versionQuery } from '../../../lib/maps/process-queries.ts';
import { newId } from '../canvas/use-canvas-actions.ts';

export interface MapTarget {
  readonly into: 'draft' | 'process';
  /** Only where there is a choice. */
  readonly choose: ((into: 'draft' | 'process') => void) | undefined;
  /** The process that the deals run on, and the number that its draft has or would get. */
  readonly there: { readonly name: string; readonly draft: number; readonly isBegun: boolean } | undefined;
  /** What would be there in the end; none while something is still on its way. */
  readonly map: SalesMap | undefined;
  readonly openDraft: Submit<unknown>;
}

export function useMapTarget(log: LogDetail, drawn: SalesMap | undefined): MapTarget {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<'draft' | 'process'>('draft');
  const { processId } = log;
  const process = useQuery({ ...processQuery(processId ?? ''), enabled: processId !== null }).data;
  const isOpen = process !== undefined && process.archivedAt === null;
  const from = isOpen ? (process.draft ?? process.published) : null;
  const base = useQuery({ ...versionQuery(from?.id ?? ''), enabled: from != null }).data?.map;
  const into = from == null ? 'process' : chosen;
  const map = useMemo(() => {
    if (into === 'process' || drawn === undefined) return drawn;
    return base === undefined ? undefined : redrawMap(base, drawn, newId);
  }, [into, drawn, base]);
  const openDraft = useSubmit(
    async () => {
      if (process === undefined) throw new Error('a draft is opened of a process that is there');
      const { draft } = process;
      if (draft !== null) return { ok: true as const, value: draft };
      return call(startDraft, { params: { id: process.id }, body: {} });
    },
    (version) => {
      if (process === undefined || drawn === undefined) return;
      awaitDraft({
        versionId: version.id,
        make: (now) => commandsBetween(now, redrawMap(now, drawn, newId)),
        said: t('fitPanel.accepted', { number: formats.number(version.number) }),
      });
      refreshProcess(client, process.id);
      void navigate({
        to: '/processes/$processId',
        params: { processId: process.id },
        search: { version: version.id, fit: 'difference', panel: 'fit', log: log.id },
      });
    },
  );
  return {
    into,
    choose: from == null ? undefined : setChosen,
    there:
      !isOpen || from == null
        ? undefined
        : {
            name: process.name,
            draft: process.draft?.number ?? Math.max(...process.versions.map(({ number }) => number)) + 1,
            isBegun: process.draft !== null,
          },
    map,
    openDraft,
  };
}
