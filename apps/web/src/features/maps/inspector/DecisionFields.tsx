// A decision: its question (the name), its answers, and who decides.
import type { Decision } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useSalesMap } from '../draft/draft-context.ts';
import { useFields } from './editing.ts';
import { Choice } from './facts.tsx';
import { LIMITS } from './limits.ts';
import { PathLinks } from './PathLinks.tsx';
import { Section } from './Section.tsx';
import { TextPart } from './TextPart.tsx';

export function DecisionFields({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation('inspector');
  const { lanes } = useSalesMap();
  const fields = useFields<Decision>({ in: 'nodes', id: decision.id });
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <PathLinks node={decision} />
      <Section id="people" title={t('stage.people')} isEmpty={decision.lane === null}>
        <Choice
          label={t('lane')}
          options={lanes.map(({ id, name }) => ({ id, label: name }))}
          value={decision.lane}
          none={t('noLane')}
          onChange={(lane) => fields.set('lane', lane)}
        />
      </Section>
      <Section id="note" title={t('note')} isEmpty={decision.note === ''}>
        <TextPart
          label={t('note')}
          isLabelHidden
          placeholder={t('decision.noteAdd')}
          value={decision.note}
          max={LIMITS.text}
          onCommit={(note) => fields.set('note', note, 'typing')}
        />
      </Section>
    </div>
  );
}
