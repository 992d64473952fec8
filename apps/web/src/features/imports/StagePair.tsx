// One stage of the files, how much is in it, and the place of the map that it goes to, with the line between them.
import type { DataImport } from '@portolan/contract';
import type { MapNode, SalesMap } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { Select } from '../../ui/Select.tsx';
import { StageWord } from './StageWord.tsx';
import { useStageName } from './use-stage-name.ts';

export interface StagePairProps {
  readonly word: DataImport['words']['stages'][number];
  readonly map: SalesMap;
  /** The most deals or moves that a stage of these files has. */
  readonly most: number;
  readonly nodeId: string | null | undefined;
  readonly onChange: (nodeId: string | null) => void;
}

function toneOf(node: MapNode | undefined): string {
  if (node === undefined) return 'var(--color-control)';
  if (node.type === 'outcome') return 'var(--color-lost)';
  return node.type === 'stage' && node.milestones.includes('won')
    ? 'var(--color-won)'
    : 'var(--color-accent)';
}

export function StagePair(props: StagePairProps) {
  const { word, map, most, nodeId, onChange } = props;
  const { t } = useTranslation('imports');
  const places = map.nodes.filter(
    (node) => node.type !== 'decision' && !(node.type === 'stage' && node.kind === 'audience'),
  );
  const node = places.find(({ id }) => id === nodeId);
  const name = useStageName(word.stage);
  const isOpen = node === undefined && nodeId !== null;
  return (
    <li className="grid min-h-12 grid-cols-[minmax(0,1fr)_3rem_minmax(0,1fr)] items-center border-b border-line">
      <StageWord word={word} most={most} />
      <svg aria-hidden="true" viewBox="0 0 48 12" className="h-3 w-12 rtl:-scale-x-100">
        <line
          x1="6"
          y1="6"
          x2="36"
          y2="6"
          style={{ stroke: isOpen ? 'var(--color-nurture)' : toneOf(node) }}
          strokeWidth="1.5"
          strokeDasharray={node === undefined ? '2 4' : undefined}
        />
        {node !== undefined && <path d="m36 2 6 4-6 4z" style={{ fill: toneOf(node) }} />}
      </svg>
      <Select
        isLabelHidden
        look="quiet"
        label={`${t('stages.map')}: ${isolate(name)}`}
        placeholder={t('stages.choose')}
        options={[
          ...places.map(({ id, name: label }) => ({ id, label })),
          { id: 'leave out', label: t('stages.leaveOut') },
        ]}
        value={nodeId === null ? 'leave out' : (node?.id ?? null)}
        onChange={(id) => onChange(id === 'leave out' ? null : id)}
        className="ps-2.5"
      />
    </li>
  );
}
