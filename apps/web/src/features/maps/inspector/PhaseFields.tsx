// A phase of the buyer's journey: the problem, how it is solved today, what must change; the buyer's words, questions,
// obstacles with our answers, and triggers, each for everybody or for one persona.
import type { Phase } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useSalesMap } from '../draft/draft-context.ts';
import { useFields, type Fields } from './editing.ts';
import { Choice } from './facts.tsx';
import { StageLinks } from './LaneFields.tsx';
import { LineList } from './LineList.tsx';
import { lineEdits } from './line-edits.ts';
import { LIMITS } from './limits.ts';
import { withLine } from './lists.ts';
import { Section } from './Section.tsx';
import { TextPart } from './TextPart.tsx';

type BuyerLine = Phase['words'][number];
type Obstacle = Phase['obstacles'][number];
type BuyerRow = BuyerLine & { readonly answer?: string };
const TEXTS = ['problem', 'today', 'change'] as const;

export function PhaseFields({ phase }: { readonly phase: Phase }) {
  const { t } = useTranslation('inspector');
  const { nodes } = useSalesMap();
  const fields = useFields<Phase>({ in: 'phases', id: phase.id });
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {TEXTS.map((field) => (
        <Section
          key={field}
          id={`phase-${field}`}
          title={t(`phaseText.${field}`)}
          help={field}
          isEmpty={phase[field] === ''}
        >
          <TextPart
            label={t(`phaseText.${field}`)}
            isLabelHidden
            placeholder={t(`phaseTextAdd.${field}`)}
            value={phase[field]}
            max={LIMITS.text}
            onCommit={(text) => fields.set(field, text, 'typing')}
          />
        </Section>
      ))}
      <BuyerLines phase={phase} fields={fields} of="words" />
      <BuyerLines phase={phase} fields={fields} of="questions" />
      <BuyerLines phase={phase} fields={fields} of="obstacles" />
      <BuyerLines phase={phase} fields={fields} of="triggers" />
      <StageLinks
        id="phaseStages"
        title={t('phaseStages')}
        stages={nodes.filter((node) => node.type === 'stage' && node.phase === phase.id)}
        none={t('phaseWithoutStage')}
      />
    </div>
  );
}

function BuyerLines(props: {
  readonly phase: Phase;
  readonly fields: Fields<Phase>;
  readonly of: 'words' | 'questions' | 'obstacles' | 'triggers';
}) {
  const { phase, fields, of } = props;
  const { t } = useTranslation('inspector');
  const { personas } = useSalesMap();
  const forOne = (name: string | undefined): string =>
    name === undefined ? '' : t('forOne', { persona: name });
  const title = t(`phaseList.${of}`);
  // An obstacle is a line with an answer; what does not concern the answer treats all four lists alike.
  const change = (how: (list: readonly BuyerLine[]) => BuyerLine[], part?: string): boolean =>
    of === 'obstacles'
      ? fields.change(of, (list) => how(list) as Obstacle[], part)
      : fields.change(of, how, part);
  const lines: readonly BuyerRow[] = phase[of];
  return (
    <Section id={`phase-${of}`} title={title} help={of} isEmpty={lines.length === 0}>
      <LineList<BuyerRow>
        label={title}
        addLabel={t(`phaseListAdd.${of}`)}
        lines={lines}
        max={LIMITS.item}
        edits={lineEdits<BuyerLine>(
          change,
          (text) => ({ text }),
          (id, text) => ({ id, text, persona: null, ...(of === 'obstacles' ? { answer: '' } : {}) }),
        )}
        renderMore={(line) =>
          line.answer !== undefined && (
            <TextPart
              label={t('playbook.answerTo', { objection: line.text })}
              isLabelHidden
              size="small"
              placeholder={t('playbook.answerAdd')}
              value={line.answer}
              max={LIMITS.text}
              onCommit={(answer) =>
                fields.change(
                  'obstacles',
                  (list) => [...withLine(list, line.id, { answer })],
                  `${line.id}/answer`,
                )
              }
            />
          )
        }
        {...(personas.length === 0
          ? {}
          : {
              settings: (line) => ({
                label: t('forWhom', { line: line.text }),
                summary: forOne(personas.find(({ id }) => id === line.persona)?.name),
                body: (
                  <Choice
                    label={t('forPersona')}
                    options={personas.map(({ id, name }) => ({ id, label: name }))}
                    value={line.persona}
                    none={t('forAll')}
                    onChange={(persona) => change((list) => [...withLine(list, line.id, { persona })])}
                  />
                ),
              }),
            })}
      />
    </Section>
  );
}
