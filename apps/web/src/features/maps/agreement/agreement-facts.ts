// What the agreement on a version comes to: how many have signed, who is missing, what stands against publishing.
import type { Agreement } from '@portolan/contract';

export type Stakeholder = Agreement['stakeholders'][number];

export interface AgreementFacts {
  readonly asked: number;
  readonly signed: number;
  /** Those whose signature does not count (yet): waiting, objected, or given to an earlier state. */
  readonly missing: readonly Stakeholder[];
  /** Whether publishing needs signatures that are not there. */
  readonly isHeld: boolean;
}

export function agreementFacts(agreement: Agreement): AgreementFacts {
  const { stakeholders, needed } = agreement;
  const missing = stakeholders.filter(({ state }) => state !== 'signed');
  return {
    asked: stakeholders.length,
    signed: stakeholders.length - missing.length,
    missing,
    isHeld: needed && missing.length > 0,
  };
}

export interface ReadFacts {
  readonly asked: number;
  readonly read: number;
}

export function readFacts({ readers }: Agreement): ReadFacts {
  return { asked: readers.length, read: readers.filter(({ readAt }) => readAt !== null).length };
}
