// An address that leads nowhere.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/Link.tsx';

export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <EmptyState title={t('notFound.title')} action={<LinkButton href="/">{t('notFound.home')}</LinkButton>}>
      {t('notFound.advice')}
    </EmptyState>
  );
}
