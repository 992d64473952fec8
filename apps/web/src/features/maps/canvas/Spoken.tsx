// Says to screen readers what the arrow keys have come to: name, kind, lane, where it leads.
import type { MapNode, SalesMap } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

export function Spoken({ map, selected }: { readonly map: SalesMap; readonly selected: readonly string[] }) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const node: MapNode | undefined =
    selected.length === 1 ? map.nodes.find(({ id }) => id === selected[0]) : undefined;
  const nameOf = (id: string): string => map.nodes.find((one) => one.id === id)?.name ?? '';
  const leads =
    node === undefined ? [] : map.paths.filter(({ from }) => from === node.id).map(({ to }) => nameOf(to));
  const lane = map.lanes.find(({ id }) => id === node?.lane)?.name;
  return (
    <output className="sr-only">
      {node !== undefined &&
        formats.list([
          node.name,
          t(`spoken.${node.type}`),
          ...(lane === undefined ? [] : [lane]),
          ...(leads.length === 0 ? [] : [t('spoken.leadsTo', { names: formats.list(leads) })]),
        ])}
    </output>
  );
}
