// A stage, decision or outcome as text, in the order of thought: what the buyer says, what we do, when a deal is here,
// what happens, what must be true to leave. Only what is filled in.
import type { MapNode, SalesMap, Stage } from '@portolan/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/Badge.tsx';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useSay } from '../versions/use-say.ts';

function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-xs font-medium text-muted">{props.title}</h3>
      <div className="text-sm whitespace-pre-line wrap-anywhere" dir="auto">
        {props.children}
      </div>
    </section>
  );
}

function Lines(props: { readonly items: readonly { readonly id: string; readonly text: ReactNode }[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {props.items.map((item) => (
        <li key={item.id} className="flex gap-2" dir="auto">
          <span aria-hidden="true" className="mt-2 size-1 shrink-0 rounded-full bg-control" />
          <span>{item.text}</span>
        </li>
      ))}
    </ul>
  );
}

function StageText(props: { readonly stage: Stage }) {
  const { stage } = props;
  const { t } = useTranslation('maps');
  const say = useSay();
  const { expectedDays, followUpDays, playbook } = stage;
  return (
    <>
      {stage.statement !== '' && (
        <Part title={t('field.statement')}>
          <q className="italic">{stage.statement}</q>
        </Part>
      )}
      {stage.actions.length > 0 && (
        <Part title={t('field.actions')}>
          <Lines
            items={stage.actions.map(({ id, text, tools }) => ({
              id,
              text: tools.length === 0 ? text : `${text} (${tools.join(', ')})`,
            }))}
          />
        </Part>
      )}
      {stage.definition !== '' && <Part title={t('field.definition')}>{stage.definition}</Part>}
      {stage.happens !== '' && <Part title={t('field.happens')}>{stage.happens}</Part>}
      {stage.entry.length > 0 && (
        <Part title={t('field.entry')}>
          <Lines items={stage.entry} />
        </Part>
      )}
      {stage.checklist.length > 0 && (
        <Part title={t('field.checklist')}>
          <Lines
            items={stage.checklist.map(({ id, text, required, by }) => ({
              id,
              text: [
                text,
                ...(required ? [] : [t('shared.advised')]),
                ...(by === 'buyer' ? [t('shared.buyersEvidence')] : []),
              ].join(' · '),
            }))}
          />
        </Part>
      )}
      {stage.confirming !== '' && <Part title={t('field.confirming')}>{stage.confirming}</Part>}
      {expectedDays !== null && <Part title={t('field.expectedDays')}>{say.days(expectedDays)}</Part>}
      {followUpDays !== null && <Part title={t('field.followUpDays')}>{say.days(followUpDays)}</Part>}
      {playbook.questions.length > 0 && (
        <Part title={t('field.questions')}>
          <Lines items={playbook.questions} />
        </Part>
      )}
      {playbook.objections.length > 0 && (
        <Part title={t('field.objections')}>
          <Lines
            items={playbook.objections.map(({ id, text, answer }) => ({
              id,
              text: (
                <>
                  <span className="font-medium">{text}</span>
                  {answer !== '' && <span className="block text-muted">{answer}</span>}
                </>
              ),
            }))}
          />
        </Part>
      )}
      {stage.serves !== '' && <Part title={t('field.serves')}>{stage.serves}</Part>}
    </>
  );
}

export function ElementText(props: {
  readonly map: SalesMap;
  readonly node: MapNode;
  readonly onGo?: (id: string) => void;
}) {
  const { map, node } = props;
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const say = useSay();
  const nameOf = (id: string) => map.nodes.find((one) => one.id === id)?.name ?? '';
  const lane = map.lanes.find(({ id }) => id === node.lane)?.name;
  const phase = node.type === 'stage' ? map.phases.find(({ id }) => id === node.phase)?.name : undefined;
  const parts = map.nodes.filter(({ parent }) => parent === node.id);
  const next = map.paths.filter(({ from }) => from === node.id);
  const where = [t(`kind.${node.type}`), ...[lane, phase].filter((one) => one !== undefined)];
  return (
    <article className="flex flex-col gap-4">
      <header className="flex flex-col gap-1">
        <h2 className="text-lg font-semibold wrap-anywhere" dir="auto">
          {node.name}
        </h2>
        <p className="text-sm text-muted">{where.join(' · ')}</p>
        {node.type === 'stage' && node.milestones.length > 0 && (
          <p className="flex flex-wrap gap-1.5">
            {node.milestones.map((milestone) => (
              <Badge key={milestone} tone={milestone === 'won' ? 'won' : 'neutral'}>
                {t(`word.milestones.${milestone}`)}
              </Badge>
            ))}
          </p>
        )}
      </header>
      {node.type === 'stage' && <StageText stage={node} />}
      {node.type === 'decision' && node.note !== '' && <Part title={t('field.note')}>{node.note}</Part>}
      {node.type === 'outcome' && (
        <>
          <Part title={t('field.kind')}>{say.word('kind', node.kind)}</Part>
          {node.reasons.length > 0 && <Part title={t('field.reasons')}>{formats.list(node.reasons)}</Part>}
          {node.leaves !== '' && <Part title={t('field.leaves')}>{node.leaves}</Part>}
        </>
      )}
      {parts.length > 0 && (
        <Part title={t('shared.parts')}>
          <Lines items={parts.map(({ id, name }) => ({ id, text: name }))} />
        </Part>
      )}
      {next.length > 0 && (
        <Part title={t('shared.next')}>
          <Lines
            items={next.map(({ id, to, label }) => ({
              id,
              text: (
                <>
                  {label !== '' && <span className="text-muted">{`${label}: `}</span>}
                  {props.onGo === undefined ? (
                    nameOf(to)
                  ) : (
                    <button
                      type="button"
                      className="focus-ring cursor-pointer rounded-sm text-accent hover:underline"
                      onClick={() => props.onGo?.(to)}
                    >
                      {nameOf(to)}
                    </button>
                  )}
                </>
              ),
            }))}
          />
        </Part>
      )}
    </article>
  );
}
