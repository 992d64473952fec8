// What an action asks for, under the row that it is about. Escape goes back to the row.
import { useTranslation } from 'react-i18next';
import type { Deed } from './entry-deeds.ts';
import { FinishPanel } from './FinishPanel.tsx';
import { ReasonPanel } from './ReasonPanel.tsx';
import { ReschedulePanel } from './ReschedulePanel.tsx';
import { SnoozePanel } from './SnoozePanel.tsx';
import type { TodayEntry } from './today-entries.ts';
import type { TodayDeeds } from './use-today-deeds.ts';

export interface EntryPanelProps {
  readonly entry: TodayEntry;
  readonly deed: Deed;
  readonly deeds: TodayDeeds;
  readonly onSettled: () => void;
  readonly onCancel: () => void;
}

export function EntryPanel(props: EntryPanelProps) {
  const { onCancel } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the key is for all that is inside
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onCancel();
      }}
      className="max-w-160"
    >
      <Inside {...props} />
    </div>
  );
}

function Inside(props: EntryPanelProps) {
  const { entry, deed, deeds, onCancel, onSettled } = props;
  const { t } = useTranslation('today');
  switch (deed) {
    case 'finish':
    case 'answer':
    case 'plan':
      return (
        <FinishPanel
          entry={entry}
          mode={deed}
          onCancel={onCancel}
          onSettle={(kind, outcome, next) => {
            onSettled();
            if (deed === 'finish') deeds.finish(entry, outcome, next);
            else if (deed === 'answer') deeds.answer(entry, kind, outcome, next);
            else if (next !== null) deeds.plan(entry, next);
          }}
        />
      );
    case 'snooze':
      return (
        <SnoozePanel
          entry={entry}
          onCancel={onCancel}
          onSettle={(until, words) => {
            onSettled();
            deeds.snooze(entry, until, words);
          }}
        />
      );
    case 'reschedule':
      return (
        <ReschedulePanel
          entry={entry}
          onCancel={onCancel}
          onSettle={(when) => {
            onSettled();
            deeds.reschedule(entry, when);
          }}
        />
      );
    case 'refuse':
    case 'giveBack':
      return (
        <ReasonPanel
          label={t(`reason.${deed}`)}
          action={t(`deed.${deed}`)}
          onCancel={onCancel}
          onSettle={(reason) => {
            onSettled();
            if (deed === 'refuse') deeds.approve(entry, false, reason);
            else deeds.answerHandover(entry, false, reason);
          }}
        />
      );
    default:
      return null;
  }
}
