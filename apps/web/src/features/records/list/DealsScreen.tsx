// All deals as a table, beside the board. A deal opens as its own page.
import { getRouteApi } from '@tanstack/react-router';
import { RecordList } from './RecordList.tsx';

const route = getRouteApi('/shell/deals');

export function DealsScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <RecordList
      about="deal"
      search={search}
      onSearch={(next, replace) => void navigate({ search: next, replace })}
    />
  );
}
