// The command line of Portolan: finds the command, turns its errors into messages and exit codes.
import { readFileSync } from 'node:fs';
import { runAdmin } from './commands/admin.ts';
import { runCheck } from './commands/check.ts';
import { runConvert } from './commands/convert.ts';
import { runMine } from './commands/mine.ts';
import { CHECK_HELP, CONVERT_HELP, HELP, MINE_HELP } from './help.ts';
import { terminalOf } from './terminal/terminal.ts';
import { UsageError } from './usage-error.ts';

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const HELP_OF: Readonly<Record<string, string>> = {
  mine: MINE_HELP,
  check: CHECK_HELP,
  convert: CONVERT_HELP,
};

/** 0 done, 1 it could not be done (the file cannot be read...), 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/**
 * @param args what stands after `portolan`.
 */
export async function main(args: readonly string[]): Promise<number> {
  const terminal = terminalOf(process);
  // A reader such as `head` may leave early; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const [command, ...rest] = args;
  try {
    switch (command) {
      case 'mine':
        return await runMine(rest, terminal);
      case 'check':
        return await runCheck(rest, terminal);
      case 'convert':
        return await runConvert(rest, terminal);
      case 'admin':
        return await runAdmin(rest, terminal);
      case 'help':
      case '--help':
      case '-h':
        terminal.print(HELP_OF[rest[0] ?? ''] ?? HELP);
        return 0;
      case '--version':
      case '-v':
        terminal.print(version());
        return 0;
      case undefined:
        terminal.note(HELP);
        return 2;
      default:
        throw new UsageError(
          `There is no command "${command}". The commands are: mine, check, convert, admin, help.`,
        );
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.note(`portolan: ${terminal.clean(error.message)}`);
    terminal.note('See "portolan --help".');
    return 2;
  }
}
