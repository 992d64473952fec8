// The finer points of reading: time zone, which lifecycle events count, calendar, delimiter, which steps to keep.
import type { LogMapping, Recognition } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { setOnlyChanges, setOption, takeAllRows } from '../../lib/logs/mapping-edit.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useDelimiterName } from './RecognisedFacts.tsx';

export interface MappingOptionsProps {
  readonly recognition: Recognition;
  readonly mapping: LogMapping;
  readonly onMapping: (mapping: LogMapping) => void;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
const CALENDARS = ['gregorian', 'buddhist', 'persian'] as const;
const LIFECYCLES = ['complete', 'start', 'all'] as const;
const LIFECYCLE_KEYS = {
  complete: 'option.lifecycleComplete',
  start: 'option.lifecycleStart',
  all: 'option.lifecycleAll',
} as const;

function zones(): readonly { readonly id: string; readonly label: string }[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')].map((id) => ({ id, label: id.replaceAll('_', ' ') }));
}

function patterns(text: string): LogMapping['keep'] {
  const list = text
    .split(/[,،、]/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return list.length === 0 ? undefined : list.slice(0, 50);
}

export function MappingOptions(props: MappingOptionsProps) {
  const { recognition, mapping, onMapping } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const delimiterName = useDelimiterName();
  const [keep, setKeep] = useState(mapping.keep?.join(', ') ?? '');
  const [allZones] = useState(zones);
  const auto = { id: 'auto', label: t('option.auto') } as const;
  const isTable = recognition.format === 'csv';
  const columns = mapping.columns?.kind === 'events' ? mapping.columns : undefined;
  const hasLifecycle =
    recognition.format === 'xes' || mapping.lifecycle !== undefined || columns?.lifecycle !== undefined;
  const where = columns?.where;
  return (
    <details className="group" open={where !== undefined || columns?.onlyChanges === true}>
      <summary className="focus-ring w-fit cursor-pointer rounded-sm text-base text-muted">
        {t('option.title')}
      </summary>
      <div className="grid max-w-220 grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-4 pt-4">
        <ComboBox
          label={t('option.timeZone')}
          options={allZones}
          value={mapping.timeZone ?? 'UTC'}
          onChange={(zone) => onMapping(setOption(mapping, 'timeZone', zone ?? undefined))}
        />
        {hasLifecycle && (
          <Select
            label={t('option.lifecycle')}
            value={mapping.lifecycle ?? 'auto'}
            options={[auto, ...LIFECYCLES.map((id) => ({ id, label: t(LIFECYCLE_KEYS[id]) }))]}
            onChange={(id) => onMapping(setOption(mapping, 'lifecycle', id === 'auto' ? undefined : id))}
          />
        )}
        {isTable && (
          <>
            <Select
              label={t('option.calendar')}
              value={
                mapping.calendar === undefined || mapping.calendar === 'auto' ? 'auto' : mapping.calendar
              }
              options={[auto, ...CALENDARS.map((id) => ({ id, label: t(`option.${id}`) }))]}
              onChange={(id) => onMapping(setOption(mapping, 'calendar', id === 'auto' ? undefined : id))}
            />
            <Select
              label={t('facts.delimiter')}
              value={mapping.delimiter ?? 'auto'}
              options={[auto, ...DELIMITERS.map((id) => ({ id, label: delimiterName(id) }))]}
              onChange={(id) => onMapping(setOption(mapping, 'delimiter', id === 'auto' ? undefined : id))}
            />
            <Select
              label={t('facts.encoding')}
              value={mapping.encoding ?? 'auto'}
              options={[auto, ...ENCODINGS.map((id) => ({ id, label: id.toUpperCase() }))]}
              onChange={(id) => onMapping(setOption(mapping, 'encoding', id === 'auto' ? undefined : id))}
            />
          </>
        )}
        <TextField
          label={t('option.keep')}
          hint={t('option.keepHint')}
          value={keep}
          onChange={setKeep}
          onBlur={() => {
            const { keep: _before, ...rest } = mapping;
            const list = patterns(keep);
            onMapping(list === undefined ? rest : { ...rest, keep: list });
          }}
        />
        {columns !== undefined && (
          <Checkbox
            label={t('option.onlyChanges')}
            isSelected={columns.onlyChanges === true}
            onChange={(only) => onMapping(setOnlyChanges(mapping, only))}
          />
        )}
        {where !== undefined && (
          <Checkbox
            label={t('option.where', {
              column: `\u2068${where.column}\u2069`,
              values: `\u2068${formats.list(where.equals)}\u2069`,
            })}
            isSelected
            onChange={() => onMapping(takeAllRows(mapping))}
          />
        )}
      </div>
    </details>
  );
}
