// `portolan convert`: a map from one format into another.
import { writeFile } from 'node:fs/promises';
import { cannotWrite } from '../cannot-write.ts';
import { parseConvertOptions } from '../convert/options.ts';
import { writerOf } from '../convert/writers.ts';
import { CONVERT_HELP } from '../help.ts';
import { readMap } from '../map/read-map.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { writeWhole } from '../whole-file.ts';

/**
 * @returns the exit code: 0 done, 1 a file cannot be read or written.
 * @throws UsageError
 */
export async function runConvert(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseConvertOptions(args);
  if (options === 'help') {
    terminal.print(CONVERT_HELP);
    return 0;
  }
  const fail = (problem: string): number => {
    terminal.note(`portolan: ${terminal.clean(problem)}`);
    return 1;
  };
  const read = await readMap(options.from, options.source);
  if (!read.ok) {
    for (const problem of read.problems) fail(problem);
    return 1;
  }
  for (const warning of read.warnings) terminal.note(`note: ${terminal.clean(warning)}`);
  const writer = writerOf(options.target);
  const { nodes, paths, lanes } = read.map;
  if (writer.draws && nodes.length === 0) {
    return fail(`${options.from} has no stages yet, so there is nothing to draw.`);
  }
  const text = await writer.write(read, options);
  if (options.to === '-') {
    terminal.print(text);
    return 0;
  }
  try {
    await writeWhole(options.to, (path) => writeFile(path, text));
  } catch (error) {
    return fail(cannotWrite(options.to, error));
  }
  const stages = counted(nodes.filter(({ type }) => type === 'stage').length, 'stage');
  terminal.note(
    `${terminal.clean(options.to)}: ${stages}, ${counted(paths.length, 'path')}, ${counted(lanes.length, 'lane')}.`,
  );
  return 0;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
