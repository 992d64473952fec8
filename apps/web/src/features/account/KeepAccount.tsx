// For the owner who came by the one-time link: a calm banner, and the dialog that turns the visit into an account.
// Screens open the same dialog (`askToKeep`) when somebody wants to keep something.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepAsked } from '../../lib/keep-account.ts';
import { useSession, useWorkspace } from '../../lib/session.ts';
import { useStore } from '../../lib/store.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { late } from '../../ui/late.tsx';
import type { KeepDialogProps } from './KeepDialog.tsx';

const KeepDialog = late<KeepDialogProps>(
  async () => ({ default: (await import('./KeepDialog.tsx')).KeepDialog }),
  ({ isOpen }) => isOpen,
);

export function KeepAccount() {
  const { t } = useTranslation('account');
  const session = useSession();
  const workspace = useWorkspace();
  const asked = useStore(keepAsked);
  const [away, setAway] = useState(false);
  if (session === null || session.user.hasPassword) return null;
  return (
    <>
      {!away && (
        <Banner
          onClose={() => setAway(true)}
          action={<Button onPress={() => keepAsked.set(true)}>{t('keep.open')}</Button>}
        >
          {t('keep.banner')}
        </Banner>
      )}
      <KeepDialog isOpen={asked} onClose={() => keepAsked.set(false)} workspaceName={workspace?.name ?? ''} />
    </>
  );
}
