// What can be done with the chosen records: whose they are, tags, any field, deals along the map, into the bin. Each record
// is asked by itself; what is refused is told, and what was done can be taken back.
import type { RecordAbout } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { processesQuery, versionQuery } from '../../../lib/maps/process-queries.ts';
import type { FieldInfo } from '../../../lib/records/record-values.ts';
import { useMay } from '../../../lib/session.ts';
import { BulkBar } from '../../../ui/BulkBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DatePicker } from '../../../ui/DatePicker.tsx';
import {
  ALL_SELECTED,
  chosenCount,
  NONE_SELECTED,
  type Selection,
} from '../../../ui/data-table/selection.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TagsField } from '../../../ui/TagsField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { isEditable } from '../fields/EditField.tsx';
import { useFieldLabel } from '../fields/use-field-label.ts';
import { ValuePicker } from '../fields/ValuePicker.tsx';
import { BulkResult } from './BulkResult.tsx';
import { isListed } from './use-columns.tsx';
import type { ListRows } from './use-list-rows.ts';
import { useBulk, type BulkDeed } from './use-bulk.ts';

export interface BulkActionsProps {
  readonly about: RecordAbout;
  readonly fields: readonly FieldInfo[];
  readonly rows: ListRows;
  readonly processId: string | null;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
}

export function BulkActions(props: BulkActionsProps) {
  const { about, fields, rows, selection, onSelection } = props;
  const { t } = useTranslation('records');
  const formats = useFormats();
  const mayChange = useMay('records.change');
  const bulk = useBulk(about, rows, () => onSelection(NONE_SELECTED));
  const total = rows.pages.total();
  const count = chosenCount(selection, total);
  const owner = fields.find(
    ({ name }) => name === 'owner' && isEditable(fields.find((one) => one.name === name)!),
  );
  const run = (deed: BulkDeed): void => void bulk.run(selection, deed);
  if (!mayChange) return null;
  return (
    <>
      <BulkBar
        count={count}
        {...(selection.kind === 'some' && total !== selection.ids.size
          ? { all: { count: total, onChoose: () => onSelection(ALL_SELECTED) } }
          : {})}
        onClear={() => onSelection(NONE_SELECTED)}
      >
        {bulk.done === null ? (
          <>
            {about === 'deal' && <MoveMany processId={props.processId} onRun={run} />}
            {owner !== undefined && (
              <Ask label={t('bulk.owner')}>
                {(close) => <OneField field={owner} onRun={run} onClose={close} />}
              </Ask>
            )}
            <Ask label={t('bulk.tags')}>{(close) => <Tags onRun={run} onClose={close} />}</Ask>
            <Ask label={t('bulk.field')}>
              {(close) => (
                <AnyField
                  fields={fields.filter(
                    (field) => isEditable(field) && field.name !== 'name' && isListed(about, field),
                  )}
                  onRun={run}
                  onClose={close}
                />
              )}
            </Ask>
            <Button icon="remove" onPress={() => run({ do: 'delete' })}>
              {t('bulk.delete')}
            </Button>
          </>
        ) : (
          <output className="px-2 text-sm whitespace-nowrap text-muted">
            {t('bulk.running', { n: formats.number(bulk.done) })}
          </output>
        )}
      </BulkBar>
      {bulk.result !== null && <BulkResult result={bulk.result} onClose={bulk.forget} />}
    </>
  );
}

function Ask(props: { readonly label: string; readonly children: (close: () => void) => ReactNode }) {
  return (
    <Popover label={props.label} placement="top" trigger={<Button>{props.label}</Button>}>
      {(close) => <div className="flex w-72 flex-col gap-3">{props.children(close)}</div>}
    </Popover>
  );
}

interface AskProps {
  readonly onRun: (deed: BulkDeed) => void;
  readonly onClose: () => void;
}

function Go(props: AskProps & { readonly deed: BulkDeed | null; readonly label: string }) {
  const { deed } = props;
  return (
    <Button
      variant="primary"
      isDisabled={deed === null}
      onPress={() => {
        if (deed === null) return;
        props.onClose();
        props.onRun(deed);
      }}
    >
      {props.label}
    </Button>
  );
}

function OneField(props: AskProps & { readonly field: FieldInfo }) {
  const { field } = props;
  const { t } = useTranslation('records');
  const label = useFieldLabel();
  const [value, setValue] = useState<unknown>(null);
  return (
    <>
      <ValuePicker
        key={field.name}
        field={field}
        label={label(field)}
        value={value}
        onChange={setValue}
        onPick={setValue}
        nameOf={() => undefined}
        startsFocused
      />
      <p className="text-xs text-muted">{t('bulk.emptyHint')}</p>
      <Go {...props} deed={{ do: 'set', field, value }} label={t('bulk.set')} />
    </>
  );
}

function AnyField(props: AskProps & { readonly fields: readonly FieldInfo[] }) {
  const { fields } = props;
  const { t } = useTranslation('records');
  const label = useFieldLabel();
  const [name, setName] = useState<string | null>(null);
  const field = fields.find((one) => one.name === name);
  return (
    <>
      <Select
        label={t('bulk.whichField')}
        options={fields.map((one) => ({ id: one.name, label: label(one) }))}
        value={name}
        onChange={setName}
      />
      {field !== undefined && <OneField key={field.name} {...props} field={field} />}
    </>
  );
}

function Tags(props: AskProps) {
  const { t } = useTranslation('records');
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const isNothing = add.length === 0 && remove.length === 0;
  return (
    <>
      <TagsField label={t('bulk.addTags')} tags={add} onChange={setAdd} />
      <TagsField label={t('bulk.removeTags')} tags={remove} onChange={setRemove} />
      <Go {...props} deed={isNothing ? null : { do: 'tag', add, remove }} label={t('bulk.changeTags')} />
    </>
  );
}

function MoveMany(props: { readonly processId: string | null; readonly onRun: (deed: BulkDeed) => void }) {
  const { t } = useTranslation('records');
  return <Ask label={t('bulk.move')}>{(close) => <Move {...props} onClose={close} />}</Ask>;
}

function Move(props: AskProps & { readonly processId: string | null }) {
  const { t } = useTranslation('records');
  const processes = (useQuery(processesQuery()).data?.items ?? []).filter(
    ({ published }) => published !== null,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [backOn, setBackOn] = useState<string | null>(null);
  const processId = props.processId ?? chosen ?? (processes.length === 1 ? processes[0]?.id : undefined);
  const versionId = processes.find(({ id }) => id === processId)?.published?.id;
  const map = useQuery({ ...versionQuery(versionId ?? ''), enabled: versionId !== undefined }).data?.map;
  const places = (map?.nodes ?? []).filter(({ type }) => type !== 'decision');
  const place = places.find(({ id }) => id === to);
  const isRest = place?.type === 'stage' && place.kind === 'resting';
  return (
    <>
      {props.processId === null && processes.length > 1 && (
        <Select
          label={t('field.process')}
          options={processes.map(({ id, name }) => ({ id, label: name }))}
          value={chosen}
          onChange={(id) => {
            setChosen(id);
            setTo(null);
          }}
        />
      )}
      <Select
        label={t('bulk.moveTo')}
        options={places.map(({ id, name }) => ({ id, label: name }))}
        value={to}
        onChange={setTo}
      />
      {place?.type === 'outcome' && (
        <TextField label={t('bulk.reason')} value={reason} onChange={setReason} />
      )}
      {isRest && <DatePicker label={t('field.backOn')} value={backOn} onChange={setBackOn} />}
      <p className="text-xs text-muted">{t('bulk.moveHint')}</p>
      <Go
        {...props}
        deed={to === null ? null : { do: 'move', to, reason: reason.trim(), backOn: isRest ? backOn : null }}
        label={t('bulk.move')}
      />
    </>
  );
}
