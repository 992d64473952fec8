// The options of `portolan check`: what is wrong is said with what would be right.
import { PICTURE_LANGUAGES, type Language } from '@portolan/picture';
import { parseWords } from '../parse-words.ts';
import { UsageError } from '../usage-error.ts';

export interface CheckOptions {
  readonly files: readonly string[];
  readonly json: boolean;
  /** How to mend stands under each finding. */
  readonly explain: boolean;
  readonly language: Language;
  /** A file with settings of the check. */
  readonly settings: string | undefined;
}

const OPTIONS = {
  json: { type: 'boolean' },
  explain: { type: 'boolean' },
  language: { type: 'string' },
  settings: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws UsageError */
export function parseCheckOptions(args: readonly string[]): CheckOptions | 'help' {
  const { values, positionals } = parseWords(args, OPTIONS);
  if (values.help) return 'help';
  if (positionals.length === 0) throw new UsageError('Name at least one file: portolan check FILE...');
  const language = PICTURE_LANGUAGES.find((one) => one === (values.language ?? 'en'));
  if (language === undefined) {
    throw new UsageError(
      `--language cannot be "${values.language}"; it is one of: ${PICTURE_LANGUAGES.join(', ')}.`,
    );
  }
  return {
    files: positionals,
    json: values.json ?? false,
    explain: values.explain ?? false,
    language,
    settings: values.settings,
  };
}
