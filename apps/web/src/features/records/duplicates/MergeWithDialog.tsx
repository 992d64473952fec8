// Merging a record with one that the review did not find: chosen by name, then compared as any pair.
import type { CompanyDetail, ContactDetail } from '@portolan/contract';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCompanies, findContacts } from '../../../lib/records/find-records.ts';
import type { Party } from '../../../lib/records/record-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { Option } from '../../../ui/option-list.tsx';
import { RecordPicker } from '../../../ui/RecordPicker.tsx';

export function MergeWithDialog(props: {
  readonly about: Party;
  readonly record: ContactDetail | CompanyDetail;
  readonly onClose: () => void;
}) {
  const { about, record, onClose } = props;
  const { t } = useTranslation(['records', 'ui']);
  const router = useRouter();
  const [other, setOther] = useState<Option | null>(null);
  const isItself = other?.id === record.id;
  return (
    <Dialog
      title={t('merge.with')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={other === null || isItself}
            onPress={() => {
              if (other === null) return;
              const query = new URLSearchParams({
                ...(about === 'company' ? { about } : {}),
                pair: `${record.id}.${other.id}`,
              });
              onClose();
              router.history.push(`/duplicates?${query.toString()}`);
            }}
          >
            {t('notice.compare')}
          </Button>
        </>
      }
    >
      <RecordPicker
        label={t('merge.which')}
        load={about === 'contact' ? findContacts : findCompanies}
        hasAvatars={about === 'contact'}
        value={other}
        onChange={setOther}
        error={isItself ? t('merge.itself') : undefined}
        startsFocused
      />
    </Dialog>
  );
}
