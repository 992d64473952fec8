// Done, and what comes next, in the same breath: how it came out, the next step and its day. Enter settles it.
import type { ActivityKind, ActivityOutcome } from '@portolan/core';
import { addDays } from '@portolan/core';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { workdayAfter, type DueChoice } from '../../lib/activities/due.ts';
import { dayAt } from '../../lib/locale/days.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { OutcomeChips } from '../../ui/activity-form/OutcomeChips.tsx';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { TodayEntry } from './today-entries.ts';
import type { NextStep } from './use-today-deeds.ts';
import { WhenChoice } from './WhenChoice.tsx';

export interface FinishPanelProps {
  readonly entry: TodayEntry;
  /** `answer` puts down a touch that nobody had planned; `plan` only sets a next step. */
  readonly mode: 'finish' | 'answer' | 'plan';
  readonly onSettle: (kind: ActivityKind, outcome: ActivityOutcome | null, next: NextStep | null) => void;
  readonly onCancel: () => void;
}

const TOUCHES = ['call', 'email', 'message'] as const;
const STEPS = ['task', 'call', 'meeting'] as const;

export function FinishPanel(props: FinishPanelProps) {
  const { entry, mode } = props;
  const { t } = useTranslation(['today', 'activities', 'ui']);
  const today = dayAt(useNow());
  const [touch, setTouch] = useState<(typeof TOUCHES)[number]>('call');
  const [outcome, setOutcome] = useState<ActivityOutcome | null>(null);
  const [subject, setSubject] = useState('');
  const [stepKind, setStepKind] = useState<NextStep['kind']>('task');
  const [when, setWhen] = useState<DueChoice | null>({ day: workdayAfter(today), time: null });
  const kind = mode === 'answer' ? touch : (entry.activity?.kind ?? 'task');
  const step = subject.trim();
  const isReady = mode !== 'plan' || step !== '';
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        const day = when ?? { day: addDays(today, 1), time: null };
        props.onSettle(kind, outcome, step === '' ? null : { kind: stepKind, subject: step, when: day });
      }}
    >
      {mode === 'answer' && (
        <SegmentedControl
          label={t('answer.how')}
          options={TOUCHES.map((id) => ({ id, label: t(`activities:kind.${id}`) }))}
          value={touch}
          onChange={(next) => {
            setTouch(next);
            setOutcome(null);
          }}
        />
      )}
      {mode !== 'plan' && <OutcomeChips kind={kind} value={outcome} onChange={setOutcome} />}
      <TextField
        label={t('next.what')}
        placeholder={t('next.example')}
        value={subject}
        onChange={setSubject}
        maxLength={300}
        autoComplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the key that opened it asked for it
        autoFocus
      />
      {step !== '' && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SegmentedControl
            label={t('next.kind')}
            options={STEPS.map((id) => ({ id, label: t(`activities:kind.${id}`) }))}
            value={stepKind}
            onChange={setStepKind}
          />
          <WhenChoice label={t('next.when')} value={when} onChange={setWhen} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" type="submit" isDisabled={!isReady}>
          {t(mode === 'plan' ? 'next.plan' : step === '' ? 'next.done' : 'next.doneAndPlan')}
        </Button>
        <Button variant="quiet" onPress={props.onCancel}>
          {t('ui:cancel')}
        </Button>
      </div>
    </Form>
  );
}
