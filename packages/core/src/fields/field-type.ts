// What a field of a workspace's own can be, and the options of a choice.
import { z } from 'zod';
import { isStorable } from '../text/storable.ts';

export const FIELD_ABOUT = ['deal', 'contact', 'company'] as const;
export type FieldAbout = (typeof FIELD_ABOUT)[number];

export const FIELD_TYPES = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'person',
  'company',
  'link',
  'yesNo',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const MOST_OPTIONS = 200;

/** One line of text in a definition. */
export const storedText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(isStorable, 'There is a character that cannot be stored (NUL or half an emoji); type it again.');

export const fieldKeySchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,59}$/u,
    'A key has small Latin letters, digits and _, begins with a letter, and is at most 60 long',
  );

export const fieldOptionSchema = z.strictObject({
  /** Kept in values; never changes. */
  id: fieldKeySchema,
  label: storedText(100).min(1),
  archived: z.boolean().default(false),
});
export type FieldOption = z.infer<typeof fieldOptionSchema>;
