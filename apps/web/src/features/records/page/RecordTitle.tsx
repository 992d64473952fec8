// The name of a record, as soon as it is known.
import { useQuery } from '@tanstack/react-query';
import { companyQuery, contactQuery, type Party } from '../../../lib/records/record-queries.ts';
import { Name } from '../../../ui/Name.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

function ContactName({ id }: { readonly id: string }) {
  const { data } = useQuery(contactQuery(id));
  return data === undefined ? <Skeleton /> : <Name>{data.name}</Name>;
}

function CompanyName({ id }: { readonly id: string }) {
  const { data } = useQuery(companyQuery(id));
  return data === undefined ? <Skeleton /> : <Name>{data.name}</Name>;
}

export function RecordTitle(props: { readonly about: Party; readonly id: string }) {
  return props.about === 'contact' ? <ContactName id={props.id} /> : <CompanyName id={props.id} />;
}
