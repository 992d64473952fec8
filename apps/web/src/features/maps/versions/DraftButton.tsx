// In the head row of a version that never changes: the way to where the map can be changed.
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { useShownVersion } from '../agreement/use-agreement.ts';
import { useMapView } from '../draft/draft-context.ts';
import { withVersion } from './compare-search.ts';
import { useBeginDraft } from './use-begin-draft.ts';

export function DraftButton() {
  const { t } = useTranslation('maps');
  const mayChange = useMay('maps.change');
  const { search, onSearch } = useMapView();
  const { process, version } = useShownVersion();
  const { begin, isPending } = useBeginDraft();
  if (!mayChange || process === undefined || version === undefined || version.state === 'draft') return null;
  return process.draft === null ? (
    <Button variant="primary" isPending={isPending} onPress={() => void begin()}>
      {t('versions.begin')}
    </Button>
  ) : (
    <Button onPress={() => onSearch(withVersion(search, undefined))}>{t('versions.openDraft')}</Button>
  );
}
