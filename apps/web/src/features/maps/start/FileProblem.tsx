// Why a file is no map: what is wrong and how to mend it in the reader's language, and the places in the file.
import { useTranslation } from 'react-i18next';
import type { CallProblem } from '../../../lib/api/problem.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useProblemText } from '../../../ui/use-problem-text.ts';

export function FileProblem(props: { readonly name: string; readonly problem: CallProblem }) {
  const { problem } = props;
  const { t, i18n } = useTranslation('maps');
  const formats = useFormats();
  const text = useProblemText();
  const { reason, fields = [], detail } = problem;
  const key = `start.file.problem.${reason?.code ?? ''}`;
  const isKnown = reason !== undefined && i18n.exists(key, { ns: 'maps' });
  const values = Object.fromEntries(
    Object.entries(reason?.params ?? {}).map(([name, value]) => [
      name,
      typeof value === 'number' ? formats.number(value) : value,
    ]),
  );
  // What a reader of JSON says of the whole file is worded already; of its parts it is the places that help.
  const places = reason?.code === 'shape' || reason?.code === 'broken' ? fields : [];
  return (
    <div role="alert" className="border-s-3 border-attention bg-attention-wash px-3 py-2 text-sm">
      <p className="font-medium wrap-anywhere">{t('start.file.failed', { name: props.name })}</p>
      <p className="text-muted">
        {isKnown
          ? t(key as 'start.file.problem.encoding', { encoding: '', ...values })
          : problem.code === 'unreadable_file'
            ? t('start.file.advice')
            : text(problem).advice}
      </p>
      {!isKnown && detail !== undefined && (
        <p dir="ltr" lang="en" className="pt-1 text-start font-mono text-xs wrap-anywhere text-muted">
          {detail}
        </p>
      )}
      {places.length > 0 && (
        <ul className="flex flex-col gap-0.5 pt-1.5 text-xs text-muted">
          {places.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path === '' ? (
                t('start.file.whole')
              ) : (
                <code dir="ltr" className="text-ink wrap-anywhere">
                  {path}
                </code>
              )}
              {': '}
              <span dir="ltr" lang="en">
                {message}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
