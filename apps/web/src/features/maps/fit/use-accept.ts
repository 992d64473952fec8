// Takes a deviation into the map: an edit of the draft on screen; from a version that never changes, of its process's
// draft, which is begun where there is none and opened.
import type { MapCommand, SalesMap } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { awaitDraft } from '../../../lib/maps/awaited-edit.ts';
import { processQuery } from '../../../lib/maps/process-queries.ts';
import { useMay } from '../../../lib/session.ts';
import { useDraftState, useEdit, useMapView } from '../draft/draft-context.ts';
import { withVersion } from '../versions/compare-search.ts';
import { useBeginDraft } from '../versions/use-begin-draft.ts';

export interface Accept {
  readonly mayAccept: boolean;
  /** Where it goes: the map on screen, a draft that is there, or one that is begun for it. */
  readonly into: 'shown' | 'draft' | 'newDraft';
  readonly isPending: boolean;
  readonly accept: (make: (map: SalesMap) => MapCommand | null) => void;
}

export function useAccept(): Accept {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const { draft, processId, search, onSearch } = useMapView();
  const { readOnly } = useDraftState();
  const process = useQuery(processQuery(processId)).data;
  const mayChange = useMay('maps.change');
  const edit = useEdit();
  const { begin, isPending } = useBeginDraft();
  const said = (number: number): string => t('fitPanel.accepted', { number: formats.number(number) });
  const into = !readOnly ? 'shown' : process?.draft == null ? 'newDraft' : 'draft';
  return {
    mayAccept: !readOnly || (mayChange && process !== undefined && process.archivedAt === null),
    into,
    isPending,
    accept(make) {
      if (!readOnly) {
        edit(make(draft.get().map));
        return;
      }
      const there = process?.draft;
      if (there == null) {
        void begin(undefined, (version) =>
          awaitDraft({ versionId: version.id, make, said: said(version.number) }),
        );
        return;
      }
      awaitDraft({ versionId: there.id, make, said: said(there.number) });
      onSearch(withVersion(search, there.id));
    },
  };
}
