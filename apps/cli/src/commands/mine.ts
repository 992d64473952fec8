// `portolan mine`: files in, the real map out: in the terminal, as JSON, as one HTML file.
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SalesMap } from '@portolan/core';
import { FormatError } from '@portolan/formats';
import { endsByName, findInsights, summarise, type EventLog, type LogSummary } from '@portolan/mining';
import { formatNumber, htmlDocument, outOfCoreSection } from '@portolan/picture';
import { cannotWrite } from '../cannot-write.ts';
import { writeWhole } from '../whole-file.ts';
import { MINE_HELP } from '../help.ts';
import { readMap } from '../map/read-map.ts';
import { conformanceText } from '../mine/conformance-text.ts';
import { examine, type Examined } from '../mine/examine.ts';
import { jsonOf } from '../mine/json.ts';
import { parseMineOptions, type MineOptions } from '../mine/options.ts';
import { modelText } from '../mine/out-model.ts';
import { findUnwritable, refuseSameFiles } from '../mine/output-files.ts';
import { errorText } from '../mine/questions.ts';
import { whereToHold, type Choice } from '../mine/choose-where.ts';
import { FileError, lookAtFiles, type FileSeen } from '../mine/look-at-files.ts';
import { OutgrownError, type OutOfCore } from '../mine/outgrown-error.ts';
import { readFiles, type Listeners, type Reading } from '../mine/read-files.ts';
import { openRejectsFile } from '../mine/rejects-file.ts';
import { sectionText } from '../mine/sections-text.ts';
import { sectionsOf } from '../mine/sections.ts';
import { headingText, notesText, summaryText } from '../mine/summary-text.ts';
import { writeLog } from '../mine/write-log.ts';
import { mineOutOfCore, OutOfCoreError, outOfCoreNote } from '../out-of-core/mine-out-of-core.ts';
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
  refuseSameFiles(options);
  const unwritable = await findUnwritable(options);
  if (unwritable) {
    terminal.note(`portolan: ${terminal.clean(cannotWrite(unwritable.file, unwritable.error))}`);
    return 1;
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
  let mined: Mined;
  try {
    const files = await lookAtFiles(options);
    mined = await mineFiles(files, options, terminal, map);
  } catch (error) {
    if (error instanceof OutputError || error instanceof OutOfCoreError) {
      terminal.note(`portolan: ${terminal.clean(error.message)}`);
      return 1;
    }
    if (!(error instanceof FileError)) throw error;
    const text = errorText(error.file, error.cause);
    terminal.note(`portolan: ${text.split('\n').map(terminal.clean).join('\n')}`);
    return 1;
  }
  const { log, reading, summary, found, outOfCore } = mined;
  const title = titleOf(options.files);
  const modelName = model === undefined ? '' : model.kind === 'map' ? basename(model.file) : model.name;
  const sections = [
    ...(outOfCore
      ? [outOfCoreSection({ ...outOfCore, listed: summary.variants.length, ways: summary.log.variants })]
      : []),
    ...sectionsOf(found, modelName),
  ];
  const outputs: (readonly [file: string, text: string])[] = [];
  if (options.html !== undefined) {
    const shown = { title, language: options.language, sections };
    const page = await htmlDocument({ ...summary, ...(log && { insights: findInsights(log) }) }, shown);
    outputs.push([options.html, page]);
  }
  if (options.outModel && found.discovered && log) {
    const { file, format } = options.outModel;
    const ends = found.bottlenecks?.ends ?? found.why?.told.ends ?? endsByName(log);
    const { text, notes } = await modelText(format, found.discovered.tree, log, ends, title);
    for (const note of notes) terminal.note(`note: ${terminal.clean(note)}`);
    outputs.push([file, text]);
  }
  for (const [file, text] of outputs) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other
      await writeWhole(file, (path) => writeFile(path, text));
    } catch (error) {
      terminal.note(`portolan: ${terminal.clean(cannotWrite(file, error))}`);
      return 1;
    }
  }
  for (const written of log ? options.logs : []) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other: each takes all of the disk
      await writeWhole(written.file, (path) => writeLog(log!, written, path));
    } catch (error) {
      terminal.note(`portolan: ${terminal.clean(cannotWrite(written.file, error))}`);
      return 1;
    }
  }
  if (options.json) terminal.print(jsonOf(summary, reading.warnings, found, outOfCore));
  else terminal.print(textOf(mined, { title, model: modelName }, terminal));
  for (const { file } of options.logs) terminal.note(`The log is in ${terminal.clean(file)}.`);
  if (options.html !== undefined) terminal.note(`The map is in ${options.html}; open it in a browser.`);
  if (options.outModel) terminal.note(`The model is in ${options.outModel.file}.`);
  return 0;
}

/** What came of the files, wherever the log was held. */
interface Mined {
  /** Only where it is in memory. */
  readonly log?: EventLog;
  readonly outOfCore?: OutOfCore;
  readonly reading: Reading;
  readonly summary: LogSummary;
  readonly found: Examined;
}

/** In memory where that is enough, else on disk. */
async function mineFiles(
  files: readonly FileSeen[],
  options: MineOptions,
  terminal: Terminal,
  map: SalesMap | undefined,
): Promise<Mined> {
  const { outOfCore, watch } = whereToHold(files, options);
  if (outOfCore) return mineBeyondMemory(files, outOfCore, options, terminal);
  try {
    return await mineInMemory(files, options, terminal, map, watch);
  } catch (error) {
    if (!(error instanceof OutgrownError)) throw error;
    return mineBeyondMemory(files, error.outOfCore, options, terminal);
  }
}

async function mineInMemory(
  files: readonly FileSeen[],
  options: MineOptions,
  terminal: Terminal,
  map: SalesMap | undefined,
  watch: Choice['watch'],
): Promise<Mined> {
  const { log, ...reading } = await withListeners(options, terminal, (listeners) =>
    readFiles(files, options, listeners, watch),
  );
  const summary = summarise(log, { rejectedRows: reading.rejected });
  const progress = createProgress(terminal, 'Counting', () => performance.now());
  const events = `${formatNumber(log.time.length, 'en')} events`;
  try {
    const found = await examine(log, options, map, (share) => progress.update(share, 1, events));
    return { log, reading, summary, found };
  } finally {
    progress.end();
  }
}

async function mineBeyondMemory(
  files: readonly FileSeen[],
  outOfCore: OutOfCore,
  options: MineOptions,
  terminal: Terminal,
): Promise<Mined> {
  terminal.note(outOfCoreNote(outOfCore));
  return {
    outOfCore,
    ...(await withListeners(options, terminal, (listeners) =>
      mineOutOfCore(files, outOfCore, options, listeners),
    )),
  };
}

/** The summary, unless something else was asked. */
function textOf(
  { found, summary, reading }: Mined,
  { title, model }: { readonly title: string; readonly model: string },
  terminal: Terminal,
): string {
  const { conformance, ...others } = found;
  const { warnings } = reading;
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
  if (sections.length === 0) return summaryText(summary, warnings, reading.mappings, title, terminal);
  const paint = paintWith(terminal.colours);
  return [
    ...headingText(summary, title, terminal, paint),
    ...sections,
    ...notesText(summary.log.rejectedRows, warnings, terminal, paint),
  ].join('\n');
}

/** Shows how far the work is, and writes rejected rows where they are asked for. */
async function withListeners<T>(
  options: MineOptions,
  terminal: Terminal,
  work: (listeners: Listeners) => Promise<T>,
): Promise<T> {
  const progress = createProgress(terminal, 'Reading', () => performance.now());
  const counting = createProgress(terminal, 'Counting', () => performance.now());
  const rejects = options.rejects === undefined ? null : await openRejectsFile(options.rejects);
  let result: T;
  try {
    result = await work({
      onProgress: (done, total, events) =>
        progress.update(done, total, `${formatNumber(events, 'en')} events`),
      onReject: (file, reject) => rejects?.add(file, reject),
      onCounted: (share) => counting.update(share, 1, 'on disk'),
    });
  } catch (error) {
    // Where no row could be read, they say why; else they are only those of a part. Why the log cannot be read matters
    // more than that they cannot be written.
    const isToldByThem = error instanceof FileError && isOfNoEvent(error);
    await (isToldByThem ? rejects?.close() : rejects?.discard())?.catch(() => undefined);
    throw error;
  } finally {
    progress.end();
  }
  try {
    await rejects?.close();
  } catch (error) {
    throw new OutputError(options.rejects ?? '', error);
  }
  return result;
}

function isOfNoEvent({ cause }: FileError): boolean {
  return cause instanceof FormatError && cause.code === 'no_events';
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
