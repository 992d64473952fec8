// `portolan check`: maps in, what is wrong with them out, like a linter.
import { readFile } from 'node:fs/promises';
import { checkMap, checkSettingsSchema, type CheckSettings } from '@portolan/core';
import { parseCheckOptions } from '../check/options.ts';
import { reportJson, reportText, type Checked } from '../check/report.ts';
import { CHECK_HELP } from '../help.ts';
import { readMap } from '../map/read-map.ts';
import { errorText } from '../mine/questions.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { UsageError } from '../usage-error.ts';

/**
 * @returns the exit code: 0 no errors, 1 errors found or a file that cannot be read.
 * @throws UsageError
 */
export async function runCheck(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseCheckOptions(args);
  if (options === 'help') {
    terminal.print(CHECK_HELP);
    return 0;
  }
  const settings = await readSettings(options.settings);
  const checked: Checked[] = [];
  let unread = false;
  for (const file of options.files) {
    const read = await readMap(file);
    if (read.ok) {
      for (const warning of read.warnings) terminal.note(`note: ${terminal.clean(`${file}: ${warning}`)}`);
      const findings = checkMap({ map: read.map, process: read.process }, settings);
      checked.push({ file, process: read.process.name, findings });
      continue;
    }
    unread = true;
    for (const problem of read.problems) terminal.note(`portolan: ${terminal.clean(problem)}`);
  }
  if (checked.length > 0) {
    terminal.print(
      options.json ? reportJson(checked, options.language) : reportText(checked, options, terminal),
    );
  }
  const errors = checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  return unread || errors ? 1 : 0;
}

/** @throws UsageError for a file that cannot be read or holds no settings. */
async function readSettings(file: string | undefined): Promise<CheckSettings> {
  if (file === undefined) return checkSettingsSchema.parse({});
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      error instanceof SyntaxError
        ? `--settings ${file}: this is not JSON: ${error.message}.`
        : `--settings ${errorText(file, error)}`,
    );
  }
  const read = checkSettingsSchema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('/')}: `;
  throw new UsageError(`--settings ${file}: ${at}${issue?.message ?? 'these are no settings'}.`);
}
