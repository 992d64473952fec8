// What a sales leader reads first: how many days were lost, and where most of them.
import type { Bottlenecks } from '@portolan/contract';
import { Trans, useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { isolate } from '../../../lib/locale/isolate.ts';
import type { Place } from '../../../lib/logs/bottleneck-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useDayWords } from './use-day-words.ts';

/** A target that rests on fewer deals is told with a warning. */
const FEW = 5;

export function LeadSentence(props: {
  readonly figures: Bottlenecks;
  readonly onSelect: (place: Place) => void;
}) {
  const { figures } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const words = useDayWords(figures);
  const top = figures.stages[0];
  const deals = t('deals', { count: figures.cases, n: formats.number(figures.cases) });
  const isLost = figures.lostDays.stages > 0 && top !== undefined;
  const notes = [
    ...(figures.fastest > 0
      ? [
          t('lead.how', {
            count: figures.fastest,
            n: formats.number(figures.fastest),
            of: formats.number(figures.won),
          }),
        ]
      : []),
    t('lead.asOf', { date: formats.date(figures.asOf) }),
  ];
  return (
    <div className="flex max-w-200 flex-col gap-1">
      <p className="text-lg">
        {isLost ? (
          <Trans
            t={t}
            i18nKey={
              figures.stages.every(({ at, lostDays }) => at === top.at || lostDays === 0)
                ? 'lead.all'
                : 'lead.lost'
            }
            values={{
              days: words.days(figures.lostDays.stages),
              deals,
              stage: isolate(top.at),
              share: formats.percent(top.share),
            }}
            components={{
              lost: <strong className="font-semibold" />,
              top: (
                <AriaButton
                  onPress={() => props.onSelect({ at: top.at })}
                  className="focus-ring rounded-sm text-start font-semibold wrap-anywhere underline decoration-current/35 decoration-1 underline-offset-3 data-hovered:decoration-current"
                />
              ),
            }}
          />
        ) : (
          t(figures.won === 0 ? 'lead.noWon' : 'lead.nothing', { deals })
        )}
      </p>
      <p className="text-sm text-muted">{notes.join(' ')}</p>
      {figures.fastest > 0 && figures.fastest < FEW && (
        <p className="text-sm text-nurture-ink">
          {t('lead.few', { count: figures.fastest, n: formats.number(figures.fastest) })}
        </p>
      )}
    </div>
  );
}
