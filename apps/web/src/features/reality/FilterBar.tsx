// What the deals are narrowed to, as chips that can be taken away, and the way to add one.
import type { Analysis, LogSummary } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import {
  activitiesOfVariant,
  attributeOf,
  filterParts,
  withoutFilters,
  withoutPart,
  withPart,
  type FilterPart,
  type RealitySearch,
} from '../../lib/logs/reality-search.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { FilterEditor } from './FilterEditor.tsx';
import { useAttributeWords } from './attribute-words.ts';
import type { ChangeSearch } from './change-search.ts';

export interface FilterBarProps {
  readonly origin: LogSummary['origin'];
  readonly analysis: Analysis;
  /** The figures are of the filters before. */
  readonly isStale: boolean;
  readonly search: RealitySearch;
  readonly onSearch: ChangeSearch;
}

/** The words of a chip. */
export function useFilterText(origin: LogSummary['origin']): (part: FilterPart) => string {
  const words = useAttributeWords(origin);
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const attributeText = (part: string): string => {
    const { name, value } = attributeOf(part);
    return t('filter.attribute', { name: words.name(name), value: words.value(name, value) });
  };
  return (part) => {
    switch (part.kind) {
      case 'window': {
        // The end is not included: the chip names the last day that is.
        const from = part.from === undefined ? '' : formats.date(part.from);
        const to = part.to === undefined ? '' : formats.date(Date.parse(part.to) - 1);
        if (part.to === undefined) return t('filter.since', { from });
        return part.from === undefined ? t('filter.until', { to }) : t('filter.window', { from, to });
      }
      case 'attribute':
        return attributeText(part.value);
      case 'variant':
        return t('filter.variant', { steps: activitiesOfVariant(part.value).join(' → ') });
      default:
        return t(`filter.${part.kind}`, { name: part.value });
    }
  };
}

/** A filter that can be taken away. */
export function FilterChip(props: { readonly text: string; readonly onRemove: () => void }) {
  const { t } = useTranslation('reality');
  return (
    <li className="flex h-control max-w-60 items-center gap-1 rounded-md border border-line bg-surface ps-2.5 text-sm">
      <span dir="auto" className="truncate" title={props.text}>
        {props.text}
      </span>
      <AriaButton
        aria-label={t('filter.remove', { filter: props.text })}
        onPress={props.onRemove}
        className="focus-ring grid h-full w-7 shrink-0 place-items-center rounded-md text-muted -outline-offset-2 data-hovered:text-ink"
      >
        <Icon name="close" className="size-3" />
      </AriaButton>
    </li>
  );
}

export function FilterBar(props: FilterBarProps) {
  const { analysis, search, onSearch } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const text = useFilterText(props.origin);
  const parts = filterParts(search);
  return (
    <>
      {parts.length > 0 && (
        <ul aria-label={t('filter.label')} className="flex min-w-0 flex-wrap gap-2">
          {parts.map((part) => (
            <FilterChip
              key={part.kind === 'window' ? part.kind : `${part.kind} ${part.value}`}
              text={text(part)}
              onRemove={() => onSearch(withoutPart(search, part))}
            />
          ))}
        </ul>
      )}
      <Popover label={t('filter.add')} trigger={<Button icon="add">{t('filter.add')}</Button>}>
        {(close) => (
          <FilterEditor
            origin={props.origin}
            analysis={analysis}
            search={search}
            onAdd={(part) => {
              close();
              onSearch(withPart(search, part));
            }}
          />
        )}
      </Popover>
      {parts.length > 0 && (
        <>
          <output
            aria-busy={props.isStale}
            className={`text-sm whitespace-nowrap text-muted tabular-nums transition-opacity ${props.isStale ? 'opacity-30' : ''}`}
          >
            {t('filter.shown', {
              shown: formats.number(analysis.log.cases),
              deals: t('deals', { count: analysis.totalCases, n: formats.number(analysis.totalCases) }),
            })}
          </output>
          {parts.length > 1 && (
            <Button variant="quiet" onPress={() => onSearch(withoutFilters(search))}>
              {t('filter.clear')}
            </Button>
          )}
        </>
      )}
    </>
  );
}
