// One of the published ways of selling as a beginning: cards with what each is, then the chosen one as a map.
import { loadTemplate, TEMPLATES, type ProcessFacts, type Template } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup } from 'react-aria-components';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { preferences } from '../../../lib/preferences/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { MapThumb } from '../../../ui/map-picture/MapThumb.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { FactsFields } from './FactsFields.tsx';
import { countsOf, tidied } from './flow-roles.ts';
import { MapPreview } from './MapPreview.tsx';
import { useCountsText } from './use-counts-text.ts';
import { useCreateProcess } from './use-create-process.ts';

type Id = (typeof TEMPLATES)[number]['id'];

function useTemplate(id: Id) {
  const { language } = useStore(preferences);
  return useQuery({
    queryKey: ['templates', id, language],
    queryFn: () => loadTemplate(id, language),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function TemplateStart(props: {
  readonly template: string | undefined;
  readonly onTemplate: (id: string) => void;
}) {
  const { t } = useTranslation('maps');
  const chosen = TEMPLATES.find(({ id }) => id === props.template) ?? TEMPLATES[0];
  return (
    <div className="flex flex-col gap-6">
      <RadioGroup
        aria-label={t('start.template.choose')}
        value={chosen?.id ?? null}
        onChange={props.onTemplate}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-3"
      >
        {TEMPLATES.map(({ id }) => (
          <TemplateCard key={id} id={id} />
        ))}
      </RadioGroup>
      {chosen !== undefined && <Chosen key={chosen.id} id={chosen.id} />}
    </div>
  );
}

function TemplateCard(props: { readonly id: Id }) {
  const { id } = props;
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const { language } = useStore(preferences);
  const template = useTemplate(id).data;
  const card = TEMPLATES.find((one) => one.id === id);
  if (card === undefined) return null;
  return (
    <Radio
      value={id}
      className="focus-ring flex cursor-pointer flex-col rounded-md border border-line bg-surface transition-colors data-hovered:border-control data-selected:border-accent data-selected:ring-1 data-selected:ring-accent"
    >
      <span className="grid h-20 place-items-center overflow-hidden rounded-t-md border-b border-line bg-ground p-2.5">
        {template !== undefined && <MapThumb map={template.map} className="h-full w-full" />}
      </span>
      <span className="flex flex-col gap-1 p-3">
        <span className="font-semibold">{card.titles[language].name}</span>
        <span className="text-sm text-muted">{card.titles[language].summary}</span>
        <span className="text-xs text-muted">
          {t('count.stages', { count: card.stages, n: formats.number(card.stages) })}
        </span>
      </span>
    </Radio>
  );
}

function Chosen(props: { readonly id: Id }) {
  const template = useTemplate(props.id);
  const { language } = useStore(preferences);
  if (template.isError) return <ErrorState error={template.error} onRetry={() => void template.refetch()} />;
  if (template.data === undefined) return <Skeleton className="h-60" />;
  return <WithFacts key={language} id={props.id} template={template.data} />;
}

function WithFacts(props: { readonly id: Id; readonly template: Template }) {
  const { id, template } = props;
  const counts = useCountsText();
  const [facts, setFacts] = useState<ProcessFacts>(template.process);
  const map = useMemo(() => tidied(template.map), [template.map]);
  const submit = useCreateProcess(() => ({ facts, map, origin: 'template', originName: id }));
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(18rem,26rem)_minmax(0,1fr)]">
      <FactsFields facts={facts} onChange={setFacts} submit={submit} />
      <MapPreview map={map} mapKey={id} figures={counts(countsOf(map))} />
    </div>
  );
}
