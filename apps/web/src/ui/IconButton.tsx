// A button that shows only an icon; its label is its accessible name and its tooltip.
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';
import { WithTooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'children' | 'className' | 'style' | 'aria-label'
> {
  readonly icon: IconName;
  readonly label: string;
  readonly className?: string;
}

export function IconButton({ icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <WithTooltip text={label}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={`focus-ring inline-grid h-control w-control shrink-0 place-items-center rounded-md text-muted transition-colors data-disabled:opacity-45 data-hovered:bg-sunken data-hovered:text-ink data-pressed:bg-sunken ${className}`}
      >
        <Icon name={icon} />
      </AriaButton>
    </WithTooltip>
  );
}
