// What is known about a deal, each line edited in place; fields of the workspace's own stand with the others.
import type { DealDetail } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BUILT_IN, dealFieldsQuery, valueIn, type DealFieldInfo } from '../../../lib/deals/deal-fields.ts';
import { daysAhead } from '../../../lib/deals/deal-words.ts';
import { useCurrency } from '../../../lib/deals/workspace-currency.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../../lib/locale/use-now.ts';
import { useFieldLabel } from '../fields/use-field-label.ts';
import { useValueText } from '../fields/use-value-text.ts';
import { EditableFact } from './EditableFact.tsx';

/** In this order; what has a section of its own is left out. */
const FIRST = [
  'name',
  'company',
  'amount',
  'closeOn',
  'owner',
  'source',
  'problem',
  'competitors',
  'tags',
  'backOn',
];

function shownFields(fields: readonly DealFieldInfo[], deal: DealDetail): readonly DealFieldInfo[] {
  const first = FIRST.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const own = fields.filter(({ builtIn }) => !builtIn);
  return [...first, ...own].filter(
    ({ name, property }) =>
      !deal.hidden.includes(name) &&
      !deal.hidden.includes(property) &&
      // Only where the deal rests.
      (name !== 'backOn' || deal.backOn !== null || deal.standing === 'resting'),
  );
}

export function Facts({ deal, canChange }: { readonly deal: DealDetail; readonly canChange: boolean }) {
  const { t } = useTranslation('deals');
  const fields = useQuery(dealFieldsQuery).data ?? BUILT_IN;
  const label = useFieldLabel();
  const textOf = useValueText();
  const currency = useCurrency();
  const now = useNow();
  const formats = useFormats();
  const isLate =
    deal.closeOn !== null && deal.endedAt === null && deal.wonAt === null && daysAhead(deal.closeOn, now) < 0;
  return (
    <dl className="grid grid-cols-[minmax(6rem,2fr)_minmax(0,5fr)] gap-x-3">
      {shownFields(fields, deal).map((field) => {
        const { name, property } = field;
        const value = valueIn(deal, name);
        const isReadOnly =
          !canChange ||
          !field.canSet ||
          field.access !== 'edit' ||
          deal.readOnly.includes(name) ||
          deal.readOnly.includes(property);
        return (
          <div key={name} className="col-span-2 grid grid-cols-subgrid items-start">
            <dt className="py-1.5 text-sm wrap-anywhere text-muted" title={field.description}>
              {label(field)}
            </dt>
            <dd className="flex min-w-0 flex-col items-start text-base">
              <EditableFact
                deal={deal}
                field={field}
                label={label(field)}
                text={textOf(field, value, deal)}
                textOf={(theirs, of) => textOf(field, theirs, of)}
                nameOf={(id) => nameIn(deal, id)}
                currency={deal.amount?.currency ?? currency}
                isReadOnly={isReadOnly}
                isAlarming={name === 'closeOn' && isLate}
              />
            </dd>
          </div>
        );
      })}
      {deal.noes > 0 && (
        <div className="col-span-2 grid grid-cols-subgrid items-start">
          <dt className="py-1.5 text-sm text-muted">{t('field.noes')}</dt>
          <dd className="py-1.5">{formats.number(deal.noes)}</dd>
        </div>
      )}
    </dl>
  );
}

function nameIn(deal: DealDetail, id: string): string | undefined {
  if (deal.company?.id === id) return deal.company.name;
  return deal.owner?.id === id ? deal.owner.name : undefined;
}
