// What moves deals on: what happens within a stage and goes with leaving it forwards sooner.
import type { WhyTrigger } from '@portolan/contract';
import { Trans, useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { ratioScale } from '../../../lib/logs/forest-scale.ts';
import { BehindLink, isSamePlace } from './BehindLink.tsx';
import { FindingRow, ForestHead } from './FindingRow.tsx';
import { Answer, Section } from './Section.tsx';
import { StagesEditor } from './StagesEditor.tsx';
import type { FindingsProps } from './WinnersSection.tsx';

export interface TriggersSectionProps extends FindingsProps {
  readonly isOwn: boolean;
  /** Steps that may be no stages, the commonest first. */
  readonly activities: readonly string[];
  readonly meanwhile: readonly string[];
  readonly onMeanwhile: (activities: readonly string[]) => void;
}

export function TriggersSection(props: TriggersSectionProps) {
  const { why, words, behind, meanwhile } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const { findings, asked, notEnough } = why.triggers;
  const scale = ratioScale(findings.items.map(({ ratio }) => ratio));
  const editor = (
    <StagesEditor activities={props.activities} meanwhile={meanwhile} onChange={props.onMeanwhile} />
  );
  const row = (found: WhyTrigger) => {
    const { stage, activity, ratio } = found;
    const place = (side: 'with' | 'without') => ({ of: 'trigger', stage, activity, side }) as const;
    return (
      <FindingRow
        key={JSON.stringify([stage, activity])}
        sentence={words.trigger(found)}
        counts={
          <Trans
            t={t}
            i18nKey="triggers.counts"
            values={{
              visits: formats.number(found.visits),
              n: formats.number(found.visitsWith),
              otherN: formats.number(found.visits - found.visitsWith),
            }}
            components={{
              with: <BehindLink behind={behind} place={place('with')} />,
              without: <BehindLink behind={behind} place={place('without')} />,
            }}
          />
        }
        effect={ratio}
        scale={scale}
        figure={`${words.times(ratio.value)} ×`}
        interval={t('range', { low: words.times(ratio.low), high: words.times(ratio.high) })}
        isOpen={(['with', 'without'] as const).some((side) => isSamePlace(behind.open, place(side)))}
      />
    );
  };
  return (
    <Section title={t('triggers.title')} note={t('triggers.note')} action={props.isOwn ? null : editor}>
      {findings.items.length > 0 ? (
        <div>
          <ForestHead
            scale={scale}
            tick={(tick) => words.times(tick)}
            label={t('triggers.axis')}
            figure={t('triggers.figure')}
          />
          <ul aria-label={t('triggers.title')} className="border-t border-line">
            {findings.items.map(row)}
          </ul>
        </div>
      ) : (
        <Answer>
          {asked > notEnough
            ? t('triggers.none')
            : props.isOwn
              ? t('triggers.own')
              : meanwhile.length === 0
                ? t('triggers.noStages')
                : t('triggers.few')}
        </Answer>
      )}
    </Section>
  );
}
