// The page of a contact.
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contactQuery } from '../../../lib/records/record-queries.ts';
import { Breadcrumb } from '../../../ui/Breadcrumb.tsx';
import { Name } from '../../../ui/Name.tsx';
import { Page } from '../../../ui/Page.tsx';
import { ContactDetails } from './ContactDetails.tsx';
import { RecordMenu } from './RecordMenu.tsx';

const route = getRouteApi('/shell/contacts/$contactId');

export function ContactScreen() {
  const { contactId } = route.useParams();
  const { t } = useTranslation('records');
  const router = useRouter();
  const { data } = useQuery(contactQuery(contactId));
  const name = data?.name ?? t('kind.contact');
  return (
    <Page
      title={name}
      width="full"
      heading={
        <Breadcrumb
          steps={[{ label: t('kind.contact'), href: '/contacts' }]}
          current={<Name>{data?.name ?? '…'}</Name>}
        />
      }
      actions={data === undefined ? null : <RecordMenu about="contact" record={data} />}
    >
      <div className="min-h-0 grow overflow-auto">
        <ContactDetails
          key={contactId}
          id={contactId}
          isPanel={false}
          onGone={() => router.history.push('/contacts')}
        />
      </div>
    </Page>
  );
}
