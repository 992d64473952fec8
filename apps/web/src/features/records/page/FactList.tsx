// The facts of a contact or company, each edited where it stands. What the role does not see is not there, what it may not
// change is plain text.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import type { PartyDetail } from '../../../lib/records/party-detail.ts';
import { fieldsQuery, type Party } from '../../../lib/records/record-queries.ts';
import { valueIn, type FieldInfo } from '../../../lib/records/record-values.ts';
import { Button } from '../../../ui/Button.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { EditField, isEditable } from '../fields/EditField.tsx';
import { useFieldLabel } from '../fields/use-field-label.ts';
import type { FieldSaving } from '../fields/use-save-field.ts';
import { AddressFact } from './AddressFact.tsx';
import { ReachFact } from './ReachFact.tsx';

export interface FactListProps {
  readonly about: Party;
  readonly record: PartyDetail;
  readonly saving: FieldSaving;
}

/** In the order in which one looks for them; a workspace's own follow. */
const ORDER: Readonly<Record<Party, readonly string[]>> = {
  contact: ['emails', 'phones', 'company', 'title', 'address', 'owner', 'tags', 'preferredChannel', 'source'],
  company: [
    'domain', 'website', 'phones', 'industry', 'employees', 'parent', 'address', 'owner', 'tags', 'source',
  ], // prettier-ignore
};
const PLACES: ReadonlySet<string> = new Set(['city', 'region', 'country']);

export function isLocked(
  record: PartyDetail,
  field: Pick<FieldInfo, 'name' | 'property' | 'access'>,
): boolean {
  return (
    !record.can.change ||
    record.deletedAt !== null ||
    field.access !== 'edit' ||
    record.readOnly.includes(field.name) ||
    record.readOnly.includes(field.property)
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export function FactList({ about, record, saving }: FactListProps) {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const label = useFieldLabel();
  const fields = useQuery(fieldsQuery(about)).data;
  const [showsAll, setShowsAll] = useState(false);
  if (fields === undefined) return <SkeletonRows rows={6} />;
  const byName = new Map(fields.map((field) => [field.name, field]));
  const place = byName.get('city');
  const own = fields.filter(({ builtIn }) => !builtIn);
  const rows = ORDER[about].flatMap((name) => {
    if (name === 'address')
      return place === undefined ? [] : [{ ...place, name: 'address', property: 'address' }];
    const field = byName.get(name);
    return field === undefined || PLACES.has(name) ? [] : [field];
  });
  /** Empty ones of the workspace's own are many and rarely filled: they wait behind a button. */
  const shown = own.filter((field) => showsAll || field.required || !isEmpty(valueIn(record, field)));
  const hidden = own.length - shown.length;
  return (
    <dl className="grid grid-cols-[minmax(92px,auto)_minmax(0,1fr)] items-start gap-x-4 gap-y-0.5">
      {[...rows, ...shown].map((field) => (
        <div key={field.name} className="contents">
          <dt className="flex min-h-control max-w-36 items-center py-1 text-sm text-muted">
            <bdi>{label(field)}</bdi>
          </dt>
          <dd className="flex min-h-control min-w-0 flex-col justify-center text-base">
            {field.property === 'emails' || field.property === 'phones' ? (
              <ReachFact
                kind={field.property}
                record={record}
                field={field}
                label={label(field)}
                saving={saving}
                isReadOnly={isLocked(record, field)}
              />
            ) : field.property === 'address' ? (
              <AddressFact
                record={record}
                field={field}
                saving={saving}
                isReadOnly={isLocked(record, field)}
              />
            ) : (
              <EditField
                record={record}
                field={field}
                label={label(field)}
                saving={saving}
                isReadOnly={isLocked(record, field) || !isEditable(field)}
              />
            )}
          </dd>
        </div>
      ))}
      {(hidden > 0 || (showsAll && own.some((field) => isEmpty(valueIn(record, field))))) && (
        <div className="col-span-2 pt-1">
          <Button variant="quiet" className="-ms-3 text-muted" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? t('fewerFields') : t('moreFields', { count: hidden, n: formats.number(hidden) })}
          </Button>
        </div>
      )}
    </dl>
  );
}
