// The processes of the workspace.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { processesQuery } from '../../../lib/maps/process-queries.ts';
import { Link } from '../../../ui/Link.tsx';
import { Page } from '../../../ui/Page.tsx';

export function ProcessesScreen() {
  const { t } = useTranslation('maps');
  const processes = useQuery(processesQuery());
  return (
    <Page title={t('title')}>
      <ul>
        {processes.data?.items.map((process) => (
          <li key={process.id}>
            <Link href={`/processes/${process.id}`}>{process.name}</Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
