// A number that opens the deals behind it.
import type { WhyPlace } from '@portolan/contract';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';

export interface Behind {
  /** The finding whose deals are open. */
  readonly open: WhyPlace | undefined;
  readonly onOpen: (place: WhyPlace) => void;
}

export function BehindLink(props: {
  readonly behind: Behind;
  readonly place: WhyPlace;
  readonly children?: ReactNode;
}) {
  const isOpen = isSamePlace(props.behind.open, props.place);
  return (
    <AriaButton
      aria-pressed={isOpen}
      onPress={() => props.behind.onOpen(props.place)}
      className={`focus-ring rounded-sm text-ink underline decoration-current/35 decoration-1 underline-offset-3 data-hovered:decoration-current ${isOpen ? 'font-semibold' : ''}`}
    >
      {props.children}
    </AriaButton>
  );
}

export function isSamePlace(one: WhyPlace | undefined, other: WhyPlace): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
