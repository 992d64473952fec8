// Says when the server or the network is gone, and goes away by itself.
import { useTranslation } from 'react-i18next';
import { connection } from '../lib/api/connection.ts';
import { useStore } from '../lib/store.ts';
import { Banner } from '../ui/Banner.tsx';

export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const state = useStore(connection);
  if (state === 'online') return null;
  return <Banner tone="attention">{t(`connection.${state}`)}</Banner>;
}
