// The fields that a map's conditions and checklists speak of before there are deals.
import type { FilterFieldType } from '../../../ui/filter/filter-field.ts';

/** Fields that every deal has; others are named by the person who writes the condition. */
export const DEAL_FIELDS = {
  amount: 'money',
  source: 'text',
  country: 'text',
  industry: 'text',
  employees: 'number',
  score: 'number',
  need: 'boolean',
  budget: 'boolean',
  authority: 'boolean',
  timing: 'boolean',
  expectedClose: 'day',
  lastActivity: 'day',
  email: 'text',
  size: 'text',
  channel: 'text',
  competitors: 'text',
  wonReason: 'text',
  startDate: 'day',
  careTeam: 'text',
} as const satisfies Readonly<Record<string, FilterFieldType>>;
export type DealField = keyof typeof DEAL_FIELDS;
export const DEAL_FIELD_NAMES = Object.keys(DEAL_FIELDS) as readonly DealField[];

export function isDealField(name: string): name is DealField {
  return Object.hasOwn(DEAL_FIELDS, name);
}
