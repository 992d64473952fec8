// Something small that floats beside the control that opened it and goes when one looks elsewhere.
import type { ReactNode } from 'react';
import {
  Dialog,
  DialogTrigger,
  Popover as AriaPopover,
  type PopoverProps as AriaProps,
} from 'react-aria-components';
import { FLOATING } from './option-list.tsx';

export interface PopoverProps {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly placement?: NonNullable<AriaProps['placement']>;
  /** Gets a function that closes it. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover(props: PopoverProps) {
  const { children } = props;
  return (
    <DialogTrigger>
      {props.trigger}
      <AriaPopover
        className={`${FLOATING} max-w-[min(25rem,calc(100vw-1.5rem))]`}
        placement={props.placement ?? 'bottom start'}
        offset={4}
      >
        <Dialog aria-label={props.label} className="max-h-[70dvh] overflow-auto p-4 outline-none">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
