// The fields that every deal, contact or company has: only to look at, so that nobody adds one twice.
import type { ListedField } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { Table } from '../../ui/Table.tsx';
import { Section } from './Section.tsx';
import { useFieldWords } from './use-field-words.ts';

export function BuiltInFields(props: { readonly fields: readonly ListedField[] }) {
  const { t } = useTranslation('fields');
  const words = useFieldWords();
  return (
    <Section title={t('builtInTitle')} intro={t('builtInIntro')}>
      <Table
        label={t('builtInTitle')}
        rows={props.fields}
        rowId={({ name }) => `field:${name}`}
        columns={[
          { id: 'label', title: t('label'), renderCell: ({ name, label }) => words.field(name, label) },
          {
            id: 'type',
            title: t('typeTitle'),
            renderCell: ({ type }) => <span className="text-muted">{words.type(type)}</span>,
          },
          {
            id: 'set',
            title: t('setBy'),
            isSecondary: true,
            renderCell: ({ canSet }) => (
              <span className="text-muted">{t(canSet ? 'byPeople' : 'byEvents')}</span>
            ),
          },
          {
            id: 'name',
            title: t('key'),
            isSecondary: true,
            renderCell: ({ name }) => (
              <code dir="ltr" className="font-mono text-xs text-muted">
                {name}
              </code>
            ),
          },
        ]}
      />
    </Section>
  );
}
