// Where it was asked: the moments, with how many deals were compared there and which stand beside. Folded away.
import type { WhyAskedAt } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Fold } from './Section.tsx';
import type { WhyWords } from './use-why-words.ts';

const COLUMNS = ['won', 'lost', 'open', 'other', 'tooRecent'] as const;

export function AskedAt(props: {
  readonly landmarks: readonly WhyAskedAt[];
  readonly asked: number;
  readonly words: WhyWords;
}) {
  const { landmarks, asked, words } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  if (landmarks.length === 0) return null;
  return (
    <Fold summary={t('asked.summary', { count: asked, n: formats.number(asked) })}>
      <p className="max-w-170 pt-1 pb-2 text-sm text-muted">{t('asked.text')}</p>
      <div className="overflow-x-auto">
        <table className="text-sm tabular-nums">
          <thead>
            <tr className="text-xs text-muted">
              <th scope="col" className="pe-6 pb-1 text-start font-normal">
                {t('asked.moment')}
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="px-3 pb-1 text-end font-normal whitespace-nowrap">
                  {t(`asked.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {landmarks.map((one) => (
              <tr key={JSON.stringify(one.landmark)} className="border-t border-line">
                <th scope="row" className="py-1 pe-6 text-start font-normal">
                  {words.moment(one.landmark)}
                </th>
                {COLUMNS.map((column) => (
                  <td key={column} className="px-3 text-end">
                    {formats.number(one[column])}
                  </td>
                ))}
                {!one.isEnough && <td className="ps-3 whitespace-nowrap text-muted">{t('notEnough')}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  );
}
