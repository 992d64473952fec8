// What the audit log is searched by: who, what, to what, when, and words. It stands in the address.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { membersQuery } from '../../lib/member-queries.ts';
import { useMay } from '../../lib/session.ts';
import type { AuditSearch } from '../../lib/settings/settings-search.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { DatePicker } from '../../ui/DatePicker.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { AUDIT_ACTIONS, AUDIT_NOUNS, auditMessage } from './audit-actions.ts';
import { keysQuery } from './key-queries.ts';

export interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
}

/** Without what is empty. */
function given(search: Readonly<Record<string, string | undefined>>): AuditSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  );
}

export function AuditFilters({ search, onSearch }: AuditFiltersProps) {
  const { t } = useTranslation('audit');
  const formats = useFormats();
  const people = useQuery(membersQuery).data?.items ?? [];
  const mayKeys = useMay('keys.change');
  const keys = useQuery({ ...keysQuery, enabled: mayKeys }).data?.items ?? [];
  const [words, setWords] = useState(search.q ?? '');
  const put = (to: Readonly<Record<string, string | undefined>>): void =>
    onSearch(given({ ...search, ...to }));
  const actions = [
    ...AUDIT_NOUNS.map((id) => ({ id: id as string, label: t(`noun.${id}`), hint: t('everything') })),
    ...AUDIT_ACTIONS.map((id) => {
      const message = auditMessage(id);
      return { id, label: message === null ? id : t(`action.${message}`) };
    }).toSorted((a, b) => formats.compare(a.label, b.label)),
  ];
  return (
    <search className="flex flex-wrap items-end gap-3">
      <form
        className="w-56 max-md:w-full"
        onSubmit={(event) => {
          event.preventDefault();
          put({ q: words.trim() });
        }}
      >
        <SearchField
          label={t('words')}
          value={words}
          onChange={setWords}
          onBlur={() => {
            if (words.trim() !== (search.q ?? '')) put({ q: words.trim() });
          }}
          onClear={() => put({ q: '' })}
          maxLength={200}
        />
      </form>
      <ComboBox
        label={t('who')}
        className="w-44 max-md:w-full"
        options={[
          ...people.map(({ id, name, email }) => ({ id, label: name, hint: email })),
          ...keys.map(({ id, name }) => ({ id, label: name, hint: t('key') })),
        ]}
        value={search.actor ?? null}
        placeholder={t('anybody')}
        onChange={(actor) => put({ actor: actor ?? undefined })}
      />
      <ComboBox
        label={t('what')}
        className="w-60 max-md:w-full"
        options={actions}
        value={search.action ?? null}
        placeholder={t('anything')}
        onChange={(action) => put({ action: action ?? undefined })}
      />
      <DatePicker
        label={t('from')}
        className="w-40 max-md:w-full"
        value={search.from ?? null}
        {...(search.until === undefined ? {} : { max: search.until })}
        onChange={(from) => put({ from: from ?? undefined })}
      />
      <DatePicker
        label={t('until')}
        className="w-40 max-md:w-full"
        value={search.until ?? null}
        {...(search.from === undefined ? {} : { min: search.from })}
        onChange={(until) => put({ until: until ?? undefined })}
      />
      {Object.keys(search).length > 0 && (
        <Button
          variant="quiet"
          onPress={() => {
            setWords('');
            onSearch({});
          }}
        >
          {t('clear')}
        </Button>
      )}
    </search>
  );
}
