// Where the command line writes: result on standard output, everything else on standard error. Colours only for a
// person who wants them, and never a control character that came from a file.
export interface Terminal {
  /** Columns of standard output; 100 where it is no terminal. */
  readonly columns: number;
  /** Standard output is a terminal. */
  readonly interactive: boolean;
  readonly colours: boolean;
  /** Standard error is a terminal. */
  readonly notesInteractive: boolean;
  readonly print: (text: string) => void;
  readonly note: (text: string) => void;
  /** Overwrites the current line of standard error; an empty text removes it. */
  readonly status: (text: string) => void;
  /** Makes text from a file harmless to show. */
  readonly clean: (text: string) => string;
}

export function terminalOf(process: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = process;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  return {
    columns: stdout.isTTY ? Math.max(40, Math.min(stdout.columns || 100, 160)) : 100,
    interactive: stdout.isTTY,
    colours: !env['NO_COLOR'] && env['TERM'] !== 'dumb' && (stdout.isTTY || forced),
    notesInteractive: stderr.isTTY,
    print: (text) => void stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    note: (text) => void stderr.write(text.endsWith('\n') ? text : `${text}\n`),
    status: (text) => {
      if (stderr.isTTY) stderr.write(`\r\u001B[2K${text}`);
      else if (text !== '') stderr.write(`${text}\n`);
    },
    clean: withoutControls,
  };
}

/** Control characters and direction overrides become U+FFFD; line breaks become spaces. */
export function withoutControls(text: string): string {
  return (
    text
      .replaceAll(/[\r\n\t]+/gu, ' ')
      // eslint-disable-next-line no-control-regex -- control characters are what is replaced here
      .replaceAll(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
  );
}
