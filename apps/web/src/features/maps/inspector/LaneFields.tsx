// A lane: what this department or role stands for, and the stages that it owns.
import type { Lane } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useSalesMap } from '../draft/draft-context.ts';
import { useFields } from './editing.ts';
import { GoTo } from './GoTo.tsx';
import { LIMITS } from './limits.ts';
import { Section } from './Section.tsx';
import { TextPart } from './TextPart.tsx';

export function LaneFields({ lane }: { readonly lane: Lane }) {
  const { t } = useTranslation('inspector');
  const { nodes } = useSalesMap();
  const fields = useFields<Lane>({ in: 'lanes', id: lane.id });
  const owned = nodes.filter((node) => node.type === 'stage' && node.lane === lane.id);
  const heard = nodes.filter((node) => node.type === 'stage' && node.stakeholders.includes(lane.id));
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Section id="note" title={t('note')} isEmpty={lane.note === ''}>
        <TextPart
          label={t('note')}
          isLabelHidden
          placeholder={t('laneNoteAdd')}
          value={lane.note}
          max={LIMITS.text}
          onCommit={(note) => fields.set('note', note, 'typing')}
        />
      </Section>
      <StageLinks title={t('owns')} id="owns" stages={owned} none={t('ownsNothing')} />
      {heard.length > 0 && <StageLinks title={t('hasASay')} id="hasASay" stages={heard} />}
    </div>
  );
}

export function StageLinks(props: {
  readonly id: string;
  readonly title: string;
  readonly stages: readonly { readonly id: string; readonly name: string }[];
  readonly none?: string;
}) {
  const { stages } = props;
  return (
    <Section id={props.id} title={props.title} isEmpty={stages.length === 0}>
      <ul className="flex list-none flex-col gap-1 p-0 empty:hidden">
        {stages.map(({ id, name }) => (
          <li key={id}>
            <GoTo in="nodes" id={id} name={name} />
          </li>
        ))}
      </ul>
      {stages.length === 0 && <p className="text-sm text-muted">{props.none}</p>}
    </Section>
  );
}
