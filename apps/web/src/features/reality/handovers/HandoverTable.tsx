// Every hand-over with how often and how long, the commonest first; its deals open beside it.
import type { HandoversAnswer } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { HandoverPair } from '../../../lib/logs/handover-search.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';

export interface HandoverTableProps {
  readonly figures: HandoversAnswer;
  readonly open: HandoverPair | undefined;
  /** Undefined closes. */
  readonly onOpen: (pair: HandoverPair | undefined) => void;
}

/** So many say enough at first. */
const FIRST = 30;

export function HandoverTable({ figures, open, onOpen }: HandoverTableProps) {
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const [isWhole, setWhole] = useState(false);
  const { parties, handovers } = figures;
  const rest = handovers.length - FIRST;
  return (
    <div className="flex flex-col items-start gap-2">
      <table className="w-full max-w-3xl text-sm">
        <caption className="sr-only">{t('handovers.picture')}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {(['from', 'to'] as const).map((end) => (
              <th key={end} scope="col" className="py-1.5 pe-3 text-start font-normal">
                {t(`handovers.${end}`)}
              </th>
            ))}
            {(['times', 'deals', 'wait'] as const).map((figure) => (
              <th key={figure} scope="col" className="py-1.5 ps-3 text-end font-normal">
                {t(`handovers.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(isWhole ? handovers : handovers.slice(0, FIRST)).map(({ from, to, count, cases, medianDays }) => {
            const pair = { giver: parties[from]!.name, taker: parties[to]!.name };
            const isOpen = open?.giver === pair.giver && open.taker === pair.taker;
            const names = { from: isolate(pair.giver), to: isolate(pair.taker) };
            return (
              <tr key={`${from} ${to}`} className={`h-row border-b border-line ${isOpen ? 'bg-chosen' : ''}`}>
                <td className="pe-3 wrap-anywhere">{names.from}</td>
                <td className="pe-3 wrap-anywhere">{names.to}</td>
                <td className="ps-3 text-end tabular-nums">{formats.number(count)}</td>
                <td className="ps-3 text-end tabular-nums">
                  <AriaButton
                    aria-pressed={isOpen}
                    aria-label={t('handovers.behind', { count: cases, n: formats.number(cases), ...names })}
                    onPress={() => onOpen(isOpen ? undefined : pair)}
                    className="focus-ring rounded-sm underline decoration-current/35 decoration-1 underline-offset-3 data-hovered:decoration-current"
                  >
                    {formats.number(cases)}
                  </AriaButton>
                </td>
                <td className="ps-3 text-end whitespace-nowrap tabular-nums">
                  {formats.duration(medianDays * 86_400)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rest > 0 && (
        <Button variant="quiet" className="-ms-3" onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('handovers.fewer') : t('handovers.more', { count: rest, n: formats.number(rest) })}
        </Button>
      )}
    </div>
  );
}
