// Saves what a route of bytes answers as a file; by a call, because the workspace travels in a header.
import type { Route } from '@portolan/contract';
import { call, type InputOf } from './call.ts';
import type { Outcome } from './problem.ts';

/** Offers `blob` to the person as a file named `fileName`. */
export function saveFile(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  // The click only starts the download; the address must live until it has been read.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export async function download<R extends Route & { readonly response: 'bytes' }>(
  route: R,
  input: InputOf<R>,
  fileName: string,
): Promise<Outcome<null>> {
  const outcome = await call(route as Route, input);
  if (!outcome.ok) return outcome;
  saveFile(outcome.value as unknown as Blob, fileName);
  return { ok: true, value: null };
}
