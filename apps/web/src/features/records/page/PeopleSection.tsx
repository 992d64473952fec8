// The people of a company, and a way to add one who is there already known to work here.
import type { CompanyDetail } from '@portolan/contract';
import { phoneFromE164, displayPhone } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Link } from '../../../ui/Link.tsx';
import { CreateButton } from '../create/CreateButton.tsx';
import { Nothing, Section } from './Section.tsx';

function phoneOf(phone: string): string {
  const read = phoneFromE164(phone);
  return read === null ? phone : displayPhone(read, null);
}

export function PeopleSection({ record }: { readonly record: CompanyDetail }) {
  const { t } = useTranslation('records');
  const { contacts, moreContacts } = record;
  const filter = JSON.stringify({ kind: 'field', field: 'company', is: { op: 'is', text: record.id } });
  return (
    <Section
      title={t('people')}
      count={contacts.length}
      action={
        record.can.change && record.deletedAt === null ? (
          <CreateButton about="contact" company={{ id: record.id, label: record.name }} isQuiet />
        ) : undefined
      }
    >
      {contacts.length === 0 ? (
        <Nothing>{t('noPeople')}</Nothing>
      ) : (
        <ul className="flex flex-col">
          {contacts.map((contact) => (
            <li
              key={contact.id}
              className="flex min-h-11 min-w-0 flex-wrap items-center gap-x-3 border-b border-line py-1.5 last:border-b-0"
            >
              <Avatar name={contact.name} />
              <span className="flex min-w-0 grow basis-40 flex-col">
                <Link href={`/contacts/${contact.id}`} className="truncate font-medium">
                  <bdi>{contact.name}</bdi>
                </Link>
                {contact.title !== null && contact.title !== '' && (
                  <span className="truncate text-sm text-muted">
                    <bdi>{contact.title}</bdi>
                  </span>
                )}
              </span>
              <span className="flex min-w-0 flex-col text-sm">
                {contact.email !== null && (
                  <Link href={`mailto:${contact.email}`} className="truncate">
                    <span dir="ltr">{contact.email}</span>
                  </Link>
                )}
                {contact.phone !== null && (
                  <Link href={`tel:${contact.phone}`}>
                    <span dir="ltr">{phoneOf(contact.phone)}</span>
                  </Link>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {moreContacts && (
        <Link href={`/contacts?filter=${encodeURIComponent(filter)}`} className="text-sm">
          {t('morePeople')}
        </Link>
      )}
    </Section>
  );
}
