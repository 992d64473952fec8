// A log that is being read, also by somebody else: how far, and the way to stop it.
import { cancelLog, type LogDetail } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { takeLog } from '../../lib/logs/log-queries.ts';
import { useMay } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';

export function ReadingProgress(props: { readonly log: LogDetail }) {
  const { log } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const client = useQueryClient();
  const mayChange = useMay('logs.change');
  const stop = async () => {
    const outcome = await call(cancelLog, { params: { id: log.id } });
    if (outcome.ok) takeLog(client, outcome.value);
  };
  return (
    <div className="flex max-w-180 items-end gap-4">
      <div className="min-w-0 grow">
        <ProgressBar
          label={t('upload.reading', { name: log.fileName })}
          value={log.progress}
          valueText={formats.percent(log.progress)}
        />
      </div>
      {mayChange && <Button onPress={() => void stop()}>{t('upload.stop')}</Button>}
    </div>
  );
}
