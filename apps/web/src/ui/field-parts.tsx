// What every field has around its control: label, hint, error. The error says what to do, in words.
import { FieldError, Label, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

/** An empty field with dir=auto would start at the left in every language; until something is typed it follows the page.
 * Browsers need a placeholder for that, so an empty one is a space. */
export const NO_PLACEHOLDER = ' ';

export const FIELD = 'flex flex-col gap-1 min-w-0';
export const INPUT_LOOK =
  'focus-ring placeholder-shown:[direction:inherit] w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-base text-ink placeholder:text-muted ' +
  'outline-offset-0 data-hovered:border-ink data-disabled:opacity-45 data-invalid:border-attention';
export const INPUT = `${INPUT_LOOK} h-control`;
export const INPUT_BOX =
  'flex h-control w-full min-w-0 items-center rounded-md border border-control bg-surface text-base data-hovered:border-ink ' +
  'outline-2 outline-transparent data-focus-within:outline-accent data-disabled:opacity-45 data-invalid:border-attention';
export const BARE_INPUT =
  'h-full w-full min-w-0 grow placeholder-shown:[direction:inherit] bg-transparent px-2.5 text-base text-ink outline-none placeholder:text-muted';

export interface FieldTexts {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Shown when the field is invalid; without it the browser's own message is shown. */
  readonly error?: string | undefined;
}

export function FieldLabel(props: { readonly children: string }) {
  return <Label className="text-sm font-medium text-ink">{props.children}</Label>;
}

type Words = (key: `field.${'required' | 'email' | 'short' | 'range'}`) => string;

/** The browser's own messages speak the browser's language; ours speak the reader's. */
function fault(details: ValidityState, errors: readonly string[], t: Words): string {
  if (details.customError) return errors.join(' ');
  if (details.valueMissing) return t('field.required');
  if (details.typeMismatch) return t('field.email');
  if (details.tooShort) return t('field.short');
  if (details.rangeOverflow || details.rangeUnderflow || details.stepMismatch) return t('field.range');
  return errors.join(' ');
}

export function FieldFoot(props: Pick<FieldTexts, 'hint' | 'error'>) {
  const { t } = useTranslation('ui');
  return (
    <>
      {props.hint !== undefined && (
        <Text slot="description" className="text-xs text-muted">
          {props.hint}
        </Text>
      )}
      <FieldError className="text-xs text-attention-ink">
        {({ validationErrors, validationDetails }) =>
          props.error ?? fault(validationDetails, validationErrors, t)
        }
      </FieldError>
    </>
  );
}
