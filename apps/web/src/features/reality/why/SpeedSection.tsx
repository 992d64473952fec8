// What goes with fast deals: of the won ones, how much sooner or later they are won.
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { AskedAt } from './AskedAt.tsx';
import { FindingsSection } from './FindingsSection.tsx';
import type { FindingsTold } from './use-findings-told.ts';
import type { FindingsProps } from './WinnersSection.tsx';

export function SpeedSection(props: FindingsProps & { readonly told: FindingsTold }) {
  const { why, words } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const { landmarks, asked } = why.speed;
  const none = landmarks.some(({ isEnough }) => isEnough)
    ? t('speed.none')
    : t('speed.few', { won: formats.number(why.won) });
  return (
    <FindingsSection told={props.told} behind={props.behind} none={none}>
      <AskedAt landmarks={landmarks} asked={asked} words={words} />
    </FindingsSection>
  );
}
