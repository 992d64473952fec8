// Free words as chips: known ones are offered, new ones made by Enter.
import { ManyPicker } from './ManyPicker.tsx';
import type { FieldTexts } from './field-parts.tsx';

export interface TagsFieldProps extends FieldTexts {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  /** Tags that are in use elsewhere. */
  readonly known?: readonly string[];
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

const optionOf = (tag: string) => ({ id: tag, label: tag });

export function TagsField({ tags, onChange, known = [], ...rest }: TagsFieldProps) {
  return (
    <ManyPicker
      {...rest}
      value={tags.map(optionOf)}
      options={known.map(optionOf)}
      createOption={(name) => optionOf(name.trim())}
      onChange={(value) => onChange(value.map(({ label }) => label))}
    />
  );
}
