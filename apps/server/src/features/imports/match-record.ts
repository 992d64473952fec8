// Whether a row is about a record that is here. The id of the other tool decides; without it, what the record is known by,
// most telling first. What would only make it likely is left to the review of duplicates.
import { fold, isSharedMailbox } from '@portolan/core';
import type { FoundBy } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import type { Candidate, Indexed } from './record-index.ts';
import type { Key } from './record-keys.ts';

export interface Sought {
  readonly about: Indexed;
  readonly sourceId: string | undefined;
  readonly name: string;
  readonly keys: readonly Key[];
  /** Whether it has an address or number of its own, so that a name alone does not tell who it is. */
  readonly isKnownOtherwise?: boolean;
  readonly companyId?: string | null;
  readonly domain?: string | null;
}

export interface Match {
  readonly record: Candidate;
  readonly by: FoundBy;
}

export function matchOf(sought: Sought, { index, settings }: PlanContext): Match | undefined {
  const { about, sourceId, keys } = sought;
  const bySource = sourceId === undefined ? undefined : index.bySource(about, sourceId);
  if (bySource !== undefined) return { record: bySource, by: 'source' };
  for (const { by, key } of keys) {
    if (!settings.matchBy.includes(by)) continue;
    const fitting = index.byKey(about, key).filter((one) => fits(sought, one, by, key));
    if (fitting.length === 1 || (fitting.length > 1 && by !== 'name')) return { record: fitting[0]!, by };
  }
  return undefined;
}

function fits(sought: Sought, one: Candidate, by: FoundBy, key: string): boolean {
  // The other tool keeps them apart.
  if (sought.sourceId !== undefined && one.sourceId !== null && one.sourceId !== sought.sourceId)
    return false;
  const sameName = fold(one.name) === fold(sought.name);
  switch (sought.about) {
    case 'contact':
      if (by === 'phone') return sameName;
      if (by === 'email') return sameName || !isSharedMailbox(key.slice('contact:email:'.length));
      if (one.made && !sameName) return false;
      return (
        sought.isKnownOtherwise !== true || (sought.companyId != null && one.companyId === sought.companyId)
      );
    case 'company':
      if (by === 'phone') return sameName;
      if (by === 'domain') return true;
      if (one.made && !sameName) return false;
      return sought.domain == null || one.domain === null || one.domain === sought.domain;
    case 'deal':
      return sameName && sought.sourceId === undefined && (sought.companyId ?? null) === one.companyId;
    case 'product':
      return true;
  }
}
