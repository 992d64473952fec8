// What goes with moving on: what happens within a stage and goes with leaving it forwards sooner.
import { useTranslation } from 'react-i18next';
import { FindingsSection } from './FindingsSection.tsx';
import { StagesEditor } from './StagesEditor.tsx';
import type { FindingsTold } from './use-findings-told.ts';
import type { FindingsProps } from './WinnersSection.tsx';

export interface TriggersSectionProps extends FindingsProps {
  readonly told: FindingsTold;
  readonly isOwn: boolean;
  /** Steps that may be no stages, the commonest first. */
  readonly activities: readonly string[];
  readonly meanwhile: readonly string[];
  readonly onMeanwhile: (activities: readonly string[]) => void;
}

export function TriggersSection(props: TriggersSectionProps) {
  const { meanwhile, isOwn } = props;
  const { t } = useTranslation('why');
  const { asked, notEnough } = props.why.triggers;
  const none =
    asked > notEnough
      ? t('triggers.none')
      : isOwn
        ? t('triggers.own')
        : meanwhile.length === 0
          ? t('triggers.noStages')
          : t('triggers.few');
  const editor = (
    <StagesEditor activities={props.activities} meanwhile={meanwhile} onChange={props.onMeanwhile} />
  );
  return (
    <FindingsSection told={props.told} behind={props.behind} none={none} action={isOwn ? null : editor} />
  );
}
