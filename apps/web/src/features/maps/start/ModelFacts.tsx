// What the map says differently from the model, in words; and for experts the model itself, to read and to take along.
import {
  exportModel,
  MODEL_FORMATS,
  type DiscoveredModel,
  type LogDetail,
  type LogFilter,
  type ModelNote,
} from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/api/download.ts';
import { fileName } from '../../../lib/file-name.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { preferences } from '../../../lib/preferences/preferences.ts';
import { useMay } from '../../../lib/session.ts';
import { useStore } from '../../../lib/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { showFailure } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';

const MOST_NAMED = 8;
const ENDING = { bpmn: 'bpmn', tree: 'txt' } as const;

export function ModelFacts(props: {
  readonly log: LogDetail;
  readonly filter: LogFilter;
  readonly model: DiscoveredModel;
  readonly noise: number;
}) {
  const { model } = props;
  const notes = useNotes(model.notes);
  const { t } = useTranslation('maps');
  return (
    <div className="flex max-w-160 flex-col gap-4">
      {notes.length > 0 && (
        <section className="flex flex-col gap-1.5 border-s-3 border-nurture ps-3">
          <h3 className="text-sm font-semibold">{t('start.log.notes.title')}</h3>
          <ul className="flex flex-col gap-1.5 text-sm">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <Experts {...props} />
    </div>
  );
}

function useNotes(notes: readonly ModelNote[]): readonly string[] {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const list = (names: readonly string[]): string =>
    formats.list([
      ...names.slice(0, MOST_NAMED).map((name) => isolate(name)),
      ...(names.length > MOST_NAMED ? ['…'] : []),
    ]);
  const named = (code: 'mayEndHere' | 'goesOn'): string[] => {
    const names = notes.flatMap((note) => (note.code === code ? [note.activity] : []));
    return names.length === 0
      ? []
      : [t(`start.log.notes.${code}`, { count: names.length, names: list(names) })];
  };
  return [
    ...notes.flatMap((note) =>
      note.code === 'parallelInOrder'
        ? [
            t(note.orders === 0 ? 'start.log.notes.oneAfterAnother' : 'start.log.notes.parallelInOrder', {
              names: list(note.activities),
              count: note.orders,
              n: formats.number(note.orders),
            }),
          ]
        : [],
    ),
    ...named('mayEndHere'),
    ...named('goesOn'),
  ];
}

function Experts(props: {
  readonly log: LogDetail;
  readonly filter: LogFilter;
  readonly model: DiscoveredModel;
  readonly noise: number;
}) {
  const { log, filter, model, noise } = props;
  const { language } = useStore(preferences);
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const text = useProblemText();
  const mayExport = useMay('logs.export');
  const [saving, setSaving] = useState<(typeof MODEL_FORMATS)[number] | null>(null);
  const save = async (format: (typeof MODEL_FORMATS)[number]) => {
    setSaving(format);
    const input = { params: { id: log.id }, query: { ...filter, noise, format, language } };
    const outcome = await download(
      exportModel,
      input,
      fileName([log.name, t('start.log.experts.model')], ENDING[format]),
    );
    setSaving(null);
    if (outcome.ok) return;
    const { title, advice } = text(outcome.problem);
    showFailure(`${title}. ${advice}`);
  };
  return (
    <details className="text-sm">
      <summary className="focus-ring cursor-pointer rounded-sm text-muted">
        {t('start.log.experts.title')}
      </summary>
      <div className="flex flex-col gap-3 pt-3">
        <p className="text-muted">
          {t('start.log.experts.about', { count: model.size, n: formats.number(model.size) })}{' '}
          {model.fitness === null
            ? t('start.log.experts.tooLong')
            : t(model.undecided === 0 ? 'start.log.experts.fitness' : 'start.log.experts.atLeast', {
                share: formats.percent(model.fitness, 1),
              })}
        </p>
        <pre
          dir="ltr"
          lang="en"
          aria-label={t('start.log.experts.tree')}
          className="focus-ring max-h-40 overflow-auto rounded-md border border-line bg-sunken p-3 text-start font-mono text-xs whitespace-pre-wrap wrap-anywhere"
        >
          {model.tree}
        </pre>
        {mayExport && (
          <div className="flex flex-wrap gap-2">
            {MODEL_FORMATS.map((format) => (
              <Button key={format} isPending={saving === format} onPress={() => void save(format)}>
                {t(`start.log.experts.save.${format}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </details>
  );
}
