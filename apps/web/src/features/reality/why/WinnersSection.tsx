// What winners share: the findings, a small tree of them taken together, what was left out, where it was asked.
import type { Why } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { AskedAt } from './AskedAt.tsx';
import type { Behind } from './BehindLink.tsx';
import { FindingsSection } from './FindingsSection.tsx';
import { LeaksNote } from './LeaksNote.tsx';
import { OutcomeTree } from './OutcomeTree.tsx';
import type { FindingsTold } from './use-findings-told.ts';
import type { WhyWords } from './use-why-words.ts';

export interface FindingsProps {
  readonly why: Why;
  readonly words: WhyWords;
  readonly behind: Behind;
}

export function WinnersSection(props: FindingsProps & { readonly told: FindingsTold }) {
  const { why, words } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const { landmarks, tree, asked } = why.winners;
  const isOneSided = why.won + why.lost > 0 && (why.won === 0 || why.lost === 0);
  const none = isOneSided
    ? t(why.won === 0 ? 'winners.onlyLost' : 'winners.onlyWon')
    : landmarks.some(({ isEnough }) => isEnough)
      ? t('winners.none')
      : t('winners.few', { won: formats.number(why.won), lost: formats.number(why.lost) });
  return (
    <FindingsSection told={props.told} behind={props.behind} none={none}>
      {tree?.root.split !== undefined && <OutcomeTree tree={tree} words={words} />}
      <LeaksNote leaks={why.suspectedLeaks} words={words} />
      <AskedAt landmarks={landmarks} asked={asked} words={words} />
    </FindingsSection>
  );
}
