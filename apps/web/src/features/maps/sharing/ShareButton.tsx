// In the head row: read-only links, for whoever may share.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../lib/session.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useShownVersion } from '../agreement/use-agreement.ts';
import { ShareDialog } from './ShareDialog.tsx';

export function ShareButton() {
  const { t } = useTranslation('maps');
  const narrow = useNarrow();
  const mayShare = useMay('maps.share');
  const { process, version } = useShownVersion();
  const [isOpen, setOpen] = useState(false);
  if (!mayShare || process === undefined || version === undefined) return null;
  return (
    <>
      {narrow ? (
        <IconButton icon="share" label={t('share.open')} onPress={() => setOpen(true)} />
      ) : (
        <Button onPress={() => setOpen(true)}>{t('share.open')}</Button>
      )}
      {isOpen && <ShareDialog process={process} version={version} onClose={() => setOpen(false)} />}
    </>
  );
}
