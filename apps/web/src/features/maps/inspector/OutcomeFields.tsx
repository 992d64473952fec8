// Where a case ends: how, for which reasons, and what the buyer is left with.
import type { Outcome } from '@portolan/core';
import { OUTCOME_KINDS } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useSalesMap } from '../draft/draft-context.ts';
import { useFields } from './editing.ts';
import { Choice } from './facts.tsx';
import { LIMITS } from './limits.ts';
import { PathLinks } from './PathLinks.tsx';
import { Section } from './Section.tsx';
import { TextPart } from './TextPart.tsx';
import { WordList } from './WordList.tsx';

export function OutcomeFields({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('inspector');
  const { lanes } = useSalesMap();
  const fields = useFields<Outcome>({ in: 'nodes', id: outcome.id });
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-col">
        <Choice
          label={t('outcome.kind')}
          options={OUTCOME_KINDS.map((id) => ({
            id,
            label: t(`outcomeKind.${id}`),
            hint: t(`outcomeHint.${id}`),
          }))}
          value={outcome.kind}
          onChange={(kind) => fields.set('kind', kind ?? 'lost')}
        />
        <Choice
          label={t('lane')}
          options={lanes.map(({ id, name }) => ({ id, label: name }))}
          value={outcome.lane}
          none={t('noLane')}
          onChange={(lane) => fields.set('lane', lane)}
        />
      </div>
      <Section
        id="reasons"
        title={t('outcome.reasons')}
        help="reasons"
        isEmpty={outcome.reasons.length === 0}
      >
        <WordList
          label={t('outcome.reasons')}
          addLabel={t('outcome.reasonsAdd')}
          words={outcome.reasons}
          max={LIMITS.reason}
          onChange={(how) => fields.change('reasons', (list) => [...how(list)])}
        />
      </Section>
      <Section id="leaves" title={t('outcome.leaves')} help="leaves" isEmpty={outcome.leaves === ''}>
        <TextPart
          label={t('outcome.leaves')}
          isLabelHidden
          placeholder={t('outcome.leavesAdd')}
          value={outcome.leaves}
          max={LIMITS.text}
          onCommit={(leaves) => fields.set('leaves', leaves, 'typing')}
        />
      </Section>
      <PathLinks node={outcome} />
    </div>
  );
}
