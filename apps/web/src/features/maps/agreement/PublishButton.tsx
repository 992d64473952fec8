// In the head row: "Publish version 4" for a draft and whoever may; nothing otherwise.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { useAgreement, useShownVersion } from './use-agreement.ts';

export function PublishButton() {
  const { t } = useTranslation('maps');
  const formats = useFormats();
  const mayPublish = useMay('maps.publish');
  const agreement = useAgreement();
  const { process, version } = useShownVersion();
  const [isOpen, setOpen] = useState(false);
  if (!mayPublish || process === undefined || version?.state !== 'draft') return null;
  if (process.archivedAt !== null) return null;
  return (
    <>
      <Button variant="primary" isDisabled={agreement === undefined} onPress={() => setOpen(true)}>
        {t('publish.action', { n: formats.number(version.number) })}
      </Button>
      {isOpen && agreement !== undefined && (
        <PublishDialog
          process={process}
          version={version}
          agreement={agreement}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
