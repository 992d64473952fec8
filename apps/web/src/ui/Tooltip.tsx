// A word of explanation for a control; appears on hover and on focus, never carries what is said nowhere else.
import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger, type TooltipProps } from 'react-aria-components';

export function WithTooltip(props: {
  readonly text: string;
  readonly placement?: NonNullable<TooltipProps['placement']>;
  /** One control that can be focused. */
  readonly children: ReactNode;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {props.children}
      <AriaTooltip
        offset={6}
        placement={props.placement ?? 'top'}
        className="max-w-70 rounded-sm bg-ink px-2 py-1 text-xs text-on-ink shadow-float transition-opacity data-entering:opacity-0 data-exiting:opacity-0"
      >
        {props.text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
