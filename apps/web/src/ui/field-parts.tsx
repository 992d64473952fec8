// What every field has around its control: label, hint, error. The error says what to do, in words.
import { FieldError, Label, Text } from 'react-aria-components';

export const FIELD = 'flex flex-col gap-1 min-w-0';
export const INPUT =
  'focus-ring h-control w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-base text-ink placeholder:text-muted ' +
  'outline-offset-0 data-hovered:border-ink data-disabled:opacity-45 data-invalid:border-attention';
export const INPUT_BOX =
  'flex h-control w-full min-w-0 items-center rounded-md border border-control bg-surface text-base data-hovered:border-ink ' +
  'outline-2 outline-transparent data-focus-within:outline-accent data-disabled:opacity-45 data-invalid:border-attention';
export const BARE_INPUT =
  'h-full w-0 min-w-0 grow bg-transparent px-2.5 text-base text-ink outline-none placeholder:text-muted';

export interface FieldTexts {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Shown when the field is invalid; without it the browser's own message is shown. */
  readonly error?: string | undefined;
}

export function FieldLabel(props: { readonly children: string }) {
  return <Label className="text-sm font-medium text-ink">{props.children}</Label>;
}

export function FieldFoot(props: Pick<FieldTexts, 'hint' | 'error'>) {
  return (
    <>
      {props.hint !== undefined && (
        <Text slot="description" className="text-xs text-muted">
          {props.hint}
        </Text>
      )}
      <FieldError className="text-xs text-attention-ink">
        {({ validationErrors }) => props.error ?? validationErrors.join(' ')}
      </FieldError>
    </>
  );
}
