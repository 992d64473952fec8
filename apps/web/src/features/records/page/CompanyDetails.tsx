// Everything about a company: on a page in two columns, in a panel in one.
import type { CompanyDetail } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useRemembered } from '../../../lib/records/recent.ts';
import { companyQuery, fieldsQuery } from '../../../lib/records/record-queries.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Link } from '../../../ui/Link.tsx';
import { EditField } from '../fields/EditField.tsx';
import { useSaveField } from '../fields/use-save-field.ts';
import { ActivitySection } from './ActivitySection.tsx';
import type { DetailsProps } from './ContactDetails.tsx';
import { DealSection } from './DealSection.tsx';
import { DetailSkeleton } from './DetailSkeleton.tsx';
import { FactList, isLocked } from './FactList.tsx';
import { FileSection } from './FileSection.tsx';
import { NoteSection } from './NoteSection.tsx';
import { Notices } from './Notices.tsx';
import { PeopleSection } from './PeopleSection.tsx';
import { RelationSection } from './RelationSection.tsx';
import { Section } from './Section.tsx';
import { Timeline } from './Timeline.tsx';
import { TwoColumns } from './TwoColumns.tsx';

export function CompanyDetails(props: DetailsProps) {
  const company = useQuery(companyQuery(props.id));
  if (company.data === undefined) {
    return company.error === null ? (
      <DetailSkeleton isPanel={props.isPanel} />
    ) : (
      <ErrorState error={company.error} onRetry={() => void company.refetch()} />
    );
  }
  return <Loaded {...props} record={company.data} />;
}

function Loaded({ record, isPanel }: DetailsProps & { readonly record: CompanyDetail }) {
  const { t } = useTranslation('records');
  useRemembered('company', record.id, record.name);
  const saving = useSaveField('company', () => undefined);
  const name = useQuery(fieldsQuery('company')).data?.find((field) => field.name === 'name');
  const mayChange = record.can.change && record.deletedAt === null;
  const below = [record.industry, record.address?.city].filter(
    (part) => part !== null && part !== undefined && part !== '',
  );
  return (
    <TwoColumns
      isPanel={isPanel}
      head={
        <>
          <Notices about="company" record={record} />
          <header className="flex min-w-0 flex-col">
            {name === undefined ? (
              <h2 className="text-lg font-semibold">
                <bdi>{record.name}</bdi>
              </h2>
            ) : (
              <EditField
                record={record}
                field={name}
                label={t('field.name')}
                saving={saving}
                size="title"
                isReadOnly={isLocked(record, name)}
              />
            )}
            {below.length > 0 && (
              <p className="truncate text-sm text-muted">
                <bdi>{below.join(' · ')}</bdi>
              </p>
            )}
          </header>
        </>
      }
      side={
        <>
          <FactList about="company" record={record} saving={saving} />
          {record.children.length > 0 && (
            <Section title={t('children')} count={record.children.length}>
              <ul className="flex flex-col">
                {record.children.map((child) => (
                  <li key={child.id} className="flex min-h-8 items-center">
                    <Link href={`/companies/${child.id}`}>
                      <bdi>{child.name}</bdi>
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <RelationSection about="company" record={record} mayChange={mayChange} />
          <FileSection about="company" id={record.id} mayChange={mayChange} />
        </>
      }
      main={
        <>
          <ActivitySection about="company" record={record} companyId={record.id} mayChange={mayChange} />
          <PeopleSection record={record} />
          <DealSection record={record} />
          <NoteSection about="company" id={record.id} mayChange={mayChange} />
          <Timeline about="company" record={record} />
        </>
      }
    />
  );
}
