// `portolan mine`: files in, the real map out: in the terminal, as JSON, as one HTML file.
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { machineOf, type SalesMap } from '@portolan/core';
import { alignLog, findInsights, summarise } from '@portolan/mining';
import { formatNumber, htmlDocument } from '@portolan/picture';
import { cannotWrite } from '../cannot-write.ts';
import { MINE_HELP } from '../help.ts';
import { readMap } from '../map/read-map.ts';
import { conformanceText } from '../mine/conformance-text.ts';
import { jsonOf } from '../mine/json.ts';
import { parseMineOptions, type MineOptions } from '../mine/options.ts';
import { errorText } from '../mine/questions.ts';
import { FileError, readFiles, type FilesRead } from '../mine/read-files.ts';
import { openRejectsFile } from '../mine/rejects-file.ts';
import { summaryText } from '../mine/summary-text.ts';
import { writeLog } from '../mine/write-log.ts';
import { createProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

/**
 * @returns the exit code: 0 done, 1 a file cannot be read or written.
 * @throws UsageError
 */
export async function runMine(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseMineOptions(args);
  if (options === 'help') {
    terminal.print(MINE_HELP);
    return 0;
  }
  let map: SalesMap | undefined;
  if (options.conformance) {
    const model = await readMap(options.conformance.model);
    if (!model.ok) {
      for (const problem of model.problems) terminal.note(`portolan: ${terminal.clean(problem)}`);
      return 1;
    }
    for (const warning of model.warnings) terminal.note(terminal.clean(warning));
    ({ map } = model);
  }
  let read: FilesRead;
  try {
    read = await readAll(options, terminal);
  } catch (error) {
    if (error instanceof OutputError) {
      terminal.note(`portolan: ${terminal.clean(error.message)}`);
      return 1;
    }
    if (!(error instanceof FileError)) throw error;
    const text = errorText(error.file, error.cause);
    terminal.note(`portolan: ${text.split('\n').map(terminal.clean).join('\n')}`);
    return 1;
  }
  const summary = summarise(read.log, { rejectedRows: read.rejected });
  const title = titleOf(options.files);
  if (options.html !== undefined) {
    const page = await htmlDocument(
      { ...summary, insights: findInsights(read.log) },
      { title, language: options.language },
    );
    try {
      await writeFile(options.html, page);
    } catch (error) {
      terminal.note(`portolan: ${terminal.clean(cannotWrite(options.html, error))}`);
      return 1;
    }
  }
  for (const written of options.logs) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other: each takes all of the disk
      await writeLog(read.log, written);
    } catch (error) {
      terminal.note(`portolan: ${terminal.clean(cannotWrite(written.file, error))}`);
      return 1;
    }
  }
  const conformance =
    map && alignLog(read.log, machineOf(map, read.log.activities), { ends: options.conformance!.ends });
  if (options.json) terminal.print(jsonOf(summary, read.warnings, conformance));
  else if (map && conformance) {
    const heading = { title, model: basename(options.conformance!.model) };
    terminal.print(
      conformanceText(map, conformance, { ...heading, summary, warnings: read.warnings }, terminal),
    );
  } else terminal.print(summaryText(summary, read.warnings, read.mappings, title, terminal));
  for (const { file } of options.logs) terminal.note(`The log is in ${terminal.clean(file)}.`);
  if (options.html !== undefined) terminal.note(`The map is in ${options.html}; open it in a browser.`);
  return 0;
}

async function readAll(options: MineOptions, terminal: Terminal): Promise<FilesRead> {
  const progress = createProgress(terminal, 'Reading', () => performance.now());
  const rejects = options.rejects === undefined ? null : openRejectsFile(options.rejects);
  let read: FilesRead;
  try {
    read = await readFiles(options, {
      onProgress: (done, total, events) =>
        progress.update(done, total, `${formatNumber(events, 'en')} events`),
      onReject: (file, reject) => rejects?.add(basename(file), reject),
    });
  } catch (error) {
    // Why the file cannot be read matters more than that its rejects cannot be written.
    await rejects?.close().catch(() => undefined);
    throw error;
  } finally {
    progress.end();
  }
  try {
    await rejects?.close();
  } catch (error) {
    throw new OutputError(options.rejects ?? '', error);
  }
  return read;
}

/** A file that was asked for cannot be written; the command ends with exit code 1. */
class OutputError extends Error {
  override readonly name = 'OutputError';

  constructor(file: string, cause: unknown) {
    super(cannotWrite(file, cause), { cause });
  }
}

function titleOf(files: readonly string[]): string {
  const [first] = files;
  return files.length === 1 ? basename(first!) : `${basename(first!)} and ${files.length - 1} more`;
}
