// `portolan mine`: files in, the real map out: in the terminal, as JSON, as one HTML file.
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SalesMap } from '@portolan/core';
import { endsByName, findInsights, summarise, type LogSummary } from '@portolan/mining';
import { formatNumber, htmlDocument } from '@portolan/picture';
import { cannotWrite } from '../cannot-write.ts';
import { MINE_HELP } from '../help.ts';
import { readMap } from '../map/read-map.ts';
import { conformanceText } from '../mine/conformance-text.ts';
import { examine, type Examined } from '../mine/examine.ts';
import { jsonOf } from '../mine/json.ts';
import { parseMineOptions, type MineOptions } from '../mine/options.ts';
import { modelText } from '../mine/out-model.ts';
import { errorText } from '../mine/questions.ts';
import { FileError, readFiles, type FilesRead } from '../mine/read-files.ts';
import { openRejectsFile } from '../mine/rejects-file.ts';
import { sectionText } from '../mine/sections-text.ts';
import { sectionsOf } from '../mine/sections.ts';
import { headingText, notesText, summaryText } from '../mine/summary-text.ts';
import { writeLog } from '../mine/write-log.ts';
import { paintWith } from '../terminal/colour.ts';
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
  const { model } = options;
  let map: SalesMap | undefined;
  if (model?.kind === 'map') {
    const found = await readMap(model.file);
    if (!found.ok) {
      for (const problem of found.problems) terminal.note(`portolan: ${terminal.clean(problem)}`);
      return 1;
    }
    for (const warning of found.warnings) terminal.note(terminal.clean(warning));
    ({ map } = found);
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
  const found = examine(read.log, options, map);
  const modelName = model === undefined ? '' : model.kind === 'map' ? basename(model.file) : model.name;
  const sections = sectionsOf(found, modelName);
  const outputs: (readonly [file: string, text: string])[] = [];
  if (options.html !== undefined) {
    const shown = { title, language: options.language, sections };
    const page = await htmlDocument({ ...summary, insights: findInsights(read.log) }, shown);
    outputs.push([options.html, page]);
  }
  if (options.outModel && found.discovered) {
    const { file, format } = options.outModel;
    const ends = found.bottlenecks?.ends ?? found.why?.told.ends ?? endsByName(read.log);
    const { text, notes } = await modelText(format, found.discovered.tree, read.log, ends, title);
    for (const note of notes) terminal.note(`note: ${terminal.clean(note)}`);
    outputs.push([file, text]);
  }
  for (const [file, text] of outputs) {
    try {
      await writeFile(file, text);
    } catch (error) {
      terminal.note(`portolan: ${terminal.clean(cannotWrite(file, error))}`);
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
  if (options.json) terminal.print(jsonOf(summary, read.warnings, found));
  else terminal.print(textOf(found, { summary, read, title, model: modelName }, terminal));
  for (const { file } of options.logs) terminal.note(`The log is in ${terminal.clean(file)}.`);
  if (options.html !== undefined) terminal.note(`The map is in ${options.html}; open it in a browser.`);
  if (options.outModel) terminal.note(`The model is in ${options.outModel.file}.`);
  return 0;
}

interface Told {
  readonly summary: LogSummary;
  readonly read: FilesRead;
  readonly title: string;
  readonly model: string;
}

/** The summary, unless something else was asked. */
function textOf(found: Examined, { summary, read, title, model }: Told, terminal: Terminal): string {
  const { conformance, ...others } = found;
  const { warnings } = read;
  const english = (of: Examined): string[] =>
    sectionsOf(of, model).flatMap((section) => sectionText(section('en'), terminal));
  // A map has words of its own: stages by their other names, paths that it lacks.
  if (conformance?.of === 'map') {
    const text = conformanceText(
      conformance.map,
      conformance.fit,
      { title, model, summary, warnings },
      terminal,
    );
    return [text, ...english(others)].join('\n');
  }
  const sections = english(found);
  if (sections.length === 0) return summaryText(summary, warnings, read.mappings, title, terminal);
  const paint = paintWith(terminal.colours);
  return [
    ...headingText(summary, title, terminal, paint),
    ...sections,
    ...notesText(summary.log.rejectedRows, warnings, terminal, paint),
  ].join('\n');
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
