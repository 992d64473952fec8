// Saving one field from where it is shown: the outcome for the control, the record for the screen, and Ctrl/Cmd-Z.
import type { RecordAbout } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import type { FieldInfo, ListedRecord } from '../../../lib/records/record-values.ts';
import { putBack, saveField, type Saved } from '../../../lib/records/save-field.ts';
import { rememberUndo } from '../../../lib/undo.ts';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useFieldLabel } from './use-field-label.ts';

export interface FieldSaving {
  readonly save: (record: ListedRecord, field: FieldInfo, value: unknown) => Promise<Saved>;
  /** Why it failed, in words. */
  readonly why: (saved: Extract<Saved, { readonly kind: 'failed' }>) => string;
}

export function useSaveField(about: RecordAbout, onRecord: (record: ListedRecord) => void): FieldSaving {
  const client = useQueryClient();
  const { t, i18n } = useTranslation('records');
  const text = useProblemText();
  const label = useFieldLabel();
  const why: FieldSaving['why'] = ({ problem }) => {
    const { title, detail } = text(problem);
    return problem.code === 'invalid_request' && detail !== undefined ? detail : title;
  };
  return {
    why,
    async save(record, field, value) {
      const saved = await saveField(client, about, record, field, value, i18n.language);
      if (saved.kind !== 'failed') onRecord(saved.record);
      if (saved.kind === 'saved') {
        rememberUndo(t('fieldChanged', { field: isolate(label(field)) }), async () => {
          const back = await putBack(client, about, record, saved.record, field, i18n.language);
          if (back.kind === 'failed') showFailure(why(back));
          else onRecord(back.record);
          if (back.kind === 'conflict') showFailure(t('undoConflict'));
        });
      }
      return saved;
    },
  };
}
