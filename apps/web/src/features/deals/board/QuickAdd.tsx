// A new deal written straight into its column: Enter adds it and stays for the next, Escape closes. Where the map holds
// it back, the form says so and asks for the reason; a stage for resting asks for its day.
import { createCompany } from '@portolan/contract';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { call } from '../../../lib/api/call.ts';
import type { CallProblem } from '../../../lib/api/problem.ts';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import { findCompanies } from '../../../lib/records/find-records.ts';
import { dayAt } from '../../../lib/locale/days.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useNow } from '../../../lib/locale/use-now.ts';
import { useMay } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateTimePicker } from '../../../ui/DateTimePicker.tsx';
import { GrowingField } from '../../../ui/GrowingField.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { MoneyField, type Money } from '../../../ui/MoneyField.tsx';
import type { Option } from '../../../ui/option-list.tsx';
import { RecordPicker } from '../../../ui/RecordPicker.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { WithTooltip } from '../../../ui/Tooltip.tsx';
import { useTell } from '../problem-words.ts';

export interface QuickAddProps {
  readonly processId: string;
  readonly nodeId: string;
  readonly stageName: string;
  readonly currency: string;
  /** Who looks after it. */
  readonly ownerId: string | null;
  readonly onOpen: (isOpen: boolean) => void;
}

/** Opens the form; it stands with the figures of the column. */
export function QuickAddButton(props: Pick<QuickAddProps, 'stageName' | 'onOpen'>) {
  const { t } = useTranslation('deals');
  const label = t('add.into', { stage: isolate(props.stageName) });
  return (
    <WithTooltip text={label}>
      <AriaButton
        aria-label={label}
        onPress={() => props.onOpen(true)}
        className="focus-ring -me-1 ms-auto grid size-5 shrink-0 place-items-center rounded-sm text-muted -outline-offset-2 data-hovered:bg-sunken data-hovered:text-ink pointer-coarse:size-8"
      >
        <Icon name="add" />
      </AriaButton>
    </WithTooltip>
  );
}

/** What stands in the way of beginning there: only as an exception, and with a reason. */
const HELD = { no_way: 'jump', condition_fails: 'condition', gate_blocks: 'gate' } as const;
type Held = (typeof HELD)[keyof typeof HELD];

function heldBy({ reason }: CallProblem): Held | undefined {
  return Object.entries(HELD).find(([code]) => code === reason?.code)?.[1];
}

export function QuickAdd(props: QuickAddProps) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const mayOverride = useMay('gates.override');
  const today = dayAt(useNow());
  const nameInput = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [company, setCompany] = useState<Option | null>(null);
  const [amount, setAmount] = useState<Money | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const [why, setWhy] = useState('');
  const [rests, setRests] = useState(false);
  const [backOn, setBackOn] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const add = async (): Promise<void> => {
    const written = name.trim() === '' ? (company?.label ?? '') : name.trim();
    if (written === '' || isPending) return;
    setPending(true);
    const outcome = await commands.create({
      processId: props.processId,
      nodeId: props.nodeId,
      name: written,
      companyId: company?.id ?? null,
      amount,
      ownerId: props.ownerId,
      backOn,
      ...(held !== null && mayOverride && why.trim() !== '' ? { override: { reason: why.trim() } } : {}),
    });
    setPending(false);
    if (!outcome.ok) {
      const hindrance = heldBy(outcome.problem);
      setHeld(hindrance ?? held);
      if (outcome.problem.reason?.code === 'back_on_missing') setRests(true);
      else if (hindrance === undefined || hindrance === held) tell(outcome);
      return;
    }
    setName('');
    setCompany(null);
    setAmount(null);
    setHeld(null);
    setWhy('');
    nameInput.current?.focus();
  };
  const make = async (typed: string): Promise<void> => {
    const outcome = await call(createCompany, { body: { name: typed } });
    if (tell(outcome) && outcome.ok)
      setCompany({ id: outcome.value.company.id, label: outcome.value.company.name });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form
    <form
      aria-label={t('add.into', { stage: isolate(props.stageName) })}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        props.onOpen(false);
      }}
      className="my-1 flex flex-col gap-2 rounded-md border border-line bg-surface p-2.5"
    >
      <TextField
        label={t('field.name')}
        value={name}
        onChange={setName}
        inputRef={nameInput}
        maxLength={300}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for the field
        autoFocus
      />
      <RecordPicker
        label={t('field.company')}
        load={findCompanies}
        value={company}
        onChange={setCompany}
        onCreate={(typed) => void make(typed)}
        isOptional
      />
      <MoneyField label={t('field.amount')} value={amount} onChange={setAmount} currency={props.currency} />
      {rests && (
        <DateTimePicker
          label={t('gate.backOn')}
          hint={t('gate.backOnHint')}
          isDayOnly
          min={today}
          value={backOn === null ? null : { day: backOn, time: null }}
          onChange={(value) => setBackOn(value?.day ?? null)}
        />
      )}
      {held !== null && (
        <div className="flex flex-col gap-2 border-s-3 border-attention ps-3 text-sm">
          <p role="alert">{t(`gate.passes.${held}`, { to: isolate(props.stageName) })}</p>
          {mayOverride ? (
            <GrowingField label={t('add.why')} hint={t('gate.overrideHint')} value={why} onChange={setWhy} />
          ) : (
            <p className="text-muted">{t('gate.askManager')}</p>
          )}
        </div>
      )}
      <div className="flex flex-wrap gap-1.5 pt-0.5">
        <Button type="submit" variant="primary" isPending={isPending}>
          {t('add.do')}
        </Button>
        <Button variant="quiet" onPress={() => props.onOpen(false)}>
          {t('add.close')}
        </Button>
      </div>
    </form>
  );
}
