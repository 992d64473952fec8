// What becomes of the rows, as bars: made, changed, here already, set aside. Each with its figure in words.
import type { ImportCounts } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useImportWords } from './use-import-words.ts';

const PARTS = [
  { id: 'created', look: 'bg-accent' },
  { id: 'updated', look: 'bg-flow-strong' },
  { id: 'matched', look: 'bg-line' },
  { id: 'rejected', look: 'bg-attention' },
] as const;

export function CountBars(props: { readonly counts: readonly ImportCounts[] }) {
  const { counts } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const words = useImportWords();
  const most = Math.max(1, ...counts.map(({ rows, named }) => rows + named));
  return (
    <ul aria-label={t('check.label')} className="flex flex-col gap-4">
      {counts.map((one) => {
        const all = one.rows + one.named;
        const parts = PARTS.map((part) => ({
          ...part,
          n: one[part.id] + (part.id === 'created' ? one.named : 0),
        })).filter(({ n }) => n > 0);
        return (
          <li key={one.entity} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-semibold">{words.entity(one.entity)}</span>
              <span className="text-sm text-muted tabular-nums">
                {t('check.rows', { count: one.rows, n: formats.number(one.rows) })}
              </span>
            </span>
            <span
              aria-hidden="true"
              className="flex h-3 gap-px overflow-hidden rounded-sm"
              style={{ inlineSize: `${Math.max(6, (100 * all) / most)}%` }}
            >
              {parts.map(({ id, look, n }) => (
                <span key={id} className={`min-w-1 ${look}`} style={{ flexGrow: n, flexBasis: 0 }} />
              ))}
            </span>
            <span className="flex flex-wrap gap-x-4 text-sm">
              {parts.map(({ id, look }) => (
                <span key={id} className="inline-flex items-center gap-1.5">
                  <span aria-hidden="true" className={`size-2 rounded-full ${look}`} />
                  <span className="tabular-nums">{formats.number(one[id] + (id === 'created' ? one.named : 0))}</span>
                  {t(`check.${id}`)}
                </span>
              ))}
              {one.named > 0 && (
                <span className="text-muted">
                  {formats.number(one.named)} {t('check.named')}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
