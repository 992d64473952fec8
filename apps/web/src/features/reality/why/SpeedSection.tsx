// What goes with fast deals: of the won ones, how much sooner or later they are won.
import type { WhySpeedDifference } from '@portolan/contract';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { differenceScale, type ForestScale } from '../../../lib/logs/forest-scale.ts';
import { AskedAt } from './AskedAt.tsx';
import { BehindLink, isSamePlace, type Behind } from './BehindLink.tsx';
import { FindingRow, ForestHead } from './FindingRow.tsx';
import { Answer, Fold, Section } from './Section.tsx';
import type { WhyWords } from './use-why-words.ts';
import type { FindingsProps } from './WinnersSection.tsx';

const DAY = 86_400;

/** So that the round values of the scale are round days. */
function inDays({ difference: { low, high } }: WhySpeedDifference) {
  return { low: low / DAY, high: high / DAY };
}

export function SpeedSection({ why, words, behind }: FindingsProps) {
  const { t } = useTranslation('why');
  const formats = useFormats();
  const { findings, landmarks, asked } = why.speed;
  const scale = differenceScale(findings.items.map(inDays));
  const row = (found: WhySpeedDifference, isSmall: boolean, children?: ReactNode) => (
    <Row
      key={JSON.stringify([found.landmark, found.feature])}
      found={found}
      scale={scale}
      words={words}
      behind={behind}
      isSmall={isSmall}
    >
      {children}
    </Row>
  );
  return (
    <Section title={t('speed.title')} note={t('speed.note')}>
      {findings.items.length > 0 ? (
        <div>
          <ForestHead
            scale={scale}
            tick={(tick) => (tick === 0 ? formats.number(0) : words.signed(tick * DAY))}
            label={t('speed.axis')}
            figure={t('speed.figure')}
          />
          <ul aria-label={t('speed.title')} className="border-t border-line">
            {findings.items.map((finding) =>
              row(
                finding,
                false,
                finding.echoes.total > 0 && (
                  <Fold
                    summary={t('echoes', {
                      count: finding.echoes.total,
                      n: formats.number(finding.echoes.total),
                    })}
                  >
                    <ul className="border-s-2 border-line ps-2">
                      {finding.echoes.items.map((echo) => row(echo, true))}
                    </ul>
                  </Fold>
                ),
              ),
            )}
          </ul>
        </div>
      ) : (
        <Answer>
          {landmarks.some(({ isEnough }) => isEnough)
            ? t('speed.none')
            : t('speed.few', { won: formats.number(why.won) })}
        </Answer>
      )}
      <AskedAt landmarks={landmarks} asked={asked} words={words} />
    </Section>
  );
}

function Row(props: {
  readonly found: WhySpeedDifference;
  readonly scale: ForestScale;
  readonly words: WhyWords;
  readonly behind: Behind;
  readonly isSmall: boolean;
  readonly children?: ReactNode;
}) {
  const { found, words, behind } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const { landmark, feature, with: yes, without: no, difference } = found;
  const place = (side: 'with' | 'without') => ({ of: 'speed', landmark, feature, side }) as const;
  return (
    <FindingRow
      sentence={words.speed(found)}
      counts={
        <>
          <Trans
            t={t}
            i18nKey="speed.counts"
            values={{
              time: formats.duration(yes.medianSeconds),
              n: formats.number(yes.n),
              otherTime: formats.duration(no.medianSeconds),
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
      effect={{
        value: difference.value / DAY,
        low: difference.low / DAY,
        high: difference.high / DAY,
      }}
      scale={props.scale}
      figure={words.signed(difference.value)}
      interval={t('range', {
        low: words.signed(difference.low, 'narrow'),
        high: words.signed(difference.high, 'narrow'),
      })}
      isSmall={props.isSmall}
      isOpen={(['with', 'without'] as const).some((side) => isSamePlace(behind.open, place(side)))}
    >
      {props.children}
    </FindingRow>
  );
}
