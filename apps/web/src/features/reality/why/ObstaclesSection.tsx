// Where deals leave: per stage, how many of those that leave it are lost, as bars with their intervals.
import type { WhyObstacle } from '@portolan/contract';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { BehindLink, isSamePlace } from './BehindLink.tsx';
import { Answer, Section } from './Section.tsx';
import type { FindingsProps } from './WinnersSection.tsx';

const FIRST = 8;

export function ObstaclesSection({ why, words, behind }: FindingsProps) {
  const { t } = useTranslation('why');
  const formats = useFormats();
  const [isWhole, setWhole] = useState(false);
  const all = why.obstacles.items.filter(({ lost }) => lost > 0);
  const shown = isWhole ? all : all.slice(0, FIRST);
  const row = (found: WhyObstacle) => {
    const { stage, lost, share, cases, open } = found;
    const place = { of: 'obstacle', stage, next: 'lost' } as const;
    const waiting = { of: 'obstacle', stage, next: 'open' } as const;
    const isOpen = isSamePlace(behind.open, place) || isSamePlace(behind.open, waiting);
    return (
      <li
        key={stage}
        className={`grid items-center gap-x-6 gap-y-1 border-b border-line px-2 py-2.5 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_8.5rem] max-md:grid-cols-[minmax(0,1fr)_auto] ${isOpen ? 'bg-chosen' : ''}`}
      >
        <div className="min-w-0 max-md:col-span-2">
          <p className="font-medium">
            {share.isEnough
              ? t('obstacles.text', { share: words.percent(share.value), stage: isolate(stage) })
              : t('obstacles.few', { stage: isolate(stage) })}
          </p>
          <p className="text-sm text-muted">
            <Trans
              t={t}
              i18nKey="obstacles.counts"
              values={{
                lost: formats.number(lost),
                n: formats.number(cases - open),
                share: words.percent(found.ofAllLost),
              }}
              components={{ lost: <BehindLink behind={behind} place={place} /> }}
            />
            {open > 0 && (
              <>
                {' · '}
                <Trans
                  t={t}
                  i18nKey="obstacles.open"
                  count={open}
                  values={{ n: formats.number(open) }}
                  components={{ open: <BehindLink behind={behind} place={waiting} /> }}
                />
              </>
            )}
          </p>
        </div>
        <div aria-hidden="true" className="relative h-4">
          {share.isEnough && (
            <>
              <div
                className="absolute inset-y-0 start-0 rounded-sm bg-lost/55"
                style={{ inlineSize: `${share.value * 100}%` }}
              />
              <div
                className="absolute top-1/2 h-px bg-ink"
                style={{
                  insetInlineStart: `${share.low * 100}%`,
                  inlineSize: `${(share.high - share.low) * 100}%`,
                }}
              />
            </>
          )}
        </div>
        <p className="flex flex-col text-end whitespace-nowrap tabular-nums">
          {share.isEnough ? (
            <>
              <span className="font-semibold">{words.percent(share.value)}</span>
              <span className="text-xs text-muted">
                {t('range', { low: words.percent(share.low), high: words.percent(share.high) })}
              </span>
            </>
          ) : (
            <span className="text-xs text-muted">{t('notEnough')}</span>
          )}
        </p>
      </li>
    );
  };
  return (
    <Section title={t('obstacles.title')} note={t('obstacles.note')}>
      {all.length === 0 ? (
        <Answer>{t('obstacles.none')}</Answer>
      ) : (
        <ul aria-label={t('obstacles.title')} className="border-t border-line">
          {shown.map(row)}
        </ul>
      )}
      {all.length > FIRST && (
        <div>
          <Button variant="quiet" className="-ms-3" onPress={() => setWhole(!isWhole)}>
            {isWhole
              ? t('obstacles.fewer')
              : t('obstacles.more', { count: all.length - FIRST, n: formats.number(all.length - FIRST) })}
          </Button>
        </div>
      )}
    </Section>
  );
}
