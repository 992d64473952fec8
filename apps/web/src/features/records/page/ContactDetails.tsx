// Everything about a contact: on a page in two columns, in a panel in one.
import type { ContactDetail } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useRemembered } from '../../../lib/records/recent.ts';
import { contactQuery, fieldsQuery } from '../../../lib/records/record-queries.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Link } from '../../../ui/Link.tsx';
import { EditField } from '../fields/EditField.tsx';
import { useSaveField } from '../fields/use-save-field.ts';
import { ActivitySection } from './ActivitySection.tsx';
import { DealSection } from './DealSection.tsx';
import { DetailSkeleton } from './DetailSkeleton.tsx';
import { FactList, isLocked } from './FactList.tsx';
import { FileSection } from './FileSection.tsx';
import { NameParts } from './NameParts.tsx';
import { NoteSection } from './NoteSection.tsx';
import { Notices } from './Notices.tsx';
import { RelationSection } from './RelationSection.tsx';
import { Timeline } from './Timeline.tsx';
import { TwoColumns } from './TwoColumns.tsx';

export interface DetailsProps {
  readonly id: string;
  readonly isPanel: boolean;
  /** It was put into the bin from here. */
  readonly onGone: () => void;
}

export function ContactDetails(props: DetailsProps) {
  const contact = useQuery(contactQuery(props.id));
  if (contact.data === undefined) {
    return contact.error === null ? (
      <DetailSkeleton isPanel={props.isPanel} />
    ) : (
      <ErrorState error={contact.error} onRetry={() => void contact.refetch()} />
    );
  }
  return <Loaded {...props} record={contact.data} />;
}

function Loaded({ record, isPanel }: DetailsProps & { readonly record: ContactDetail }) {
  const { t } = useTranslation('records');
  useRemembered('contact', record.id, record.name);
  const saving = useSaveField('contact', () => undefined);
  const name = useQuery(fieldsQuery('contact')).data?.find((field) => field.name === 'name');
  const mayChange = record.can.change && record.deletedAt === null;
  const below = [record.title, record.company?.name].filter(
    (part) => part !== null && part !== undefined && part !== '',
  );
  return (
    <TwoColumns
      isPanel={isPanel}
      head={
        <>
          <Notices about="contact" record={record} />
          <header className="flex items-center gap-3">
            <Avatar name={record.name} />
            <div className="flex min-w-0 grow flex-col">
              <div className="flex min-w-0 items-center gap-1">
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
                {mayChange && <NameParts record={record} />}
              </div>
              {below.length > 0 && (
                <p className="truncate text-sm text-muted">
                  {record.title !== null && record.title !== '' && <bdi>{record.title}</bdi>}
                  {below.length === 2 && ' · '}
                  {record.company !== null && (
                    <Link href={`/companies/${record.company.id}`}>
                      <bdi>{record.company.name}</bdi>
                    </Link>
                  )}
                </p>
              )}
            </div>
          </header>
        </>
      }
      side={
        <>
          <FactList about="contact" record={record} saving={saving} />
          <RelationSection about="contact" record={record} mayChange={mayChange} />
          <FileSection about="contact" id={record.id} mayChange={mayChange} />
        </>
      }
      main={
        <>
          <ActivitySection
            about="contact"
            record={record}
            companyId={record.company?.id ?? null}
            mayChange={mayChange}
          />
          <DealSection record={record} />
          <NoteSection about="contact" id={record.id} mayChange={mayChange} />
          <Timeline about="contact" record={record} />
        </>
      }
    />
  );
}
