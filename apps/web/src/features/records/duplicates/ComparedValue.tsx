// A value in the comparison of two records: all of it, lists one under the other.
import { addressLines } from '@portolan/core';
import { phoneText, FieldValue } from '../fields/FieldValue.tsx';
import type { FieldInfo } from '../../../lib/records/record-values.ts';
import type { PartyDetail } from '../../../lib/records/party-detail.ts';
import { useCountryName } from '../fields/country-names.ts';

export function ComparedValue({
  record,
  field,
}: {
  readonly record: PartyDetail;
  readonly field: FieldInfo;
}) {
  const countryName = useCountryName();
  if (field.property === 'address') {
    const { address } = record;
    if (address === null) return null;
    const lines = addressLines(
      address,
      address.country === '' ? {} : { countryName: countryName(address.country) },
    );
    return <Lines texts={lines} />;
  }
  if (field.property === 'emails') {
    return (
      <Lines texts={'emails' in record ? record.emails.map(({ address }) => address) : []} direction="ltr" />
    );
  }
  if (field.property === 'phones') return <Lines texts={record.phones.map(phoneText)} direction="ltr" />;
  if (field.property === 'name') return <bdi className="font-medium">{record.name}</bdi>;
  return <FieldValue record={record} field={field} isWhole />;
}

function Lines(props: { readonly texts: readonly string[]; readonly direction?: 'ltr' }) {
  return (
    <span className="flex flex-col">
      {props.texts.map((text) => (
        <bdi
          key={text}
          className="wrap-anywhere"
          {...(props.direction === undefined ? {} : { dir: props.direction })}
        >
          {text}
        </bdi>
      ))}
    </span>
  );
}
