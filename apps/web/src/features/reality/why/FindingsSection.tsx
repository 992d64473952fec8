// One question of Why: its findings with their intervals and what comes along with each, or what is so where there is none.
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import type { ForestScale } from '../../../lib/logs/forest-scale.ts';
import { BehindLink, isSamePlace, type Behind } from './BehindLink.tsx';
import { FindingRow, ForestHead } from './FindingRow.tsx';
import { Answer, Fold, Section } from './Section.tsx';
import type { FindingsTold, FindingTold, Question } from './use-findings-told.ts';

export interface FindingsSectionProps {
  readonly told: FindingsTold;
  readonly behind: Behind;
  /** Where nothing was found, or nothing can be said. */
  readonly none: string;
  readonly action?: ReactNode;
  /** What stands below. */
  readonly children?: ReactNode;
}

export function FindingsSection(props: FindingsSectionProps) {
  const { told, behind } = props;
  const { question, items, total, scale } = told;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const rest = total - items.length;
  return (
    <Section title={told.title} note={told.note} action={props.action}>
      {items.length > 0 ? (
        <div>
          <ForestHead scale={scale} tick={told.tick} label={told.axis} figure={told.figure} />
          <ul aria-label={told.title} className="border-t border-line">
            {items.map((found) => (
              <Row key={found.key} found={found} question={question} scale={scale} behind={behind}>
                {found.echoes.total > 0 && (
                  <Fold
                    summary={t('echoes', {
                      count: found.echoes.total,
                      n: formats.number(found.echoes.total),
                    })}
                  >
                    <ul className="border-s-2 border-line ps-2">
                      {found.echoes.items.map((echo) => (
                        <Row
                          key={echo.key}
                          found={echo}
                          question={question}
                          scale={scale}
                          behind={behind}
                          isSmall
                        />
                      ))}
                    </ul>
                  </Fold>
                )}
              </Row>
            ))}
          </ul>
          {rest > 0 && (
            <p className="pt-2 text-sm text-muted">{t('rest', { count: rest, n: formats.number(rest) })}</p>
          )}
        </div>
      ) : (
        <Answer>{props.none}</Answer>
      )}
      {props.children}
    </Section>
  );
}

function Row(props: {
  readonly found: FindingTold;
  readonly question: Question;
  readonly scale: ForestScale;
  readonly behind: Behind;
  readonly isSmall?: boolean;
  readonly children?: ReactNode;
}) {
  const { found, behind } = props;
  const { t } = useTranslation('why');
  const { places } = found;
  return (
    <FindingRow
      sentence={found.sentence}
      counts={
        <>
          <Trans
            t={t}
            i18nKey={`${props.question}.counts`}
            values={found.counts}
            components={{
              with: <BehindLink behind={behind} place={places.with} />,
              without: <BehindLink behind={behind} place={places.without} />,
            }}
          />
          {found.moment !== undefined && ` · ${found.moment}`}
          {found.sameDeals !== undefined && ` · ${found.sameDeals}`}
        </>
      }
      effect={found.effect}
      scale={props.scale}
      figure={found.figure}
      interval={found.interval}
      isSmall={props.isSmall ?? false}
      isOpen={isSamePlace(behind.open, places.with) || isSamePlace(behind.open, places.without)}
    >
      {props.children}
    </FindingRow>
  );
}
