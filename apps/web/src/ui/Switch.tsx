// A yes or no that takes effect at once.
import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components';
import { FieldFoot } from './field-parts.tsx';

export interface SwitchProps extends Omit<SwitchFieldProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly hint?: string;
}

export function Switch({ label, hint, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className="flex flex-col gap-1">
      <SwitchButton className="group flex items-center gap-2.5 text-base data-disabled:opacity-45">
        <span className="flex h-4.5 w-8 shrink-0 items-center rounded-full border border-control bg-surface px-0.5 outline-2 outline-offset-2 outline-transparent transition-colors group-data-focus-visible:outline-accent group-data-selected:border-accent group-data-selected:bg-accent">
          <span className="size-3 rounded-full bg-control transition-transform group-data-selected:translate-x-3.5 group-data-selected:bg-on-accent rtl:group-data-selected:-translate-x-3.5" />
        </span>
        {label}
      </SwitchButton>
      <FieldFoot hint={hint} />
    </SwitchField>
  );
}
