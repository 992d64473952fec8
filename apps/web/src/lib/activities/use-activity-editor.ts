// Saves what the form of an activity holds; what `ui/activity-form` is given by whoever shows it.
import type { Activity } from '@portolan/contract';
import type { Outcome } from '../api/problem.ts';
import { useActivityCommands } from './activity-commands.ts';
import { bodyOf, changesOf, type ActivityDraft } from './activity-draft.ts';
import { useActivitySources, type ActivitySources } from './activity-sources.ts';

export interface ActivityEditor {
  readonly sources: ActivitySources;
  /** @param before what the form began with */
  readonly save: (before: ActivityDraft, draft: ActivityDraft) => Promise<Outcome<Activity>>;
  /** Puts it into the bin. */
  readonly remove: (id: string) => Promise<Outcome<undefined>>;
  readonly restore: (id: string) => Promise<Outcome<Activity>>;
}

export function useActivityEditor(): ActivityEditor {
  const sources = useActivitySources();
  const { create, update, remove, restore } = useActivityCommands();
  return {
    sources,
    save: (before, draft) =>
      draft.id === null ? create(bodyOf(draft)) : update(draft.id, changesOf(before, draft)),
    remove,
    restore,
  };
}
