// A record on a phone: who, and the two facts by which one knows them.
import type { ReactNode } from 'react';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { majorOf } from '../../../lib/locale/minor-units.ts';
import type { ListedRecord } from '../../../lib/records/record-values.ts';
import { Name } from '../../../ui/Name.tsx';
import { phoneText, StageName } from '../fields/FieldValue.tsx';

function Lines(props: {
  readonly name: string;
  readonly end?: ReactNode;
  readonly below: readonly ReactNode[];
}) {
  return (
    <>
      <span className="flex w-full min-w-0 items-baseline gap-2">
        <Name className="grow font-semibold">{props.name}</Name>
        {props.end}
      </span>
      {props.below.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no names
        <span key={index} className="w-full truncate text-sm text-muted">
          {line}
        </span>
      ))}
    </>
  );
}

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');

export function PhoneLines({ record }: { readonly record: ListedRecord }) {
  const formats = useFormats();
  if ('nodeId' in record) {
    const { amount } = record;
    return (
      <Lines
        name={record.name}
        end={
          amount === null ? null : (
            <span className="shrink-0 text-sm tabular-nums">
              {formats.money(majorOf(amount.minor, amount.currency), amount.currency)}
            </span>
          )
        }
        below={[
          <bdi key="company">{joined([record.company?.name, record.owner?.name])}</bdi>,
          <StageName key="stage" versionId={record.versionId} nodeId={record.nodeId} />,
        ]}
      />
    );
  }
  const [phone] = record.phones;
  const reach =
    'emails' in record ? (record.emails[0]?.address ?? (phone && phoneText(phone))) : record.domain;
  return (
    <Lines
      name={record.name}
      below={[
        <bdi key="who">
          {'emails' in record
            ? joined([record.title, record.company?.name])
            : joined([record.industry, record.address?.city])}
        </bdi>,
        <span key="reach" dir="ltr">
          {reach ?? ''}
        </span>,
      ]}
    />
  );
}
