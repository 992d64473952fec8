// Confirms that one has read a published version.
import { confirmRead } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { showToast } from '../../../ui/toasts.ts';
import { useTakeAgreement } from './use-agreement.ts';

export function useConfirmRead(): {
  readonly isPending: boolean;
  readonly confirm: (versionId: string) => void;
} {
  const { t } = useTranslation('maps');
  const take = useTakeAgreement();
  const [isPending, setPending] = useState(false);
  const send = async (versionId: string) => {
    setPending(true);
    const outcome = await call(confirmRead, { params: { id: versionId } });
    setPending(false);
    if (take(outcome, versionId)) showToast(t('readers.thanks'));
  };
  return { isPending, confirm: (versionId) => void send(versionId) };
}
