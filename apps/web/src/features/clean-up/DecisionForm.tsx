// What becomes of one deal, or of many: on, to rest, closed, to somebody else, with another date, a next step, or kept as
// it is until a day. The answer of the gate stands beside each way.
import { addDays } from '@portolan/core';
import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { workdayAfter, type DueChoice } from '../../lib/activities/due.ts';
import { dayAt } from '../../lib/locale/days.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../lib/locale/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { DateTimePicker } from '../../ui/DateTimePicker.tsx';
import type { Option } from '../../ui/option-list.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { Decision } from './decisions.ts';
import type { Target, TargetKind } from './targets.ts';
import type { Deed } from './use-decide.ts';

export interface DecisionFormProps {
  readonly decision: Decision;
  readonly targets: readonly Target[];
  readonly members: readonly Option[];
  readonly isPending: boolean;
  readonly onDecide: (deed: Deed) => void;
  readonly onPlan: (subject: string, when: DueChoice) => void;
}

const KIND: Partial<Record<Decision, TargetKind>> = { advance: 'advance', rest: 'rest', close: 'close' };

export function DecisionForm(props: DecisionFormProps) {
  const { decision } = props;
  const kind = KIND[decision];
  if (kind !== undefined) return <MoveForm {...props} key={kind} kind={kind} />;
  if (decision === 'step') return <StepForm {...props} />;
  if (decision === 'owner') return <OwnerForm {...props} />;
  return <DateForm {...props} key={decision} isKeep={decision === 'keep'} />;
}

function Frame(props: {
  readonly action: string;
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly onSend: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (props.isReady && !props.isPending) props.onSend();
      }}
    >
      {props.children}
      <Button
        variant="primary"
        type="submit"
        isDisabled={!props.isReady}
        isPending={props.isPending}
        className="self-start"
      >
        {props.action}
      </Button>
    </Form>
  );
}

function MoveForm(props: DecisionFormProps & { readonly kind: TargetKind }) {
  const { kind } = props;
  const { t } = useTranslation('today');
  const formats = useFormats();
  const today = dayAt(useNow());
  const targets = props.targets.filter((target) => target.kind === kind);
  const free = targets.filter(({ isBarred }) => !isBarred);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [backOn, setBackOn] = useState<DueChoice | null>({ day: addDays(today, 90), time: null });
  const target = free.find(({ to }) => to === chosen) ?? free[0];
  const needsReason = kind !== 'advance';
  if (targets.length === 0) return <p className="text-sm text-muted">{t(`cleanUp.noWay.${kind}`)}</p>;
  const hintOf = ({ missing, isBarred }: Target): { readonly hint?: string } => {
    if (missing === null || missing === 0) return {};
    const n = formats.number(missing);
    return { hint: t(isBarred ? 'cleanUp.gateBlocks' : 'cleanUp.gateWarns', { count: missing, n }) };
  };
  return (
    <Frame
      action={t(`cleanUp.do.${kind}`)}
      isReady={
        target !== undefined && (!needsReason || reason.trim() !== '') && (kind !== 'rest' || backOn !== null)
      }
      isPending={props.isPending}
      onSend={() => {
        if (target === undefined) return;
        props.onDecide({
          do: 'move',
          to: target.to,
          reason: reason.trim(),
          ...(kind === 'rest' && backOn !== null ? { backOn: backOn.day, no: 'notNow' } : {}),
        });
      }}
    >
      <RadioGroup
        label={t('cleanUp.where')}
        options={targets.map((one) => ({
          id: one.to,
          label: one.name,
          isDisabled: one.isBarred,
          ...hintOf(one),
        }))}
        value={target?.to ?? null}
        onChange={setChosen}
      />
      {kind === 'rest' && (
        <DateTimePicker
          label={t('cleanUp.backOn')}
          isDayOnly
          value={backOn}
          min={addDays(today, 1)}
          onChange={setBackOn}
        />
      )}
      {needsReason && (target?.reasons.length ?? 0) > 0 && (
        <div className="flex flex-wrap gap-1">
          {target?.reasons.map((one) => (
            <Button
              key={one}
              variant={reason === one ? 'primary' : 'secondary'}
              onPress={() => setReason(one)}
            >
              {one}
            </Button>
          ))}
        </div>
      )}
      {needsReason && (
        <TextField
          label={t('cleanUp.why')}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          autoComplete="off"
        />
      )}
    </Frame>
  );
}

function OwnerForm(props: DecisionFormProps) {
  const { t } = useTranslation('today');
  const [owner, setOwner] = useState<Option | null>(null);
  return (
    <Frame
      action={t('cleanUp.do.owner')}
      isReady={owner !== null}
      isPending={props.isPending}
      onSend={() => {
        if (owner !== null) props.onDecide({ do: 'set', changes: { ownerId: owner.id } });
      }}
    >
      <PersonPicker label={t('cleanUp.newOwner')} value={owner} options={props.members} onChange={setOwner} />
    </Frame>
  );
}

function DateForm(props: DecisionFormProps & { readonly isKeep: boolean }) {
  const { isKeep } = props;
  const { t } = useTranslation('today');
  const today = dayAt(useNow());
  const [when, setWhen] = useState<DueChoice | null>({ day: addDays(today, isKeep ? 14 : 30), time: null });
  return (
    <Frame
      action={t(isKeep ? 'cleanUp.do.keep' : 'cleanUp.do.date')}
      isReady={when !== null && (!isKeep || when.day > today)}
      isPending={props.isPending}
      onSend={() => {
        if (when === null) return;
        props.onDecide(
          isKeep ? { do: 'keep', until: when.day } : { do: 'set', changes: { closeOn: when.day } },
        );
      }}
    >
      <DateTimePicker
        label={t(isKeep ? 'cleanUp.keepUntil' : 'cleanUp.closeOn')}
        isDayOnly
        value={when}
        min={isKeep ? addDays(today, 1) : today}
        onChange={setWhen}
      />
    </Frame>
  );
}

function StepForm(props: DecisionFormProps) {
  const { t } = useTranslation('today');
  const today = dayAt(useNow());
  const [subject, setSubject] = useState('');
  const [when, setWhen] = useState<DueChoice | null>({ day: workdayAfter(today), time: null });
  return (
    <Frame
      action={t('next.plan')}
      isReady={subject.trim() !== '' && when !== null}
      isPending={props.isPending}
      onSend={() => {
        if (when !== null) props.onPlan(subject.trim(), when);
      }}
    >
      <TextField
        label={t('next.what')}
        value={subject}
        onChange={setSubject}
        maxLength={300}
        autoComplete="off"
      />
      <DateTimePicker label={t('next.when')} value={when} min={today} onChange={setWhen} />
    </Frame>
  );
}
