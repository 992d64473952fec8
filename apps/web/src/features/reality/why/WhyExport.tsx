// Takes every finding along as a table.
import { exportWhy, type LogDetail } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/api/download.ts';
import { fileName } from '../../../lib/file-name.ts';
import { whyQueryOf, type WhySearch } from '../../../lib/logs/why-search.ts';
import { useMay } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';

export function WhyExport(props: { readonly log: LogDetail; readonly search: WhySearch }) {
  const { log, search } = props;
  const { t } = useTranslation('why');
  const text = useProblemText();
  if (!useMay('logs.export')) return null;
  const save = async () => {
    const input = { params: { id: log.id }, query: whyQueryOf(search) };
    const outcome = await download(exportWhy, input, fileName([log.name, t('title')], 'csv'));
    if (!outcome.ok) {
      const { title, advice } = text(outcome.problem);
      showFailure(`${t('export.failed')}. ${title}. ${advice}`);
    }
  };
  return (
    <Menu
      label={t('export.open')}
      placement="bottom end"
      trigger={<Button>{t('export.open')}</Button>}
      groups={[
        {
          id: 'tables',
          actions: [{ id: 'findings', label: t('export.findings'), run: () => void save() }],
        },
      ]}
    />
  );
}
