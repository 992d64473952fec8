// The map as agreed, what deals really did, or the difference: one switch over the whole picture, each with a legend that
// says in plain words what is seen. The legends share one place, so that nothing below them moves.
import type { Fit } from '@portolan/contract';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../../lib/commands.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { FIT_FORMS, type FitForm } from '../../../lib/maps/map-search.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { useMapView } from '../draft/draft-context.ts';
import { realityShown } from './fit-overlay.ts';

export function FitForms({ fit }: { readonly fit: Fit | undefined }) {
  const { t } = useTranslation('editor');
  const { search, onSearch } = useMapView();
  const form = search.fit ?? 'difference';
  useCommands(
    useMemo(
      () =>
        FIT_FORMS.map((id, i) => ({
          id: `map.fit.${id}`,
          label: t(`fitForm.show.${id}`),
          group: t('group'),
          keys: String(i + 1),
          run: () => onSearch({ ...search, fit: id }, { replace: true }),
        })),
      [t, search, onSearch],
    ),
  );
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-5 gap-y-2 border-b border-line px-5 py-2 max-md:px-4">
      <SegmentedControl<FitForm>
        label={t('fitForm.label')}
        value={form}
        onChange={(id) => onSearch({ ...search, fit: id }, { replace: true })}
        options={FIT_FORMS.map((id) => ({ id, label: t(`fitForm.${id}`) }))}
      />
      <div className="grid min-w-0 grow basis-80 items-center text-xs text-muted" aria-live="polite">
        {FIT_FORMS.map((id) => (
          <p
            key={id}
            {...(id === form ? {} : { 'aria-hidden': true })}
            className={`[grid-area:1/1] flex flex-wrap gap-x-4 gap-y-0.5 ${id === form ? '' : 'invisible'}`}
          >
            <Legend form={id} fit={fit} />
          </p>
        ))}
      </div>
    </div>
  );
}

function Legend({ form, fit }: { readonly form: FitForm; readonly fit: Fit | undefined }) {
  const { t } = useTranslation('editor');
  switch (form) {
    case 'map':
      return <span>{t('fitForm.legend.map')}</span>;
    case 'reality':
      return <RealityLegend fit={fit} />;
    case 'difference':
      return (
        <>
          <Sign sign={<Line className="stroke-ink" width={1.5} />}>{t('fitForm.legend.onMap')}</Sign>
          <Sign sign={<Line className="stroke-flow" width={8} />}>{t('fitForm.legend.width')}</Sign>
          <Sign sign={<Line className="stroke-attention" width={2} dash="5 3" />}>
            {t('fitForm.legend.offMap')}
          </Sign>
          <Sign sign={<Line className="stroke-ink opacity-40" width={1.5} />}>
            {t('fitForm.legend.unused')}
          </Sign>
        </>
      );
  }
}

function RealityLegend({ fit }: { readonly fit: Fit | undefined }) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const shown = useMemo(() => (fit === undefined ? undefined : realityShown(fit)), [fit]);
  return (
    <>
      <Sign sign={<Line className="stroke-flow" width={8} />}>{t('fitForm.legend.reality')}</Sign>
      {shown !== undefined && (
        <span>
          {t('fitForm.legend.paths', { count: shown.paths, n: formats.number(shown.paths) })}
          {shown.left >= 0.001 && ` ${t('fitForm.legend.left', { share: formats.percent(shown.left, 1) })}`}
        </span>
      )}
    </>
  );
}

function Sign(props: { readonly sign: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg aria-hidden="true" width="24" height="10" className="shrink-0">
        {props.sign}
      </svg>
      {props.children}
    </span>
  );
}

function Line(props: { readonly className: string; readonly width: number; readonly dash?: string }) {
  return (
    <path d="M0 5H24" className={props.className} strokeWidth={props.width} strokeDasharray={props.dash} />
  );
}
