// What a record holds in a field, as people read it: in a cell on one line, on a page in full.
import type { EmailAddress, PhoneNumber } from '@portolan/contract';
import { displayPhone, phoneFromE164 } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { majorOf } from '../../../lib/locale/minor-units.ts';
import { processesQuery, versionQuery } from '../../../lib/maps/process-queries.ts';
import { membersQuery } from '../../../lib/member-queries.ts';
import { companyQuery } from '../../../lib/records/record-queries.ts';
import { nameIn, valueIn, type FieldInfo, type ListedRecord } from '../../../lib/records/record-values.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Link } from '../../../ui/Link.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { Name } from '../../../ui/Name.tsx';
import { useCountryName } from './country-names.ts';
import { usePersonName } from '../../../ui/use-person-name.ts';

export interface FieldValueProps {
  readonly record: ListedRecord;
  readonly field: FieldInfo;
  /** On a page: whole texts and lists. In a cell: one line. */
  readonly isWhole?: boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(isText) : []);

export function phoneText({ number, e164 }: PhoneNumber): string {
  const read = e164 === null ? null : phoneFromE164(e164);
  return read === null ? number : displayPhone(read, null);
}

/** A number to press, where a telephone can dial it. */
/** In a table links are underlined only where one points: else every row would be. */
const IN_CELL = 'decoration-transparent! data-hovered:decoration-current!';

export function PhoneLink({
  phone,
  isQuiet = false,
}: {
  readonly phone: PhoneNumber;
  readonly isQuiet?: boolean;
}) {
  const text = <span dir="ltr">{phoneText(phone)}</span>;
  return phone.e164 === null ? (
    <bdi>{phone.number}</bdi>
  ) : (
    <Link href={`tel:${phone.e164}`} className={`whitespace-nowrap tabular-nums ${isQuiet ? IN_CELL : ''}`}>
      {text}
    </Link>
  );
}

export function EmailLink({
  email,
  isQuiet = false,
}: {
  readonly email: EmailAddress;
  readonly isQuiet?: boolean;
}) {
  return (
    <Link href={`mailto:${email.address}`} className={`min-w-0 truncate ${isQuiet ? IN_CELL : ''}`}>
      <bdi dir="ltr" className="block truncate text-page">
        {email.address}
      </bdi>
    </Link>
  );
}

function FirstOf(props: { readonly count: number; readonly children: ReactNode }) {
  const formats = useFormats();
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {props.children}
      {props.count > 1 && (
        <span className="shrink-0 text-xs text-muted">{`+${formats.number(props.count - 1)}`}</span>
      )}
    </span>
  );
}

export function StageName(props: { readonly versionId: string; readonly nodeId: string }) {
  const { data } = useQuery({ ...versionQuery(props.versionId), staleTime: Number.POSITIVE_INFINITY });
  return <Name>{data?.map.nodes.find(({ id }) => id === props.nodeId)?.name ?? '…'}</Name>;
}

function ProcessName({ id }: { readonly id: string }) {
  const { data } = useQuery(processesQuery());
  return <Name>{data?.items.find((one) => one.id === id)?.name ?? '…'}</Name>;
}

function MemberName({ id }: { readonly id: string }) {
  const { data } = useQuery(membersQuery);
  const personName = usePersonName();
  return <Name>{personName(data?.items.find((one) => one.id === id)?.name ?? '…')}</Name>;
}

function CompanyName({ id }: { readonly id: string }) {
  const { data } = useQuery(companyQuery(id));
  return <Name>{data?.name ?? '…'}</Name>;
}

/** Null where there is nothing. */
export function FieldValue(props: FieldValueProps): ReactNode {
  const { record, field, isWhole = false } = props;
  const { t } = useTranslation('records');
  const formats = useFormats();
  const countryName = useCountryName();
  const personName = usePersonName();
  const value = valueIn(record, field);
  if (field.property === 'emails' && 'emails' in record) {
    const [first] = record.emails;
    return first === undefined ? null : (
      <FirstOf count={record.emails.length}>
        <EmailLink email={first} isQuiet={!isWhole} />
      </FirstOf>
    );
  }
  if (field.property === 'phones' && 'phones' in record) {
    const [first] = record.phones;
    return first === undefined ? null : (
      <FirstOf count={record.phones.length}>
        <PhoneLink phone={first} isQuiet={!isWhole} />
      </FirstOf>
    );
  }
  if (field.property === 'address.country' && isText(value)) return <Name>{countryName(value)}</Name>;
  if (field.property === 'preferredChannel' && isText(value)) {
    return t(`channel.${value as 'email'}`);
  }
  if (value === null || value === '') return null;
  const text = typeof value === 'string' ? value : '';
  switch (field.type) {
    case 'money': {
      const money = value as { readonly minor: number; readonly currency: string };
      return (
        <span className="tabular-nums">
          {formats.money(majorOf(money.minor, money.currency), money.currency)}
        </span>
      );
    }
    case 'number':
      return <span className="tabular-nums">{formats.number(value as number, 6)}</span>;
    case 'date':
      return <span className="whitespace-nowrap">{formats.date(`${text}T12:00:00Z`)}</span>;
    case 'instant':
      return <Moment at={text} show="relative" />;
    case 'yesNo':
      return t(value === true ? 'yes' : 'no');
    case 'choice':
      return <Name>{field.options.find(({ id }) => id === value)?.label ?? text}</Name>;
    case 'choices':
    case 'texts': {
      const texts = listOf(value);
      if (texts.length === 0) return null;
      return (
        <span className={`flex min-w-0 gap-1 ${isWhole ? 'flex-wrap' : 'overflow-hidden'}`}>
          {texts.map((one) => (
            <Badge key={one}>
              <bdi>{field.options.find(({ id }) => id === one)?.label ?? one}</bdi>
            </Badge>
          ))}
        </span>
      );
    }
    case 'person': {
      const name = nameIn(record, field);
      return name === undefined ? <MemberName id={text} /> : <Name>{personName(name)}</Name>;
    }
    case 'company': {
      const name = nameIn(record, field);
      return (
        <Link href={`/companies/${text}`} className={`block min-w-0 truncate ${isWhole ? '' : IN_CELL}`}>
          {name === undefined ? <CompanyName id={text} /> : <Name>{name}</Name>}
        </Link>
      );
    }
    case 'stage':
      return 'nodeId' in record ? <StageName versionId={record.versionId} nodeId={record.nodeId} /> : null;
    case 'process':
      return <ProcessName id={text} />;
    case 'link':
      return (
        <Link
          href={text}
          target="_blank"
          rel="noopener noreferrer"
          className={`block min-w-0 truncate ${isWhole ? '' : IN_CELL}`}
        >
          <span dir="ltr">{text.replace(/^https?:\/\/(www\.)?/u, '').replace(/\/$/u, '')}</span>
        </Link>
      );
    case 'longText':
      return isWhole ? <bdi className="wrap-anywhere whitespace-pre-line">{text}</bdi> : <Name>{text}</Name>;
    case 'text':
      return isWhole ? <bdi className="wrap-anywhere">{text}</bdi> : <Name>{text}</Name>;
  }
}
