// Building blocks that several resources share.
import { ROLES } from '@portolan/core';
import { z } from 'zod';

export const idSchema = z.uuid();
export const instantSchema = z.iso.datetime({ offset: true });
export const roleSchema = z.enum(ROLES);
export const nameSchema = z.string().trim().min(1).max(200);
export const emailSchema = z.email().max(254);
/** Characters of a password. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;
export const passwordSchema = z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max);
/** Holds what a row is ordered by, such as a name of 300 characters in any script. */
export const cursorSchema = z.string().max(2500);
export const limitSchema = z.coerce.number().int().min(1).max(200).default(50);
export const idParams = z.strictObject({ id: idSchema });

/** The values in a message that a reader of files made, by name: a screen words its code with them. */
export const messageParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type MessageParams = z.infer<typeof messageParamsSchema>;

export function page<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: cursorSchema.nullable() });
}
