// The list of companies, with one of them beside it.
import { getRouteApi } from '@tanstack/react-router';
import { CreateButton } from '../create/CreateButton.tsx';
import { CompanyDetails } from '../page/CompanyDetails.tsx';
import { RecordTitle } from '../page/RecordTitle.tsx';
import { DuplicatesLink } from './DuplicatesLink.tsx';
import { RecordList } from './RecordList.tsx';

const route = getRouteApi('/shell/companies');

export function CompaniesScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <RecordList
      about="company"
      search={search}
      onSearch={(next, replace) => void navigate({ search: next, replace })}
      renderTitle={(id) => <RecordTitle about="company" id={id} />}
      renderPanel={(id, close) => <CompanyDetails key={id} id={id} isPanel onGone={close} />}
      beside={<DuplicatesLink about="company" />}
      action={<CreateButton about="company" />}
    />
  );
}
