// Where a log stands, in a word; how far while it is on its way; how many rows were not read.
import type { LogSummary } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { isOnItsWay } from '../../lib/logs/log-queries.ts';
import { Badge, type Tone } from '../../ui/Badge.tsx';

const TONES: Readonly<Record<LogSummary['state'], Tone>> = {
  uploading: 'accent',
  recognised: 'nurture',
  importing: 'accent',
  ready: 'neutral',
  failed: 'attention',
  cancelled: 'neutral',
};

export function LogState(props: { readonly log: LogSummary }) {
  const { log } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const state = t(`state.${log.state}`);
  const rejected = log.rejectedRows ?? 0;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Badge tone={TONES[log.state]}>
        {isOnItsWay(log.state) ? t('state.progress', { state, share: formats.percent(log.progress) }) : state}
      </Badge>
      {rejected > 0 && (
        <span className="text-xs text-muted">
          {t('state.rejected', { count: rejected, n: formats.number(rejected) })}
        </span>
      )}
    </span>
  );
}
