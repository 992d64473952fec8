// Up to three findings as sentences side by side; every marked number is a link to the deals behind it.
import type { Analysis } from '@portolan/contract';
import { Trans, useTranslation } from 'react-i18next';
import {
  followPatch,
  insightSentence,
  type InsightSentence,
  type SentenceValue,
} from '../../lib/logs/insight-sentence.ts';
import type { RealitySearch } from '../../lib/logs/reality-search.ts';
import { useRealityHref } from '../../lib/logs/use-reality-href.ts';
import type { Formats } from '../../lib/locale/formats.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Link } from '../Link.tsx';

export interface InsightSentencesProps {
  readonly logId: string;
  readonly analysis: Analysis;
  /** What the deals are narrowed to already. */
  readonly search: RealitySearch;
}

const MOST = 3;
const MARKS = ['see', 'longer', 'share', 'time', 'other'] as const;

/** Names keep their own direction inside a sentence of another script. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

function textOf(value: SentenceValue, formats: Formats): string {
  switch (value.kind) {
    case 'name':
      return isolated(value.value);
    case 'count':
      return formats.number(value.value);
    case 'share':
      return formats.percent(value.value, value.value > 0 && value.value < 0.095 ? 1 : 0);
    case 'seconds':
      break;
  }
  return formats.duration(value.value);
}

function Sentence(props: { readonly sentence: InsightSentence } & Omit<InsightSentencesProps, 'analysis'>) {
  const { sentence, logId, search } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const href = useRealityHref(logId);
  const values = Object.fromEntries(
    Object.entries(sentence.values).map(([name, value]) => [name, textOf(value, formats)]),
  );
  const components = Object.fromEntries(
    MARKS.flatMap((mark) => {
      const patch = sentence.links[mark];
      if (patch === undefined) return [];
      const red = sentence.key === 'slow' && mark === 'see';
      return [
        [
          mark,
          <Link
            key={mark}
            href={href(followPatch(search, patch))}
            tone={red ? 'attention' : 'ink'}
            className="font-semibold"
          />,
        ],
      ];
    }),
  );
  const note = sentence.key === 'way' ? 'ways' : sentence.key === 'returnOnly' ? 'return' : sentence.key;
  return (
    <li className="flex min-w-0 flex-col gap-1 border-line bg-surface px-6 py-4 max-md:px-4 max-md:py-3 md:not-first:border-s max-md:not-first:border-t">
      <p className="text-base text-ink md:text-[15px] md:leading-6">
        <Trans t={t} i18nKey={`insight.${sentence.key}`} values={values} components={components} />
      </p>
      <p className="text-xs text-muted">{t(`insight.note.${note}`, { replace: values })}</p>
    </li>
  );
}

export function InsightSentences(props: InsightSentencesProps) {
  const { analysis } = props;
  const { t } = useTranslation('reality');
  const sentences = analysis.insights.slice(0, MOST).map((insight) => insightSentence(insight, analysis));
  return (
    <section aria-label={t('insight.title')} className="border-t border-line bg-surface">
      {sentences.length === 0 ? (
        <p className="px-6 py-4 text-base text-muted">{t('insight.none')}</p>
      ) : (
        <ul className="grid auto-cols-fr md:grid-flow-col">
          {sentences.map((sentence, index) => (
            // At most three, in a fixed order; two findings may be of one kind.
            // oxlint-disable-next-line react/no-array-index-key
            <Sentence key={index} sentence={sentence} logId={props.logId} search={props.search} />
          ))}
        </ul>
      )}
    </section>
  );
}
