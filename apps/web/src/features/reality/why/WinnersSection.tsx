// What winners share: findings with their intervals, what comes along with each, where it was asked, and a small tree.
import type { Why, WhyWinnersDifference, WhyWinnersFinding } from '@portolan/contract';
import { Trans, useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { ratioScale, type ForestScale } from '../../../lib/logs/forest-scale.ts';
import { AskedAt } from './AskedAt.tsx';
import { BehindLink, isSamePlace, type Behind } from './BehindLink.tsx';
import { FindingRow, ForestHead } from './FindingRow.tsx';
import { LeaksNote } from './LeaksNote.tsx';
import { OutcomeTree } from './OutcomeTree.tsx';
import { Answer, Fold, Section } from './Section.tsx';
import type { WhyWords } from './use-why-words.ts';

export interface FindingsProps {
  readonly why: Why;
  readonly words: WhyWords;
  readonly behind: Behind;
}

export function WinnersSection(props: FindingsProps) {
  const { why, words, behind } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const { findings, landmarks, tree } = why.winners;
  const scale = ratioScale(findings.items.map(({ ratio }) => ratio));
  const counts = { won: formats.number(why.won), lost: formats.number(why.lost) };
  return (
    <Section title={t('winners.title')} note={t('winners.note')}>
      {findings.items.length > 0 ? (
        <div>
          <ForestHead
            scale={scale}
            tick={(tick) => words.times(tick)}
            label={t('winners.axis')}
            figure={t('winners.figure')}
          />
          <ul aria-label={t('winners.title')} className="border-t border-line">
            {findings.items.map((finding) => (
              <Row key={keyOf(finding)} found={finding} scale={scale} words={words} behind={behind}>
                <Echoes finding={finding} scale={scale} words={words} behind={behind} />
              </Row>
            ))}
          </ul>
          {findings.total > findings.items.length && (
            <p className="pt-2 text-sm text-muted">
              {t('rest', {
                count: findings.total - findings.items.length,
                n: formats.number(findings.total - findings.items.length),
              })}
            </p>
          )}
        </div>
      ) : (
        <Answer>
          {why.won + why.lost > 0 && (why.won === 0 || why.lost === 0)
            ? t(why.won === 0 ? 'winners.onlyLost' : 'winners.onlyWon')
            : landmarks.some(({ isEnough }) => isEnough)
              ? t('winners.none')
              : t('winners.few', counts)}
        </Answer>
      )}
      {tree?.root.split !== undefined && <OutcomeTree tree={tree} words={words} />}
      <LeaksNote leaks={why.suspectedLeaks} words={words} />
      <AskedAt landmarks={landmarks} asked={why.winners.asked} words={words} />
    </Section>
  );
}

function keyOf({ landmark, feature }: WhyWinnersDifference): string {
  return JSON.stringify([landmark, feature]);
}

function Row(props: {
  readonly found: WhyWinnersDifference;
  readonly scale: ForestScale;
  readonly words: WhyWords;
  readonly behind: Behind;
  readonly isSmall?: boolean;
  readonly children?: React.ReactNode;
}) {
  const { found, words, behind } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const { landmark, feature, with: yes, without: no, ratio } = found;
  const place = (side: 'with' | 'without') => ({ of: 'winners', landmark, feature, side }) as const;
  const isOpen = (['with', 'without'] as const).some((side) => isSamePlace(behind.open, place(side)));
  return (
    <FindingRow
      sentence={words.winners(found)}
      counts={
        <>
          <Trans
            t={t}
            i18nKey="winners.counts"
            values={{
              share: words.percent(yes.share),
              n: formats.number(yes.n),
              otherShare: words.percent(no.share),
              otherN: formats.number(no.n),
            }}
            components={{
              with: <BehindLink behind={behind} place={place('with')} />,
              without: <BehindLink behind={behind} place={place('without')} />,
            }}
          />
          {` · ${words.moment(landmark)}`}
        </>
      }
      effect={ratio}
      scale={props.scale}
      figure={`${words.times(ratio.value)} ×`}
      interval={t('range', { low: words.times(ratio.low), high: words.times(ratio.high) })}
      isSmall={props.isSmall ?? false}
      isOpen={isOpen}
    >
      {props.children}
    </FindingRow>
  );
}

function Echoes(props: {
  readonly finding: WhyWinnersFinding;
  readonly scale: ForestScale;
  readonly words: WhyWords;
  readonly behind: Behind;
}) {
  const { echoes } = props.finding;
  const { t } = useTranslation('why');
  const formats = useFormats();
  if (echoes.total === 0) return null;
  return (
    <Fold summary={t('echoes', { count: echoes.total, n: formats.number(echoes.total) })}>
      <ul className="border-s-2 border-line ps-2">
        {echoes.items.map((echo) => (
          <Row
            key={keyOf(echo)}
            found={echo}
            scale={props.scale}
            words={props.words}
            behind={props.behind}
            isSmall
          />
        ))}
      </ul>
    </Fold>
  );
}
