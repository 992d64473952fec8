// Links. Inside text they are underlined thinly; addresses of the app are opened without loading the page again.
import type { ReactNode } from 'react';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components';
import { BUTTON_LOOK, BUTTON_SHAPE, type ButtonVariant } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';

export interface LinkProps extends Omit<AriaLinkProps, 'children' | 'className' | 'style'> {
  readonly href: string;
  readonly children?: ReactNode;
  readonly className?: string;
  readonly tone?: 'ink' | 'accent' | 'attention';
}

const TONES = { ink: 'text-ink', accent: 'text-accent', attention: 'text-attention-ink' } as const;

export function Link({ tone = 'ink', className = '', children, ...rest }: LinkProps) {
  return (
    <AriaLink
      {...rest}
      className={`focus-ring rounded-sm underline decoration-current/35 decoration-1 underline-offset-3 data-hovered:decoration-current ${TONES[tone]} ${className}`}
    >
      {children}
    </AriaLink>
  );
}

/** Goes somewhere but looks like a button. */
export function LinkButton(
  props: Omit<LinkProps, 'tone'> & { readonly variant?: ButtonVariant; readonly icon?: IconName },
) {
  const { variant = 'secondary', icon, className = '', children, ...rest } = props;
  return (
    <AriaLink {...rest} className={`${BUTTON_SHAPE} ${BUTTON_LOOK[variant]} ${className}`}>
      {icon !== undefined && <Icon name={icon} className="-ms-0.5" />}
      {children}
    </AriaLink>
  );
}
