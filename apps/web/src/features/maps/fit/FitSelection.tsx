// What really happens at the stage, or along the path, that is selected.
import type { Fit } from '@portolan/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useSalesMap, useSelection } from '../draft/draft-context.ts';
import type { Behind } from './fit-words.ts';

export function FitSelection(props: { readonly fit: Fit; readonly onBehind: (behind: Behind) => void }) {
  const { fit, onBehind } = props;
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const map = useSalesMap();
  const [selection] = useSelection();
  const [only] = selection;
  if (only === undefined || selection.length > 1) return null;
  const [collection, id] = only.split('/');
  const nameOf = (node: string): string => isolate(map.nodes.find((one) => one.id === node)?.name ?? '');
  if (collection === 'paths') {
    const path = map.paths.find((one) => one.id === id);
    const real = fit.paths.find((one) => one.path === id);
    if (path === undefined || real === undefined) return null;
    const title = t('fitPanel.step', { from: nameOf(path.from), to: nameOf(path.to) });
    return (
      <Facts title={title}>
        <Deals count={real.cases} onPress={() => onBehind({ place: { of: 'path', path: path.id }, title })} />
      </Facts>
    );
  }
  const node = map.nodes.find((one) => one.id === id);
  const real = fit.nodes.find((one) => one.node === id);
  if (collection !== 'nodes' || node === undefined || real === undefined) return null;
  const expected = node.type === 'stage' ? node.expectedDays : null;
  return (
    <Facts title={node.name}>
      <Deals
        count={real.cases}
        onPress={() => onBehind({ place: { of: 'node', node: node.id }, title: node.name })}
      />
      {real.medianDays !== null && (
        <p className="text-sm text-muted">
          {t('fitPanel.median', { time: formats.duration(real.medianDays * 86_400) })}
          {expected !== null && ` ${t('fitPanel.expected', { time: formats.duration(expected * 86_400) })}`}
        </p>
      )}
      <ul>
        {real.moves
          .filter(({ kind }) => kind !== 'fits')
          .map(({ kind, cases, days }) => {
            if (kind === 'fits') return null;
            const title = t(`fitPanel.kind.${kind}`, { name: isolate(node.name) });
            return (
              <li key={kind}>
                <AriaButton
                  onPress={() => onBehind({ place: { of: 'deviation', kind, node: node.id }, title })}
                  className="focus-ring flex min-h-8 w-full items-baseline justify-between gap-3 rounded-sm text-start text-sm data-hovered:bg-sunken"
                >
                  <span>
                    {title}
                    {days > 0 && (
                      <span className="block text-xs text-muted">
                        {t('fitPanel.days', { time: formats.duration(days * 86_400) })}
                      </span>
                    )}
                  </span>
                  <span className="text-muted tabular-nums">{formats.number(cases)}</span>
                </AriaButton>
              </li>
            );
          })}
      </ul>
    </Facts>
  );
}

function Facts(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1 rounded-md border border-accent px-3 py-2.5">
      <h3 className="text-sm font-semibold">
        <bdi>{props.title}</bdi>
      </h3>
      {props.children}
    </section>
  );
}

function Deals(props: { readonly count: number; readonly onPress: () => void }) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  return (
    <p className="flex items-baseline justify-between gap-3 text-sm">
      <span>{t('fitPanel.deals', { count: props.count, n: formats.number(props.count) })}</span>
      {props.count > 0 && (
        <AriaButton
          onPress={props.onPress}
          className="focus-ring rounded-sm text-xs font-semibold text-accent"
        >
          {t('fitPanel.seeDeals')}
        </AriaButton>
      )}
    </p>
  );
}
