// Whether the draft is saved, in a few quiet words.
import { useTranslation } from 'react-i18next';
import { useDraftState } from '../draft/draft-context.ts';

export function SavingState() {
  const { t } = useTranslation('editor');
  const { saving, readOnly } = useDraftState();
  if (readOnly) return null;
  return (
    <output
      className={`text-xs whitespace-nowrap ${saving === 'unreachable' ? 'text-attention-ink' : 'text-muted'}`}
    >
      {t(`saving.${saving}`)}
    </output>
  );
}
