// How long stages should take: said for one or for all, taken from the map of the pipeline, or left to the fast deals.
import type { Bottlenecks, LogDetail } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { processQuery, versionQuery } from '../../../lib/maps/process-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Popover } from '../../../ui/Popover.tsx';

export interface TargetsEditorProps {
  readonly log: LogDetail;
  /** Stages where deals spend time, with the target by which they are measured now. */
  readonly stages: Bottlenecks['stages'];
  /** A day of the clock. */
  readonly daySeconds: number;
  /** What was said, in days of the clock. */
  readonly targets: ReadonlyMap<string, number>;
  readonly onChange: (targets: ReadonlyMap<string, number>) => void;
}

export function TargetsEditor(props: TargetsEditorProps) {
  const { t } = useTranslation('bottlenecks');
  return (
    <Popover
      label={t('targets.title')}
      placement="bottom end"
      trigger={<Button>{t(props.targets.size === 0 ? 'targets.open' : 'targets.own')}</Button>}
    >
      {(close) => (
        <Form
          {...props}
          onChange={(targets) => {
            close();
            props.onChange(targets);
          }}
        />
      )}
    </Popover>
  );
}

/** What the published map of the log's process expects of its stages, by their names. */
function useExpected({ processId }: LogDetail): ReadonlyMap<string, number> {
  const process = useQuery({ ...processQuery(processId ?? ''), enabled: processId != null }).data;
  const published = process?.versions.find(({ state }) => state === 'published');
  const map = useQuery({ ...versionQuery(published?.id ?? ''), enabled: published !== undefined }).data?.map;
  return new Map(
    map?.nodes.flatMap((node) =>
      node.type === 'stage' && node.expectedDays !== null ? [[node.name, node.expectedDays] as const] : [],
    ),
  );
}

function Form(props: TargetsEditorProps) {
  const stages = props.stages.map(({ at }) => at);
  const formats = useFormats();
  const measured = new Map(
    props.stages.flatMap(({ at, target }) =>
      target?.by === 'fastest' ? [[at, formats.number(target.seconds / props.daySeconds, 1)] as const] : [],
    ),
  );
  const { t } = useTranslation('bottlenecks');
  const expected = useExpected(props.log);
  const [targets, setTargets] = useState(props.targets);
  const known = stages.filter((stage) => expected.has(stage));
  const set = (stage: string, days: number): void => {
    const next = new Map(targets);
    if (Number.isNaN(days)) next.delete(stage);
    else next.set(stage, days);
    setTargets(next);
  };
  const field = { minValue: 0, maxValue: 9999, isPlain: true } as const;
  return (
    <form
      className="flex w-88 max-w-full flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        props.onChange(targets);
      }}
    >
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold">{t('targets.title')}</h2>
        <p className="text-sm text-muted">{t('targets.text')}</p>
      </div>
      {known.length > 0 && (
        <Button
          onPress={() =>
            setTargets(new Map([...targets, ...known.map((stage) => [stage, expected.get(stage)!] as const)]))
          }
        >
          {t('targets.fromMap')}
        </Button>
      )}
      <NumberField
        label={t('targets.all')}
        value={Number.NaN}
        onChange={(days) => {
          if (!Number.isNaN(days)) setTargets(new Map(stages.map((stage) => [stage, days])));
        }}
        {...field}
      />
      <ul className="max-h-[40dvh] overflow-y-auto border-y border-line">
        {stages.map((stage) => (
          <li key={stage} className="flex min-h-row items-center justify-between gap-3 py-0.5">
            <span className="min-w-0 truncate text-sm" dir="auto" title={stage}>
              {stage}
            </span>
            <NumberField
              label={t('targets.of', { stage })}
              isLabelHidden
              value={targets.get(stage) ?? Number.NaN}
              onChange={(days) => set(stage, days)}
              className="w-20 shrink-0"
              {...(measured.has(stage) && { placeholder: measured.get(stage)! })}
              {...field}
            />
          </li>
        ))}
      </ul>
      <div className="flex justify-end gap-2">
        {props.targets.size > 0 && (
          <Button variant="quiet" onPress={() => props.onChange(new Map())}>
            {t('targets.reset')}
          </Button>
        )}
        <Button type="submit" variant="primary">
          {t('targets.apply')}
        </Button>
      </div>
    </form>
  );
}
