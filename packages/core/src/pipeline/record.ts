// A deal as conditions see it: gates, filters, answers of decisions and automations all ask for the same names.
import type { RuleRecord, RuleValue } from '../rules/evaluate.ts';
import type { CustomValue, Deal } from './deal.ts';

/** What hangs on a deal and is not part of it. */
export interface DealSurroundings {
  readonly companyName?: string;
  readonly nextStepAt?: string | null;
  readonly lastActivityAt?: string | null;
  readonly related?: RuleRecord['related'];
}

const DAY_MS = 86_400_000;

/** @param now milliseconds since 1970, for `daysInStage` and `age` */
export function recordOf(deal: Deal, now: number, around: DealSurroundings = {}): RuleRecord {
  return {
    field: (name) => fieldOf(deal, name, now, around),
    related: (of) => {
      if (of === 'people')
        return deal.people.map(({ contactId, part }) => flat({ contact: contactId, part }));
      if (of === 'products') {
        return deal.lines.map(({ productId, name, quantityMilli }) =>
          flat({ product: productId, name, quantity: quantityMilli / 1000 }),
        );
      }
      return around.related?.(of) ?? [];
    },
  };
}

function flat(values: Readonly<Record<string, RuleValue>>): RuleRecord {
  return { field: (name) => values[name] };
}

function fieldOf(deal: Deal, name: string, now: number, around: DealSurroundings): RuleValue | undefined {
  switch (name) {
    case 'name':
    case 'amount':
    case 'closeOn':
    case 'source':
    case 'problem':
    case 'competitors':
    case 'tags':
    case 'backOn':
    case 'createdAt':
    case 'enteredAt':
    case 'wonAt':
    case 'endedAt':
    case 'noes':
      return deal[name];
    case 'owner':
      return deal.ownerId;
    case 'company':
      return deal.companyId;
    case 'companyName':
      return around.companyName ?? null;
    case 'process':
      return deal.processId;
    case 'stage':
      return deal.nodeId;
    case 'people':
      return deal.people.map(({ contactId }) => contactId);
    case 'lostReason':
      return deal.end?.reason ?? null;
    case 'daysInStage':
      return Math.floor((now - Date.parse(deal.enteredAt)) / DAY_MS);
    case 'confirmed':
      return deal.confirmed !== null;
    case 'nextStepAt':
      return around.nextStepAt ?? null;
    case 'lastActivityAt':
      return around.lastActivityAt ?? null;
    default:
      return name.startsWith('custom.') ? ruleValue(deal.custom[name.slice('custom.'.length)]) : undefined;
  }
}

function ruleValue(value: CustomValue | undefined): RuleValue | undefined {
  return value;
}
