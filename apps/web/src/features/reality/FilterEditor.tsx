// Adds one filter: what to narrow by, then the value, with how many deals carry it.
import { getLocalTimeZone, parseDate } from '@internationalized/date';
import type { Analysis, LogSummary } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import type { FilterPart, RealitySearch } from '../../lib/logs/reality-search.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { DatePicker } from '../../ui/DatePicker.tsx';
import type { Option } from '../../ui/option-list.tsx';
import { Select } from '../../ui/Select.tsx';
import { FIRST_OF_PIPELINE, useAttributeWords } from './attribute-words.ts';

export interface FilterEditorProps {
  readonly origin: LogSummary['origin'];
  readonly analysis: Analysis;
  readonly search: RealitySearch;
  readonly onAdd: (part: FilterPart) => void;
}

const KINDS = ['window', 'activity', 'without', 'firstActivity', 'lastActivity'] as const;
type Kind = (typeof KINDS)[number];
const ATTRIBUTE = 'attribute ';

/** Midnight at the beginning of a day (or, with `plus`, of a later one) where the reader is. */
function midnight(day: string, plus = 0): string {
  return parseDate(day).add({ days: plus }).toDate(getLocalTimeZone()).toISOString();
}

function Window(props: FilterEditorProps) {
  const { t } = useTranslation('reality');
  const { from: first, to: last } = props.analysis.log;
  const [from, setFrom] = useState<string | null>(first?.slice(0, 10) ?? null);
  const [to, setTo] = useState<string | null>(last?.slice(0, 10) ?? null);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        props.onAdd({
          kind: 'window',
          from: from === null ? undefined : midnight(from),
          // The window is half open: up to, not including, the midnight after the last day.
          to: to === null ? undefined : midnight(to, 1),
        });
      }}
    >
      <DatePicker label={t('filter.from')} value={from} onChange={setFrom} />
      <DatePicker label={t('filter.to')} value={to} onChange={setTo} />
      <Button type="submit" variant="primary" isDisabled={from === null && to === null}>
        {t('filter.apply')}
      </Button>
    </form>
  );
}

export function FilterEditor(props: FilterEditorProps) {
  const { analysis } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const words = useAttributeWords(props.origin);
  const isOwn = props.origin === 'pipeline';
  const attributes = analysis.attributes.map(({ name }) => ({
    id: ATTRIBUTE + name,
    label: words.name(name),
  }));
  const isFirst = ({ id }: Option): boolean =>
    isOwn && (id === 'window' || FIRST_OF_PIPELINE.includes(id.slice(ATTRIBUTE.length)));
  const count = (cases: number) => t('deals', { count: cases, n: formats.number(cases) });
  const kinds: readonly Option[] = [
    ...KINDS.map((id: Kind) => ({ id, label: t(`filter.kinds.${id}`) })),
    ...attributes,
  ].toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
  const [kind, setKind] = useState<string>(isOwn ? (kinds[0]?.id ?? 'activity') : 'activity');
  const values = ((): readonly Option[] => {
    if (kind.startsWith(ATTRIBUTE)) {
      const found = analysis.attributes.find(({ name }) => ATTRIBUTE + name === kind);
      return (found?.values ?? []).map(({ value, cases }) => ({
        id: value,
        label: words.value(kind.slice(ATTRIBUTE.length), value),
        hint: count(cases),
      }));
    }
    const ends =
      kind === 'firstActivity'
        ? analysis.startActivities
        : kind === 'lastActivity'
          ? analysis.endActivities
          : null;
    return (ends ?? analysis.activities)
      .toSorted((a, b) => b.cases - a.cases)
      .map(({ activity, cases }) => ({ id: activity, label: activity, hint: count(cases) }));
  })();
  const add = (value: string | null) => {
    if (value === null) return;
    if (kind.startsWith(ATTRIBUTE)) {
      props.onAdd({ kind: 'attribute', value: `${kind.slice(ATTRIBUTE.length)}=${value}` });
      return;
    }
    const chosen = KINDS.find((one) => one === kind);
    if (chosen !== undefined && chosen !== 'window') props.onAdd({ kind: chosen, value });
  };
  return (
    <div className="flex w-72 flex-col gap-3">
      <Select label={t('filter.kind')} options={kinds} value={kind} onChange={setKind} />
      {kind === 'window' ? (
        <Window {...props} />
      ) : (
        <ComboBox
          key={kind}
          label={t('filter.values')}
          placeholder={t('filter.search')}
          options={values}
          value={null}
          onChange={add}
        />
      )}
    </div>
  );
}
