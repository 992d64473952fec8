// What the reader of a file said (why a row was rejected, what is worth knowing, why nothing was read) in the language
// of the screen. Its English stands in where this build does not know the code yet.
import type { ImportFault, LogDetail, LogSummary, MessageParams, Problem } from '@portolan/contract';
import type { FormatErrorCode, RejectCode, WarningCode } from '@portolan/formats';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import type { Formats } from '../../lib/locale/formats.ts';

interface Rejected {
  readonly reason: string | null;
  readonly reasonCode?: string | undefined;
  readonly params?: MessageParams | undefined;
}

export interface ReadingWords {
  readonly reject: (row: Rejected) => string;
  readonly warning: (warning: LogDetail['warnings'][number]) => string;
  /** Why a log was not read. */
  readonly problem: (log: LogSummary) => string;
  /** Why a file was refused at once; undefined where the refusal is not about the file. */
  readonly refusal: (problem: Pick<Problem, 'reason' | 'detail'>) => string | undefined;
}

/** Numbers, the size `bytes` and the day `date` as the reader writes them; words of the file keep their own direction. */
function readable(
  params: MessageParams | undefined,
  formats: Formats,
): { readonly replace: Readonly<Record<string, string>> } {
  const one = (name: string, value: string | number): string => {
    if (typeof value === 'number') return name === 'bytes' ? formats.bytes(value) : formats.number(value);
    return name === 'date' ? formats.date(value) : `\u2068${value}\u2069`;
  };
  const entries = Object.entries(params ?? {});
  return { replace: Object.fromEntries(entries.map(([name, value]) => [name, one(name, value)])) };
}

export function useReadingWords(): ReadingWords {
  const { t, i18n } = useTranslation('logs');
  const formats = useFormats();
  const knows = (kind: string, code: string | undefined): boolean =>
    code !== undefined && i18n.exists(`logs:${kind}.${code}`);
  const problem = (code: string | undefined, params: MessageParams | undefined, english: string): string =>
    knows('problem', code)
      ? t(`problem.${code as FormatErrorCode | ImportFault}`, readable(params, formats))
      : english;
  return {
    reject: ({ reason, reasonCode, params }) =>
      knows('why', reasonCode)
        ? t(`why.${reasonCode as RejectCode}`, readable(params, formats))
        : (reason ?? ''),
    warning: ({ code, params, message }) =>
      knows('notice', code) ? t(`notice.${code as WarningCode}`, readable(params, formats)) : message,
    problem: (log) => problem(log.problemCode, log.problemParams, log.problem ?? ''),
    refusal: ({ reason, detail }) => reason && problem(reason.code, reason.params, detail ?? ''),
  };
}
