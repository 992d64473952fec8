// The page of a company.
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { companyQuery } from '../../../lib/records/record-queries.ts';
import { Breadcrumb } from '../../../ui/Breadcrumb.tsx';
import { Name } from '../../../ui/Name.tsx';
import { Page } from '../../../ui/Page.tsx';
import { CompanyDetails } from './CompanyDetails.tsx';
import { RecordMenu } from './RecordMenu.tsx';

const route = getRouteApi('/shell/companies/$companyId');

export function CompanyScreen() {
  const { companyId } = route.useParams();
  const { t } = useTranslation('records');
  const router = useRouter();
  const { data } = useQuery(companyQuery(companyId));
  const name = data?.name ?? t('kind.company');
  return (
    <Page
      title={name}
      width="full"
      heading={
        <Breadcrumb
          steps={[{ label: t('kind.company'), href: '/companies' }]}
          current={<Name>{data?.name ?? '…'}</Name>}
        />
      }
      actions={data === undefined ? null : <RecordMenu about="company" record={data} />}
    >
      <div className="min-h-0 grow overflow-auto">
        <CompanyDetails
          key={companyId}
          id={companyId}
          isPanel={false}
          onGone={() => router.history.push('/companies')}
        />
      </div>
    </Page>
  );
}
