// What came of doing one thing with many, where some were refused: "38 done, 2 refused", each with its reason.
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { BulkOutcome } from './use-bulk.ts';
import { useRefusalWords } from './use-refusal-words.ts';

const SHOWN = 200;

export function BulkResult(props: { readonly result: BulkOutcome; readonly onClose: () => void }) {
  const { done, refused } = props.result;
  const { t } = useTranslation(['records', 'ui']);
  const formats = useFormats();
  const words = useRefusalWords();
  return (
    <Dialog
      title={t('bulk.result', {
        done: t('bulk.resultDone', { count: done, n: formats.number(done) }),
        refused: t('bulk.resultRefused', { count: refused.length, n: formats.number(refused.length) }),
      })}
      isOpen
      onClose={props.onClose}
      width="wide"
      actions={<Button onPress={props.onClose}>{t('ui:close')}</Button>}
    >
      <ul className="flex max-h-[50dvh] flex-col overflow-auto rounded-md border border-line">
        {refused.slice(0, SHOWN).map(({ id, name, code, message }) => (
          <li
            key={id}
            className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-4 border-b border-line px-3 py-2 last:border-b-0"
          >
            <bdi className="truncate font-medium">{name}</bdi>
            <span className="text-muted">{words(code, message)}</span>
          </li>
        ))}
      </ul>
      {refused.length > SHOWN && (
        <p className="text-sm text-muted">
          {t('bulk.resultMore', { n: formats.number(refused.length - SHOWN) })}
        </p>
      )}
    </Dialog>
  );
}
