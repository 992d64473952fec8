// Buttons. `primary` at most once per view; `danger` only for what cannot be undone. A pending one keeps its width.
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';
import { Spinner } from './Spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export const BUTTON_LOOK: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-ink text-on-ink border-ink data-hovered:bg-ink/90 data-pressed:bg-ink/80',
  secondary: 'bg-surface text-ink border-line data-hovered:border-control data-pressed:bg-sunken',
  quiet: 'bg-transparent text-ink border-transparent data-hovered:bg-sunken data-pressed:bg-sunken',
  danger:
    'bg-surface text-attention-ink border-attention data-hovered:bg-attention-wash data-pressed:bg-attention-wash',
};

export const BUTTON_SHAPE =
  'focus-ring inline-flex h-control shrink-0 items-center justify-center gap-1.5 rounded-md border px-3 text-sm font-medium ' +
  'whitespace-nowrap select-none transition-colors data-disabled:opacity-45 no-underline';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly variant?: ButtonVariant;
  readonly icon?: IconName;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Button({ variant = 'secondary', icon, className = '', children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`${BUTTON_SHAPE} ${BUTTON_LOOK[variant]} relative ${className}`}>
      {({ isPending }) => (
        <>
          {isPending && (
            <span className="absolute inset-0 grid place-items-center">
              <Spinner />
            </span>
          )}
          <span className={`inline-flex items-center gap-1.5 ${isPending ? 'invisible' : ''}`}>
            {icon !== undefined && <Icon name={icon} className="-ms-0.5" />}
            {children}
          </span>
        </>
      )}
    </AriaButton>
  );
}
