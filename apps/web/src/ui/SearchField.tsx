// Looks for something in what is on screen; emptied by Escape.
import {
  Button,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaProps,
} from 'react-aria-components';
import { BARE_INPUT, INPUT_BOX } from './field-parts.tsx';
import { Icon } from './Icon.tsx';

export interface SearchFieldProps extends Omit<AriaProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** The accessible name; also the placeholder. */
  readonly label: string;
  readonly className?: string;
}

export function SearchField({ label, className = '', ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={`group min-w-0 ${className}`}>
      <div className={`${INPUT_BOX} focus-within:outline-accent`}>
        <Icon name="search" className="ms-2.5 text-muted" />
        <Input
          className={`${BARE_INPUT} ps-2 [&::-webkit-search-cancel-button]:hidden`}
          placeholder={label}
          dir="auto"
        />
        <Button className="focus-ring me-1 grid size-6 place-items-center rounded-sm text-muted group-data-empty:hidden data-hovered:text-ink">
          <Icon name="close" />
        </Button>
      </div>
    </AriaSearchField>
  );
}
