// What the server saw in a file before anybody said anything about it.
import type { LogDetail, Recognition } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';

export function useDelimiterName(): (delimiter: string) => string {
  const { t } = useTranslation('logs');
  return (delimiter) => {
    switch (delimiter) {
      case ',':
        return t('facts.comma');
      case ';':
        return t('facts.semicolon');
      case '\t':
        return t('facts.tab');
      case '|':
        return t('facts.bar');
      default:
        return delimiter;
    }
  };
}

export function RecognisedFacts(props: { readonly log: LogDetail; readonly recognition: Recognition }) {
  const { log, recognition } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const delimiterName = useDelimiterName();
  const { facts, format } = recognition;
  const rows: (readonly [string, string])[] = [
    [t('facts.format'), t(`facts.${format}`) + (facts['gzip'] === true ? `, ${t('facts.gzip')}` : '')],
    [t('facts.size'), formats.bytes(log.bytes)],
  ];
  if (typeof facts['encoding'] === 'string') {
    rows.push([t('facts.encoding'), facts['encoding'].toUpperCase()]);
  }
  if (typeof facts['delimiter'] === 'string') {
    rows.push([t('facts.delimiter'), delimiterName(facts['delimiter'])]);
  }
  if (typeof facts['headerLine'] === 'number') {
    rows.push([t('facts.headerLine'), formats.number(facts['headerLine'])]);
  }
  if (recognition.columns.length > 0) {
    rows.push([t('facts.columns'), formats.number(recognition.columns.length)]);
  }
  const objects = log.state === 'ready' ? log.mapping?.objects : undefined;
  if (objects !== undefined) rows.push([t('role.case'), objects.case]);
  if (objects?.resource !== undefined) rows.push([t('role.resource'), objects.resource]);
  return (
    <section aria-label={t('facts.title')}>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="text-base">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
