// The dry run as a picture: what would be made, changed, found and set aside, with examples and what was noticed.
import type { DataImport, ImportExample } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { CountBars } from './CountBars.tsx';
import type { ImportWork } from './use-import-work.ts';
import { useImportWords } from './use-import-words.ts';

const TONES: Readonly<Record<ImportExample['what'], Tone>> = {
  created: 'accent',
  updated: 'nurture',
  matched: 'neutral',
  rejected: 'attention',
};

export function Checking(props: { readonly one: DataImport; readonly work: ImportWork }) {
  const { one, work } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  return (
    <div className="flex max-w-160 items-end gap-4">
      <div className="min-w-0 grow">
        <ProgressBar
          label={t('check.reading')}
          value={one.progress}
          valueText={formats.percent(one.progress)}
        />
      </div>
      <Button onPress={() => void work.stop()}>{t('check.stop')}</Button>
    </div>
  );
}

export function CheckStep(props: { readonly one: DataImport; readonly work: ImportWork }) {
  const { one, work } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const words = useImportWords();
  const warnings = one.files.flatMap((file) => file.warnings.map((warning) => ({ file, warning })));
  return (
    <div className="flex max-w-220 flex-col gap-8">
      {!one.checked && (
        <output className="flex flex-wrap items-center gap-3 border-s-3 border-nurture ps-3">
          <span className="text-base">{t('check.stale')}</span>
          <Button onPress={() => void work.check()} isPending={work.isPending}>
            {t('check.again')}
          </Button>
        </output>
      )}
      <CountBars counts={one.counts} />
      {one.examples.length > 0 && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg font-semibold">{t('check.examples')}</h2>
          <ul className="flex flex-col">
            {one.examples.map((example) => (
              <Example
                key={`${example.fileId} ${example.entity} ${example.line} ${example.what}`}
                example={example}
              />
            ))}
          </ul>
        </section>
      )}
      {warnings.length > 0 && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg font-semibold">{t('check.warnings')}</h2>
          <ul className="flex flex-col gap-1.5">
            {warnings.map(({ file, warning }) => (
              <li
                key={`${file.id} ${warning.code} ${JSON.stringify(warning.params)}`}
                className="flex flex-wrap gap-x-3 text-base"
              >
                <span className="text-muted tabular-nums">
                  {t('check.times', { n: formats.number(warning.count) })}
                </span>
                <span className="min-w-0 grow basis-80">{words.notice(warning)}</span>
                <span className="text-xs text-muted">{isolate(file.name)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Example(props: { readonly example: ImportExample }) {
  const { example } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const words = useImportWords();
  const nothing = t('check.nothing');
  return (
    <li className="flex min-h-row flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-1.5">
      <Badge tone={TONES[example.what]}>{t(`check.example.${example.what}`)}</Badge>
      <span className="text-sm text-muted">{words.entity(example.entity)}</span>
      <bdi className="min-w-0 truncate font-medium">{example.name}</bdi>
      {example.by !== null && <span className="text-sm text-muted">{t(`check.foundBy.${example.by}`)}</span>}
      {example.changes.map(({ field, from, to }) => (
        <span key={field} className="text-sm">
          {t('check.change', {
            field: words.field(field),
            from: from === '' ? nothing : isolate(from),
            to: to === '' ? nothing : isolate(to),
          })}
        </span>
      ))}
      {example.reason !== null && (
        <span className="text-sm text-attention-ink">{words.why(example.reason)}</span>
      )}
      <span className="ms-auto text-xs text-muted tabular-nums">
        {t('check.line', { line: formats.number(example.line) })}
      </span>
    </li>
  );
}
