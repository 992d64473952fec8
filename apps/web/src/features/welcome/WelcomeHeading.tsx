// Whose map stands on the first screen, in a line, and how to see one's own.
import type { LogSummary } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { periodText } from './period-text.ts';

export function WelcomeHeading(props: { readonly log: LogSummary | undefined; readonly mayChange: boolean }) {
  const { log } = props;
  const { t } = useTranslation('welcome');
  const formats = useFormats();
  const cases = log?.cases ?? 0;
  return (
    <span className="flex flex-col gap-0.5 py-1">
      <span className="text-xl leading-7 text-balance">{t('title')}</span>
      {log !== undefined && (
        <span className="text-base font-normal text-muted">
          {t(log.origin === 'demo' ? 'demo' : 'yours', {
            name: `\u2068${log.name}\u2069`,
            deals: t('deals', { count: cases, n: formats.number(cases) }),
            time: log.from === null || log.to === null ? '' : periodText(log.from, log.to, formats.tag),
          })}{' '}
          {props.mayChange && t('drop')}
        </span>
      )}
    </span>
  );
}
