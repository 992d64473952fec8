// Plans an activity, or puts one down that has happened: what it is, in a few words, and when.
import { ACTIVITY_KINDS, isPlanned } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityKind } from '@portolan/core';
import { dayAt } from '../../../lib/locale/days.ts';
import { useNow } from '../../../lib/locale/use-now.ts';
import { Button } from '../../../ui/Button.tsx';
import { dayOfWord } from '../../../ui/day-words.ts';
import { DateTimePicker, type DayAndTime } from '../../../ui/DateTimePicker.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useTell } from '../problem-words.ts';
import { dueOf } from './due.ts';
import { useActivityCommands } from './use-activity-commands.ts';

export interface PlanFormProps {
  readonly deal: { readonly id: string; readonly processId: string };
  /** `next`: something with a day; `any`: also what has happened. */
  readonly scope: 'next' | 'any';
  readonly onDone?: () => void;
  readonly startsFocused?: boolean;
}

const NEXT_KINDS = ACTIVITY_KINDS.filter(isPlanned);
/** Notes have a place of their own. */
const ANY_KINDS = ACTIVITY_KINDS.filter((kind) => kind !== 'note');

export function PlanForm(props: PlanFormProps) {
  const { deal, scope, onDone } = props;
  const { t } = useTranslation('deals');
  const activities = useActivityCommands(deal);
  const tell = useTell();
  const today = dayAt(useNow());
  const [kind, setKind] = useState<ActivityKind>('task');
  const [subject, setSubject] = useState('');
  const [due, setDue] = useState<DayAndTime | null>({ day: dayOfWord('tomorrow', today), time: null });
  const [isPending, setPending] = useState(false);
  const kinds = scope === 'next' ? NEXT_KINDS : ANY_KINDS;
  const canPlan = isPlanned(kind);
  const send = async (isDone: boolean): Promise<void> => {
    const written = subject.trim();
    if (written === '' || isPending) return;
    setPending(true);
    const outcome = await activities.add({
      kind,
      subject: written,
      due: isDone || due === null ? null : dueOf(due),
      done: isDone ? {} : null,
    });
    setPending(false);
    if (!tell(outcome)) return;
    setSubject('');
    onDone?.();
  };
  return (
    <form
      aria-label={t(scope === 'next' ? 'next.set' : 'activity.add')}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send(!canPlan);
      }}
    >
      <div className="grid grid-cols-[minmax(0,7.5rem)_minmax(0,1fr)] gap-2">
        <Select
          label={t('activity.kind')}
          options={kinds.map((id) => ({ id, label: t(`activity.${id}`) }))}
          value={kind}
          onChange={setKind}
        />
        <TextField
          label={t('activity.subject')}
          value={subject}
          onChange={setSubject}
          maxLength={300}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by whoever opened the form
          autoFocus={props.startsFocused ?? false}
        />
      </div>
      {canPlan && <DateTimePicker label={t('activity.due')} value={due} onChange={setDue} />}
      <div className="flex flex-wrap gap-2">
        {canPlan && (
          <Button
            type="submit"
            variant="primary"
            isPending={isPending}
            isDisabled={subject.trim() === '' || (scope === 'next' && due === null)}
          >
            {t(scope === 'next' ? 'next.set' : 'activity.plan')}
          </Button>
        )}
        {scope === 'any' && (
          <Button
            {...(canPlan
              ? { onPress: () => void send(true) }
              : { type: 'submit' as const, variant: 'primary' as const })}
            isDisabled={subject.trim() === '' || isPending}
          >
            {t('activity.log')}
          </Button>
        )}
        {onDone !== undefined && (
          <Button variant="quiet" onPress={onDone}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
