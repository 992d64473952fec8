// Stages of the files beside the places of the map, each pair drawn: what is proposed is confirmed by leaving it as it is.
import {
  createProcess,
  proposeImportMap,
  publishVersion,
  updateProcess,
  type DataImport,
} from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { processesQuery, versionQuery } from '../../lib/maps/process-queries.ts';
import { useMay } from '../../lib/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { showFailure, showToast } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { StagePair } from './StagePair.tsx';
import { StageWord } from './StageWord.tsx';
import type { ImportWork } from './use-import-work.ts';

type Word = DataImport['words']['stages'][number];

export function StagesStep(props: { readonly one: DataImport; readonly work: ImportWork }) {
  const { one, work } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const processes = useQuery(processesQuery());
  const published = (processes.data?.items ?? []).filter(({ published: version }) => version !== null);
  const process = published.find(({ id }) => id === one.settings.processId);
  const version = useQuery({
    ...versionQuery(process?.published?.id ?? ''),
    enabled: process?.published != null,
  });
  const making = useMapFromFile(one, work);
  const map = version.data?.map;
  const placeOf = (word: Word): string | null | undefined =>
    one.settings.stages.find((pair) => pair.stage === word.stage && pair.pipeline === word.pipeline)?.nodeId;
  const setPlace = (word: Word, nodeId: string | null): void => {
    const { pipeline, stage } = word;
    const others = one.settings.stages.filter((pair) => pair.stage !== stage || pair.pipeline !== pipeline);
    void work.choose({ stages: [...others, { pipeline, stage, nodeId }] });
  };
  const missing = one.words.stages.filter((word) => !isPlaced(placeOf(word), map)).length;
  const most = Math.max(1, ...one.words.stages.map(({ deals, moves }) => Math.max(deals, moves)));
  return (
    <div className="flex max-w-240 flex-col gap-6">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Select
          label={t('stages.process')}
          placeholder={t('stages.noProcess')}
          options={published.map(({ id, name }) => ({ id, label: name }))}
          value={process?.id ?? null}
          // Places of another map are others.
          onChange={(processId) => void work.choose({ processId, stages: [] }).then(() => work.check())}
          isDisabled={published.length === 0}
          className="w-80 max-w-full"
        />
        {making.isAllowed && one.words.stages.length > 0 && (
          <div className="flex flex-col gap-1">
            <Button onPress={() => void making.make()} isPending={making.isPending}>
              {t('stages.makeMap')}
            </Button>
          </div>
        )}
        <p className="basis-full text-sm text-muted">
          {published.length === 0 ? t('stages.unpublished') : t('stages.makeHint')}
        </p>
      </div>
      {one.words.stages.length === 0 && <p className="text-base text-muted">{t('stages.none')}</p>}
      {process === undefined && one.words.stages.length > 0 && (
        <ul aria-label={t('step.stages')} className="flex max-w-120 flex-col">
          <li aria-hidden="true" className="border-b border-line pb-1 text-xs text-muted">
            {t('stages.file')}
          </li>
          {one.words.stages.map((word) => (
            <li key={`${word.pipeline ?? ''} ${word.stage}`} className="border-b border-line">
              <StageWord word={word} most={most} />
            </li>
          ))}
        </ul>
      )}
      {map !== undefined && one.words.stages.length > 0 && (
        <>
          <ul aria-label={t('step.stages')} className="flex flex-col">
            <li
              aria-hidden="true"
              className="grid grid-cols-[minmax(0,1fr)_3rem_minmax(0,1fr)] border-b border-line pb-1 text-xs text-muted"
            >
              <span>{t('stages.file')}</span>
              <span />
              <span>{t('stages.map')}</span>
            </li>
            {one.words.stages.map((word) => (
              <StagePair
                key={`${word.pipeline ?? ''} ${word.stage}`}
                word={word}
                map={map}
                most={most}
                nodeId={placeOf(word)}
                onChange={(nodeId) => setPlace(word, nodeId)}
              />
            ))}
          </ul>
          {missing > 0 && !work.isPending && (
            <output className="block border-s-3 border-nurture ps-3 text-sm">
              {t('stages.missing', { count: missing, n: formats.number(missing) })}
            </output>
          )}
        </>
      )}
    </div>
  );
}

/** Left out on purpose, or somewhere on this map. */
function isPlaced(nodeId: string | null | undefined, map: SalesMap | undefined): boolean {
  return nodeId === null || (map?.nodes.some(({ id }) => id === nodeId) ?? false);
}

/** A process with the map that the file suggests, published, and chosen for the deals. */
function useMapFromFile(one: DataImport, work: ImportWork) {
  const { t } = useTranslation('imports');
  const client = useQueryClient();
  const problemText = useProblemText();
  const isAllowed = useMay('maps.publish');
  const [isPending, setPending] = useState(false);
  const make = async (): Promise<void> => {
    setPending(true);
    const name = one.words.stages.find(({ pipeline }) => pipeline !== null)?.pipeline ?? t('entity.deals');
    const problem = await makeMap(name);
    setPending(false);
    if (problem !== undefined) showFailure(problem);
  };
  const makeMap = async (name: string): Promise<string | undefined> => {
    const proposed = await call(proposeImportMap, { params: { id: one.id } });
    if (!proposed.ok) return proposed.problem.detail ?? problemText(proposed.problem).title;
    const { map, stages } = proposed.value;
    const made = await call(createProcess, { body: { name, map, origin: 'log', originName: one.name } });
    if (!made.ok) return made.problem.detail ?? problemText(made.problem).title;
    const { id, draft } = made.value;
    if (draft === null) return t('failed');
    await call(updateProcess, {
      params: { id },
      body: { settings: { ...made.value.settings, signatures: 'none' } },
    });
    const done = await call(publishVersion, { params: { id: draft.id }, body: { revision: draft.revision } });
    if (!done.ok) return done.problem.detail ?? problemText(done.problem).title;
    await client.invalidateQueries({ queryKey: ['processes'] });
    showToast(t('stages.made', { name: isolate(name) }));
    const pairs = one.words.stages.map(({ pipeline, stage }) => ({
      pipeline,
      stage,
      nodeId: stages.find((pair) => pair.stage === stage)?.nodeId ?? null,
    }));
    await work.choose({ processId: id, stages: pairs.filter(({ nodeId }) => nodeId !== null) });
    return undefined;
  };
  return { isAllowed, isPending, make };
}
