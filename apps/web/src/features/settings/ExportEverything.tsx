// Everything of the workspace to take away: one archive, as tables or for programs. For admins.
import { exportEverything } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { download } from '../../lib/api/download.ts';
import { useMay } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';

type Format = 'csv' | 'json';

export function ExportEverything() {
  const { t } = useTranslation('imports');
  const mayExport = useMay('records.export');
  const problemText = useProblemText();
  const [making, setMaking] = useState<Format | null>(null);
  if (!mayExport) return null;
  const save = async (format: Format): Promise<void> => {
    setMaking(format);
    const fileName = t('export.fileName', { date: new Date().toISOString().slice(0, 10) });
    const outcome = await download(exportEverything, { query: { format } }, fileName);
    setMaking(null);
    if (outcome.ok) return;
    const { title, advice } = problemText(outcome.problem);
    showFailure(`${title}. ${advice}`);
  };
  return (
    <section className="flex max-w-140 flex-col gap-3">
      <h2 className="text-lg">{t('export.title')}</h2>
      <p className="text-sm text-muted">{t('export.intro')}</p>
      <div className="flex flex-wrap gap-2">
        {(['csv', 'json'] as const).map((format) => (
          <Button
            key={format}
            icon="download"
            isPending={making === format}
            isDisabled={making !== null && making !== format}
            onPress={() => void save(format)}
          >
            {t(`export.${format}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
