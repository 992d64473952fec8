// One stage of the files, how much is in it, and the place of the map that it goes to, with the line between them.
import type { DataImport } from '@portolan/contract';
import type { MapNode, SalesMap } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Select } from '../../ui/Select.tsx';

export interface StagePairProps {
  readonly word: DataImport['words']['stages'][number];
  readonly map: SalesMap;
  /** The most deals or moves that a stage of these files has. */
  readonly most: number;
  readonly nodeId: string | null | undefined;
  readonly onChange: (nodeId: string | null) => void;
}

const STATUS_WORDS = {
  'status:won': 'stages.statusWon',
  'status:lost': 'stages.statusLost',
  'status:open': 'stages.statusOpen',
} as const;

function toneOf(node: MapNode | undefined): string {
  if (node === undefined) return 'var(--color-control)';
  if (node.type === 'outcome') return 'var(--color-lost)';
  return node.type === 'stage' && node.milestones.includes('won') ? 'var(--color-won)' : 'var(--color-accent)';
}

export function StagePair(props: StagePairProps) {
  const { word, map, most, nodeId, onChange } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const places = map.nodes.filter(
    (node) => node.type !== 'decision' && !(node.type === 'stage' && node.kind === 'audience'),
  );
  const node = places.find(({ id }) => id === nodeId);
  const named = Object.entries(STATUS_WORDS).find(([stage]) => stage === word.stage)?.[1];
  const name = named === undefined ? word.stage : t(named);
  const { deals, moves } = word;
  const counts = [
    ...(deals > 0 ? [t('stages.deals', { count: deals, n: formats.number(deals) })] : []),
    ...(moves > 0 ? [t('stages.moves', { count: moves, n: formats.number(moves) })] : []),
  ];
  const isOpen = node === undefined && nodeId !== null;
  return (
    <li className="grid min-h-12 grid-cols-[minmax(0,1fr)_3rem_minmax(0,1fr)] items-center border-b border-line">
      <span className="flex min-w-0 flex-col gap-1 py-1.5">
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <bdi className="truncate font-medium">{name}</bdi>
          {word.pipeline !== null && <bdi className="truncate text-xs text-muted">{word.pipeline}</bdi>}
          <span className="text-xs text-muted tabular-nums">{formats.list(counts)}</span>
        </span>
        <span aria-hidden="true" className="h-1 rounded-full bg-sunken">
          <span
            className="block h-full rounded-full bg-flow-strong"
            style={{ inlineSize: `${Math.max(2, (100 * Math.max(deals, moves)) / most)}%` }}
          />
        </span>
      </span>
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
