// A stage in the order of thought: what the buyer says, what we do about it, when a deal is here, what happens, what
// lets it in and out, who, how long, what to measure, what to say.
import type { Stage } from '@portolan/core';
import { MILESTONES, STAGE_KINDS } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useSalesMap } from '../draft/draft-context.ts';
import { ActionList } from './ActionList.tsx';
import { ChipChoice } from './ChipChoice.tsx';
import { useFields, useReadOnly } from './editing.ts';
import { ExitFields } from './ExitFields.tsx';
import { Choice, Fact } from './facts.tsx';
import { KpiList } from './KpiList.tsx';
import { LineList } from './LineList.tsx';
import { lineEdits } from './line-edits.ts';
import { LIMITS } from './limits.ts';
import { PathLinks } from './PathLinks.tsx';
import { Playbook } from './Playbook.tsx';
import { ReviewFields } from './ReviewFields.tsx';
import { Section } from './Section.tsx';
import { StagePace } from './StagePace.tsx';
import { SubStages } from './SubStages.tsx';
import { TextPart } from './TextPart.tsx';
import { TimeFields } from './TimeFields.tsx';
import { WordList } from './WordList.tsx';

export function StageFields({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const map = useSalesMap();
  const isReadOnly = useReadOnly();
  const fields = useFields<Stage>({ in: 'nodes', id: stage.id });
  const text = (field: 'statement' | 'definition' | 'happens' | 'serves') => ({
    isLabelHidden: true,
    label: t(`stage.${field}`),
    value: stage[field],
    max: LIMITS.text,
    onCommit: (value: string) => fields.set(field, value, 'typing'),
    placeholder: t(`stage.${field}Add`),
  });
  const parts = map.nodes.filter(({ parent }) => parent === stage.id);
  const milestones = MILESTONES.map((id) => ({ id, label: t(`milestone.${id}`) }));
  const hasPeople = stage.lane !== null || stage.phase !== null || stage.stakeholders.length > 0;
  const { questions, objections, content } = stage.playbook;
  const answered = Object.values(stage.review).filter((one) => one !== null).length;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <StagePace stageId={stage.id} />
      <Section id="statement" title={t('stage.statement')} help="statement" isEmpty={stage.statement === ''}>
        <TextPart {...text('statement')} />
      </Section>
      <Section id="actions" title={t('stage.actions')} help="actions" isEmpty={stage.actions.length === 0}>
        <ActionList stage={stage} fields={fields} />
      </Section>
      <Section
        id="definition"
        title={t('stage.definition')}
        help="definition"
        isEmpty={stage.definition === ''}
      >
        <TextPart {...text('definition')} />
      </Section>
      <Section
        id="happens"
        title={t('stage.happens')}
        help="happens"
        isEmpty={stage.happens === '' && parts.length === 0}
      >
        <TextPart {...text('happens')} />
        {stage.parent === null && <SubStages stage={stage} parts={parts} />}
      </Section>
      <Section id="entry" title={t('stage.entry')} help="entry" isEmpty={stage.entry.length === 0}>
        <LineList
          label={t('stage.entry')}
          addLabel={t('stage.entryAdd')}
          lines={stage.entry}
          max={LIMITS.item}
          edits={lineEdits<Stage['entry'][number]>(
            (how, part) => fields.change('entry', how, part),
            (value) => ({ text: value }),
            (id, value) => ({ id, text: value }),
          )}
        />
      </Section>
      <Section
        id="exit"
        title={t('stage.exit')}
        help="checklist"
        isEmpty={stage.checklist.length === 0 && stage.confirming === ''}
      >
        <ExitFields stage={stage} fields={fields} />
      </Section>
      <Section id="people" title={t('stage.people')} help="people" isEmpty={!hasPeople}>
        <Choice
          label={t('lane')}
          options={map.lanes.map(({ id, name }) => ({ id, label: name }))}
          value={stage.lane}
          onChange={(lane) => fields.set('lane', lane)}
          none={t('noLane')}
        />
        <Choice
          label={t('phase')}
          options={map.phases.map(({ id, name }) => ({ id, label: name }))}
          value={stage.phase}
          onChange={(phase) => fields.set('phase', phase)}
          none={t('noPhase')}
        />
        {map.lanes.length > 1 && (!isReadOnly || stage.stakeholders.length > 0) && (
          <Fact label={t('stage.stakeholders')} help="stakeholders">
            <ChipChoice
              label={t('stage.stakeholders')}
              addLabel={t('stage.stakeholdersAdd')}
              options={map.lanes
                .filter(({ id }) => id !== stage.lane)
                .map(({ id, name }) => ({ id, label: name }))}
              chosen={stage.stakeholders}
              onChange={(how) => fields.change('stakeholders', (list) => [...how(list)])}
            />
          </Fact>
        )}
      </Section>
      <Section
        id="time"
        title={t('stage.time')}
        help="time"
        isEmpty={stage.expectedDays === null && stage.followUpDays === null && stage.giveUp === null}
      >
        <TimeFields stage={stage} fields={fields} />
      </Section>
      <Section
        id="figures"
        title={t('stage.figures')}
        help="kpis"
        isAside={stage.kpis.length === 0 && stage.milestones.length === 0}
        isEmpty={stage.kpis.length === 0 && stage.milestones.length === 0 && stage.kind === 'working'}
        summary={[
          t(`kind.${stage.kind}`),
          ...milestones.filter(({ id }) => stage.milestones.includes(id)).map(({ label }) => label),
          ...stage.kpis.map(({ name }) => name),
        ].join(', ')}
      >
        {(!isReadOnly || stage.kind !== 'working') && (
          <Choice
            label={t('stage.kind')}
            help="kind"
            options={STAGE_KINDS.map((id) => ({
              id,
              label: t(`kind.${id}`),
              hint: t(`kindHint.${id}`),
            }))}
            value={stage.kind}
            onChange={(kind) => fields.set('kind', kind ?? 'working')}
          />
        )}
        {(!isReadOnly || stage.milestones.length > 0) && (
          <Fact label={t('stage.milestones')} help="milestones">
            <ChipChoice
              label={t('stage.milestones')}
              addLabel={t('stage.milestonesAdd')}
              options={milestones}
              chosen={stage.milestones}
              onChange={(how) => fields.change('milestones', (list) => [...how(list)])}
            />
          </Fact>
        )}
        <KpiList stage={stage} fields={fields} />
      </Section>
      <Section
        id="playbook"
        title={t('stage.playbook')}
        isAside
        isEmpty={questions.length + objections.length + content.length === 0}
        summary={formats.list([
          ...(questions.length === 0
            ? []
            : [t('count.questions', { count: questions.length, n: formats.number(questions.length) })]),
          ...(objections.length === 0
            ? []
            : [t('count.objections', { count: objections.length, n: formats.number(objections.length) })]),
          ...(content.length === 0
            ? []
            : [t('count.content', { count: content.length, n: formats.number(content.length) })]),
        ])}
      >
        <Playbook stage={stage} fields={fields} />
      </Section>
      <Section
        id="serves"
        title={t('stage.serves')}
        help="serves"
        isAside={stage.serves === ''}
        isEmpty={stage.serves === ''}
        summary={stage.serves}
      >
        <TextPart {...text('serves')} />
      </Section>
      <Section
        id="aka"
        title={t('stage.aka')}
        help="aka"
        isAside
        isEmpty={stage.alsoKnownAs.length === 0}
        summary={stage.alsoKnownAs.join(', ')}
      >
        <WordList
          label={t('stage.aka')}
          addLabel={t('stage.akaAdd')}
          words={stage.alsoKnownAs}
          max={LIMITS.otherName}
          onChange={(how) => fields.change('alsoKnownAs', (list) => [...how(list)])}
        />
      </Section>
      <Section
        id="review"
        title={t('stage.review')}
        help="review"
        isAside
        isEmpty={answered === 0}
        summary={t('reviewed', { n: formats.number(answered) })}
      >
        <ReviewFields stage={stage} fields={fields} />
      </Section>
      <PathLinks node={stage} />
    </div>
  );
}
