// Who was asked to read a published version, and who has confirmed it.
import type { Agreement } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { usePersonName } from '../panel/use-person-name.ts';

export function Readers(props: { readonly agreement: Agreement }) {
  const { t } = useTranslation('maps');
  const personName = usePersonName();
  const readers = props.agreement.readers.toSorted(
    (a, b) => Number(a.readAt !== null) - Number(b.readAt !== null),
  );
  return (
    <ul className="flex flex-col gap-2">
      {readers.map(({ person, readAt }) => (
        <li key={person.id} className="flex items-center gap-2.5">
          <Avatar name={personName(person)} />
          <span className="min-w-0 grow text-sm wrap-anywhere">
            <bdi>{personName(person)}</bdi>
          </span>
          <span className="flex shrink-0 items-center gap-1.5 text-xs whitespace-nowrap text-muted">
            {readAt === null ? (
              t('readers.waiting')
            ) : (
              <>
                <Icon name="check" className="text-won" />
                <span className="sr-only">{t('readers.hasRead')}</span>
                <Moment at={readAt} show="relative" />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
