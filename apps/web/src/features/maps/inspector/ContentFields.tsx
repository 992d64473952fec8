// A piece of the content library: what it is for, where it is, for which phase, persona and problem.
import type { Content } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { Link } from '../../../ui/Link.tsx';
import { useSalesMap } from '../draft/draft-context.ts';
import { useFields, useReadOnly } from './editing.ts';
import { Choice } from './facts.tsx';
import { StageLinks } from './LaneFields.tsx';
import { LIMITS } from './limits.ts';
import { TextPart } from './TextPart.tsx';

const PURPOSES = ['explain', 'compare', 'nudge', 'story', 'other'] as const;

export function ContentFields({ piece }: { readonly piece: Content }) {
  const { t } = useTranslation('inspector');
  const map = useSalesMap();
  const fields = useFields<Content>({ in: 'library', id: piece.id });
  const isReadOnly = useReadOnly();
  const used = map.nodes.filter((node) => node.type === 'stage' && node.playbook.content.includes(piece.id));
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-col">
        <Choice
          label={t('content.purpose')}
          help="purpose"
          options={PURPOSES.map((id) => ({ id, label: t(`purpose.${id}`) }))}
          value={piece.purpose}
          onChange={(purpose) => fields.set('purpose', purpose ?? 'other')}
        />
        <Choice
          label={t('phase')}
          options={map.phases.map(({ id, name }) => ({ id, label: name }))}
          value={piece.phase}
          none={t('anyPhase')}
          onChange={(phase) => fields.set('phase', phase)}
        />
        <Choice
          label={t('forPersona')}
          options={map.personas.map(({ id, name }) => ({ id, label: name }))}
          value={piece.persona}
          none={t('forAll')}
          onChange={(persona) => fields.set('persona', persona)}
        />
      </div>
      {isReadOnly ? (
        piece.link !== '' && (
          <Link href={piece.link} target="_blank" rel="noreferrer" tone="accent" className="wrap-anywhere">
            {piece.link}
          </Link>
        )
      ) : (
        <TextPart
          label={t('content.link')}
          isOneLine
          isLink
          placeholder={t('content.linkAdd')}
          value={piece.link}
          max={LIMITS.link}
          onCommit={(link) => fields.set('link', link, 'typing')}
        />
      )}
      <TextPart
        label={t('content.problem')}
        isOneLine
        placeholder={t('content.problemAdd')}
        value={piece.problem}
        max={LIMITS.line}
        onCommit={(problem) => fields.set('problem', problem, 'typing')}
      />
      <StageLinks id="usedIn" title={t('content.usedIn')} stages={used} none={t('content.usedNowhere')} />
    </div>
  );
}
