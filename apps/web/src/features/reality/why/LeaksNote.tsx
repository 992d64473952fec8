// What seems to be known only once a deal has ended, and is therefore kept out of the findings: a quiet note.
import type { Why, WhyLeak } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Fold } from './Section.tsx';
import type { WhyWords } from './use-why-words.ts';

export function LeaksNote(props: { readonly leaks: Why['suspectedLeaks']; readonly words: WhyWords }) {
  const { leaks, words } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  if (leaks.total === 0) return null;
  const name = ({ attribute, value }: WhyLeak): string =>
    value === undefined ? words.attribute(attribute) : words.attributeValue(attribute, value);
  return (
    <Fold summary={t('leaks.summary', { count: leaks.total, n: formats.number(leaks.total) })}>
      <p className="max-w-170 pt-1 text-sm text-muted">{t('leaks.text')}</p>
      <ul className="flex flex-col gap-1 py-2 text-sm">
        {leaks.items.map((leak) => (
          <li key={JSON.stringify([leak.attribute, leak.value])}>
            {t(`leaks.${leak.reason}`, {
              name: name(leak),
              won: formats.number(leak.won),
              lost: formats.number(leak.lost),
              open: formats.number(leak.open),
            })}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
