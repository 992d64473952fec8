// One stage of the files and how much is in it, as a word with a bar.
import type { DataImport } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useStageName } from './use-stage-name.ts';

export interface StageWordProps {
  readonly word: DataImport['words']['stages'][number];
  /** The most deals or moves that a stage of these files has. */
  readonly most: number;
}

export function StageWord(props: StageWordProps) {
  const { word, most } = props;
  const { deals, moves } = word;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const name = useStageName(word.stage);
  const counts = [
    ...(deals > 0 ? [t('stages.deals', { count: deals, n: formats.number(deals) })] : []),
    ...(moves > 0 ? [t('stages.moves', { count: moves, n: formats.number(moves) })] : []),
  ];
  return (
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
  );
}
