// Leads from a list to the pairs that are probably the same; not there as long as there are none.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { duplicatesQuery, type Party } from '../../../lib/records/record-queries.ts';
import { Link } from '../../../ui/Link.tsx';

export function DuplicatesLink({ about }: { readonly about: Party }) {
  const { t } = useTranslation('records');
  const formats = useFormats();
  const { data } = useInfiniteQuery({ ...duplicatesQuery(about), staleTime: 60_000 });
  const count = data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
  if (count === 0) return null;
  const n = `${formats.number(count)}${data?.pages.at(-1)?.nextCursor === null ? '' : '+'}`;
  return (
    <Link
      href={`/duplicates${about === 'company' ? '?about=company' : ''}`}
      className="text-sm whitespace-nowrap"
    >
      {t('duplicates.link', { count, n })}
    </Link>
  );
}
