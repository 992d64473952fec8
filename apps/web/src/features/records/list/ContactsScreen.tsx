// The list of contacts, with one of them beside it.
import { getRouteApi } from '@tanstack/react-router';
import { CreateButton } from '../create/CreateButton.tsx';
import { ContactDetails } from '../page/ContactDetails.tsx';
import { RecordTitle } from '../page/RecordTitle.tsx';
import { DuplicatesLink } from './DuplicatesLink.tsx';
import { RecordList } from './RecordList.tsx';

const route = getRouteApi('/shell/contacts');

export function ContactsScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <RecordList
      about="contact"
      search={search}
      onSearch={(next, replace) => void navigate({ search: next, replace })}
      renderTitle={(id) => <RecordTitle about="contact" id={id} />}
      renderPanel={(id, close) => <ContactDetails key={id} id={id} isPanel onGone={close} />}
      beside={<DuplicatesLink about="contact" />}
      action={<CreateButton about="contact" />}
    />
  );
}
