// What the server said about files and rows, in the language of the screen: codes are worded here, with values isolated.
// Its English stands in where this build does not know a code yet.
import type { MessageParams } from '@portolan/contract';
import type { ImportEntity, ImportTarget } from '@portolan/core';
import type { RecordRejectCode, RecordWarningCode } from '@portolan/formats';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useReadingWords } from '../../ui/log-import/use-reading-words.ts';

interface Said {
  readonly code: string;
  readonly params: MessageParams;
  readonly message: string;
}

export interface ImportWords {
  readonly why: (said: Said) => string;
  readonly notice: (said: Said) => string;
  readonly fault: (said: Said) => string;
  /** Why a file cannot be read at all. */
  readonly refusal: (said: Said) => string;
  readonly field: (name: string) => string;
  readonly target: (target: ImportTarget | undefined) => string;
  readonly entity: (entity: ImportEntity) => string;
}

/** Fields of records that were read or are here, by the field of the file that says the same. */
const ALSO: Readonly<Record<string, string>> = {
  company: 'companyName',
  deal: 'dealName',
  contact: 'contactName',
  people: 'contactNames',
  ownerId: 'owner',
  dueOn: 'dueDate',
  dueAt: 'dueDate',
  minutes: 'duration',
  entered: 'stageChangedAt',
  closeOn: 'closeDate',
  employees: 'size',
  unitPrice: 'price',
  description: 'note',
};

export function useImportWords(): ImportWords {
  const { t, i18n } = useTranslation('imports');
  const formats = useFormats();
  const reading = useReadingWords();
  const knows = (key: string): boolean => i18n.exists(`imports:${key}`);
  const replace = (params: MessageParams) => ({
    replace: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'number'
          ? formats.number(value)
          : name === 'date'
            ? formats.date(value)
            : name === 'field' && knows(`field.${value}`)
              ? field(value)
              : isolate(value),
      ]),
    ),
  });
  const field = (name: string): string => {
    const told = ALSO[name] ?? name;
    if (name.startsWith('custom.')) return isolate(name.slice('custom.'.length));
    return knows(`field.${told}`) ? t(`field.${told as 'name'}`) : name;
  };
  return {
    why: ({ code, params, message }) =>
      knows(`why.${code}`) ? t(`why.${code as RecordRejectCode}`, replace(params)) : message,
    notice: ({ code, params, message }) =>
      knows(`notice.${code}`) ? t(`notice.${code as RecordWarningCode}`, replace(params)) : message,
    fault: ({ code, params, message }) =>
      knows(`fault.${code}`) ? t(`fault.${code as 'crashed'}`, replace(params)) : message,
    refusal: ({ code, params, message }) =>
      reading.refusal({ reason: { code, params }, detail: message }) ?? message,
    field,
    target: (target) =>
      target === undefined
        ? t('column.leaveOut')
        : target.kind === 'field'
          ? field(target.field)
          : target.kind === 'custom'
            ? t('column.ownNamed', { name: isolate(target.label) })
            : t('column.entered', { stage: isolate(target.stage) }),
    entity: (entity) => t(`entity.${entity}`),
  };
}
