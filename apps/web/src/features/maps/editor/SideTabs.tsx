// What the column beside the map shows: one tab each for the selected thing, the check, comments, agreement, versions.
import { useTranslation } from 'react-i18next';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Icon, type IconName } from '../../../ui/Icon.tsx';
import { WithTooltip } from '../../../ui/Tooltip.tsx';
import { withPanel, type MapPanel } from '../../../lib/maps/map-search.ts';
import { useMapView } from '../draft/draft-context.ts';

const FIT = { id: 'fit', icon: 'fit' } as const;
const TABS = [
  { id: 'details', icon: 'details' },
  { id: 'check', icon: 'warning' },
  { id: 'comments', icon: 'comment' },
  { id: 'agreement', icon: 'people' },
  { id: 'versions', icon: 'history' },
] as const satisfies readonly { readonly id: MapPanel | 'details'; readonly icon: IconName }[];

export function SideTabs(props: {
  readonly shown: MapPanel | 'details';
  readonly counts: Readonly<Partial<Record<MapPanel, number>>>;
}) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const { search, onSearch } = useMapView();
  const tabs = search.fit !== undefined ? [FIT, ...TABS] : TABS;
  return (
    <ToggleButtonGroup
      aria-label={t('side.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.shown]}
      onSelectionChange={(keys) => {
        const tab = tabs.find(({ id }) => keys.has(id));
        if (tab !== undefined)
          onSearch(withPanel(search, tab.id === 'details' ? undefined : tab.id), { replace: true });
      }}
      className="flex shrink-0 border-b border-line px-2 max-md:pe-12"
    >
      {tabs.map(({ id, icon }) => {
        const count = id === 'details' ? undefined : props.counts[id];
        return (
          <WithTooltip key={id} text={t(`side.${id}`)}>
            <ToggleButton
              id={id}
              aria-label={t(`side.${id}`)}
              className="focus-ring -mb-px flex h-10 min-w-11 items-center justify-center gap-1 border-b-2 border-transparent px-2 text-muted -outline-offset-2 data-hovered:text-ink data-selected:border-ink data-selected:text-ink"
            >
              <Icon name={icon} />
              {count !== undefined && count > 0 && <span className="text-xs">{formats.number(count)}</span>}
            </ToggleButton>
          </WithTooltip>
        );
      })}
    </ToggleButtonGroup>
  );
}
