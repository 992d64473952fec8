// A kind of person on the buyer's side: the part in the purchase, pains, motives, and where to reach them.
import type { Persona } from '@portolan/core';
import { PURCHASE_PARTS } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useFields } from './editing.ts';
import { Choice } from './facts.tsx';
import { LIMITS } from './limits.ts';
import { Section } from './Section.tsx';
import { TextPart } from './TextPart.tsx';

const TEXTS = ['pains', 'motives', 'channels'] as const;

export function PersonaFields({ persona }: { readonly persona: Persona }) {
  const { t } = useTranslation('inspector');
  const fields = useFields<Persona>({ in: 'personas', id: persona.id });
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Choice
        label={t('persona.part')}
        options={PURCHASE_PARTS.map((id) => ({ id, label: t(`purchasePart.${id}`) }))}
        value={persona.part}
        none={t('notSaid')}
        onChange={(part) => fields.set('part', part)}
      />
      {TEXTS.map((field) => (
        <Section
          key={field}
          id={`persona-${field}`}
          title={t(`persona.${field}`)}
          help={field}
          isEmpty={persona[field] === ''}
        >
          <TextPart
            label={t(`persona.${field}`)}
            isLabelHidden
            isOneLine={field === 'channels'}
            placeholder={t(`personaAdd.${field}`)}
            value={persona[field]}
            max={field === 'channels' ? LIMITS.line : LIMITS.text}
            onCommit={(text) => fields.set(field, text, 'typing')}
          />
        </Section>
      ))}
    </div>
  );
}
