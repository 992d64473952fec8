// Hand-overs in a sentence: how many, and the commonest.
import type { HandoversAnswer } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

/** Empty where nobody hands over. */
export function useHandoverLead(): (figures: HandoversAnswer) => string {
  const { t } = useTranslation('reality');
  const formats = useFormats();
  return ({ parties, handovers }) => {
    const [most] = handovers;
    if (most === undefined) return '';
    const all = handovers.reduce((sum, { count }) => sum + count, 0);
    return t('handovers.lead', {
      count: all,
      n: formats.number(all),
      from: isolate(parties[most.from]!.name),
      to: isolate(parties[most.to]!.name),
      share: formats.percent(most.count / all),
      time: formats.duration(most.medianDays * 86_400),
    });
  };
}
