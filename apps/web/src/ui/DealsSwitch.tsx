// The same deals as a board or as a list: two links, of which one is where one is.
import { Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import { WithTooltip } from './Tooltip.tsx';

const FORMS = [
  { id: 'board', icon: 'board' },
  { id: 'list', icon: 'list' },
] as const;

export function DealsSwitch(props: {
  readonly here: 'board' | 'list';
  /** Where the other form shows the same deals. */
  readonly other: string;
}) {
  const { t } = useTranslation('ui');
  return (
    <nav
      aria-label={t('deals.label')}
      className="inline-flex h-control shrink-0 rounded-md border border-line bg-surface"
    >
      {FORMS.map(({ id, icon }) => {
        const isHere = id === props.here;
        return (
          <WithTooltip key={id} text={t(`deals.${id}`)}>
            <AriaLink
              aria-label={t(`deals.${id}`)}
              {...(isHere ? { 'aria-current': 'page' as const } : { href: props.other })}
              className={`focus-ring -m-px grid w-9.5 place-items-center no-underline first:rounded-s-md last:rounded-e-md data-focus-visible:z-1 ${isHere ? 'bg-ink text-on-ink' : 'text-ink data-hovered:bg-sunken'}`}
            >
              <Icon name={icon} />
            </AriaLink>
          </WithTooltip>
        );
      })}
    </nav>
  );
}
