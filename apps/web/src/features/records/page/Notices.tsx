// What one has to know before reading on: that a record is in the bin, was merged, or is probably there twice.
import { restoreCompany, restoreContact, type CompanyDetail, type ContactDetail } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { twinsQuery, type Party } from '../../../lib/records/record-queries.ts';
import { SOURCES } from '../../../lib/records/record-source.ts';
import { keepRecord } from '../../../lib/records/save-field.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Link } from '../../../ui/Link.tsx';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { pairName } from '../duplicates/pair-name.ts';
import { useReasonWords } from '../duplicates/use-reason-words.ts';
import type { ReactNode } from 'react';

function Notice(props: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line bg-surface px-3 py-2 text-sm">
      <Icon name="info" className="text-accent" />
      {props.children}
    </div>
  );
}

export function Notices(props: { readonly about: Party; readonly record: ContactDetail | CompanyDetail }) {
  const { about, record } = props;
  const { t } = useTranslation('records');
  const formats = useFormats();
  const client = useQueryClient();
  const text = useProblemText();
  const reasons = useReasonWords();
  const isThere = record.deletedAt === null;
  const twins = useQuery({ ...twinsQuery(about, record.id), enabled: isThere });
  const restore = async (): Promise<void> => {
    const params = { id: record.id };
    const outcome =
      about === 'contact' ? await call(restoreContact, { params }) : await call(restoreCompany, { params });
    if (outcome.ok) keepRecord(client, about, outcome.value);
    else showFailure(text(outcome.problem).title);
  };
  if (record.mergedInto !== null) {
    return (
      <Notice>
        <span>{t('notice.merged')}</span>
        <Link href={`${SOURCES[about].path}/${record.mergedInto}`} tone="accent">
          {t('notice.openMerged')}
        </Link>
      </Notice>
    );
  }
  if (record.deletedAt !== null) {
    return (
      <Notice>
        <span>{t('notice.deleted', { at: formats.date(record.deletedAt) })}</span>
        {record.can.remove && <Button onPress={() => void restore()}>{t('restore')}</Button>}
      </Notice>
    );
  }
  const [first] = twins.data?.items ?? [];
  if (first === undefined) return null;
  const other = first.a.id === record.id ? first.b : first.a;
  const query = new URLSearchParams({ ...(about === 'company' ? { about } : {}), pair: pairName(first) });
  return (
    <Notice>
      <span className="min-w-0 flex-1 basis-48">
        {t('notice.twin', { name: isolate(other.name), reasons: reasons(first.because) })}
      </span>
      <Link href={`/duplicates?${query.toString()}`} tone="accent">
        {t('notice.compare')}
      </Link>
    </Notice>
  );
}
