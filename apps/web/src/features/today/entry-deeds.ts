// What can be done with an entry, each by its one key; first the one that settles it. Pure.
import type { TodayEntry } from './today-entries.ts';

export type Deed =
  | 'finish'
  | 'answer'
  | 'approve'
  | 'accept'
  | 'plan'
  | 'refuse'
  | 'giveBack'
  | 'snooze'
  | 'reschedule'
  | 'call'
  | 'open'
  | 'change';

export const DEED_KEYS: Readonly<Record<Deed, string>> = {
  finish: 'd',
  answer: 'a',
  approve: 'a',
  accept: 'a',
  plan: 'p',
  refuse: 'x',
  giveBack: 'x',
  snooze: 's',
  reschedule: 'r',
  call: 'c',
  open: 'o',
  change: 'e',
};

/** What a key does; none where the entry has nothing of the kind. */
export function deedOfKey(entry: TodayEntry, key: string, mayChange: boolean): Deed | undefined {
  return deedsOf(entry, mayChange).find((deed) => DEED_KEYS[deed] === key);
}

/** @param mayChange a reader only opens and calls */
export function deedsOf(entry: TodayEntry, mayChange: boolean): readonly Deed[] {
  const open: readonly Deed[] = entry.deal === null ? [] : ['open'];
  const call: readonly Deed[] = entry.contacts.length === 0 ? [] : ['call'];
  if (!mayChange) return [...call, ...open];
  switch (entry.action) {
    case 'finish':
      return ['finish', 'snooze', 'reschedule', ...call, 'change', ...open];
    case 'answer':
      return ['answer', ...call, ...open];
    case 'approve':
      return ['approve', 'refuse', ...open];
    case 'acceptHandover':
      return ['accept', 'giveBack', ...open];
    case 'plan':
      return ['plan', 'snooze', ...call, ...open];
    case 'move':
      // A rest that is over, or too long in a stage: the deal itself says where it can go.
      return entry.kind === 'back' ? [...open, 'plan', ...call] : [...open, 'plan', 'snooze', ...call];
  }
}
