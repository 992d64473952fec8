// The findings at one moment as a small tree: each box says who and how many of them were won; a branch for yes, one for no.
import type { WhyFeature, WhyTree, WhyTreeNode } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import type { WhyWords } from './use-why-words.ts';

export function OutcomeTree(props: { readonly tree: WhyTree; readonly words: WhyWords }) {
  const { tree, words } = props;
  const { t } = useTranslation('why');
  return (
    <figure className="flex flex-col gap-2 pt-4 pb-2">
      <figcaption className="text-sm text-muted">
        {t('tree.title', { moment: words.moment(tree.landmark) })}
      </figcaption>
      <div className="overflow-x-auto pb-1">
        <ul>
          <Node node={tree.root} who={t('tree.all')} words={words} tree={tree} />
        </ul>
      </div>
    </figure>
  );
}

/** A line from the box above to this one, and on to the next. */
const BRANCH =
  'pt-3 before:absolute before:-start-6 before:top-0 before:h-10 before:w-6 before:rounded-es-md before:border-s before:border-b before:border-flow not-last:after:absolute not-last:after:-start-6 not-last:after:top-0 not-last:after:h-full not-last:after:border-s not-last:after:border-flow';

function Node(props: {
  readonly node: WhyTreeNode;
  readonly who: string;
  readonly words: WhyWords;
  readonly tree: WhyTree;
  readonly isBranch?: boolean;
}) {
  const { node, who, words, tree, isBranch = false } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const label = (feature: WhyFeature): string => words.who(feature, tree.landmark);
  return (
    <li className={`relative ${isBranch ? BRANCH : ''}`}>
      <div className="w-76 max-w-full rounded-md border border-line bg-surface px-3 py-2">
        <p className="text-sm font-medium">{who}</p>
        <div aria-hidden="true" className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-sunken">
          <div className="h-full rounded-full bg-won" style={{ inlineSize: `${node.share * 100}%` }} />
        </div>
        <p className="mt-1 text-sm tabular-nums">
          <span className="font-semibold text-won-ink">
            {t('tree.won', { share: words.percent(node.share) })}
          </span>
          <span className="text-muted">{` · ${t('tree.of', { n: formats.number(node.n) })}`}</span>
        </p>
      </div>
      {node.split !== undefined && (
        <ul className="ms-5 ps-6">
          <Node node={node.split.with} who={label(node.split.feature)} words={words} tree={tree} isBranch />
          <Node node={node.split.without} who={t('tree.others')} words={words} tree={tree} isBranch />
        </ul>
      )}
    </li>
  );
}
