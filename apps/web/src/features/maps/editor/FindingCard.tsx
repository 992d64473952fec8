// One finding as a proof-reader's note: what, why, and the way to mend it.
import { fixLabel, wordsOf, type Finding } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { preferences } from '../../../lib/preferences/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { useDraftState, useEdit, useMapView } from '../draft/draft-context.ts';
import { placeOf } from './use-findings.ts';

export const TONE_LINES = {
  error: 'border-attention',
  warning: 'border-nurture',
  advice: 'border-control',
} as const;

export function FindingCard(props: { readonly finding: Finding; readonly isWhole?: boolean }) {
  const { finding, isWhole = false } = props;
  const { t } = useTranslation('editor');
  const { language } = useStore(preferences);
  const { search, onSearch } = useMapView();
  const { readOnly } = useDraftState();
  const edit = useEdit();
  const words = wordsOf(finding, language);
  const fix = fixLabel(finding, language);
  const { fix: mending } = finding;
  const place = placeOf(finding);
  return (
    <article className={`flex min-w-0 flex-col gap-1 border-s-3 ps-3 ${TONE_LINES[finding.severity]}`}>
      <h3 className={`text-sm font-semibold ${isWhole ? '' : 'truncate'}`}>
        <bdi>{words.title}</bdi>
      </h3>
      <p className={`text-xs text-muted ${isWhole ? '' : 'line-clamp-2'}`}>
        {words.message}
        {isWhole && ` ${words.mend}`}
      </p>
      <p className="flex flex-wrap gap-x-3 text-xs font-semibold">
        {mending !== undefined && fix !== null && !readOnly && (
          <AriaButton className="focus-ring rounded-sm text-accent" onPress={() => edit(mending.command)}>
            {fix}
          </AriaButton>
        )}
        {place !== 'map' && (
          <AriaButton
            className="focus-ring rounded-sm text-accent"
            onPress={() => onSearch({ ...search, select: [place] }, { replace: true })}
          >
            {t('findings.show')}
          </AriaButton>
        )}
      </p>
    </article>
  );
}
