// The files that a command will write, looked at before the log is read, which may take minutes: none of them is one that is
// read, no two are the same, and each can be written.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { openWhole } from '../whole-file.ts';
import type { MineOptions } from './options.ts';

interface Output {
  readonly option: string;
  readonly file: string;
}

function outputsOf({ html, outModel, logs, rejects }: MineOptions): Output[] {
  return [
    ...(html === undefined ? [] : [{ option: '--html', file: html }]),
    ...(outModel ? [{ option: '--out-model', file: outModel.file }] : []),
    ...logs.map(({ format, file }) => ({ option: `--${format}`, file })),
    ...(rejects === undefined ? [] : [{ option: '--rejects', file: rejects }]),
  ];
}

/** @throws UsageError where a file would be written over one that is read, or two over each other */
export function refuseSameFiles(options: MineOptions): void {
  const { model, files } = options;
  const readAs = new Map(files.map((file) => [resolve(file), 'the log']));
  if (model?.kind === 'map') readAs.set(resolve(model.file), 'the map');
  const writtenBy = new Map<string, string>();
  for (const { option, file } of outputsOf(options)) {
    const place = resolve(file);
    const [read, written] = [readAs.get(place), writtenBy.get(place)];
    if (read !== undefined) {
      throw new UsageError(
        `${option} "${file}" would be written over ${read} that is read; name another file.`,
      );
    }
    if (written !== undefined) {
      throw new UsageError(`${written} and ${option} name the same file, "${file}"; give each its own.`);
    }
    writtenBy.set(place, option);
  }
}

/**
 * Looks whether they can be written, and changes nothing.
 * @returns the first that cannot, and why
 */
export async function findUnwritable(
  options: MineOptions,
): Promise<{ readonly file: string; readonly error: unknown } | undefined> {
  for (const { file } of outputsOf(options)) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: the first that fails is told
      await attempt(file);
    } catch (error) {
      return { file, error };
    }
  }
  return undefined;
}

async function attempt(file: string): Promise<void> {
  const whole = await openWhole(file);
  try {
    // Of a pipe only writing tells, and it is done once.
    if (whole.isBeside) await writeFile(whole.path, '');
  } finally {
    await whole.discard();
  }
}
