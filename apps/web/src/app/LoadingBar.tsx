// A hair line at the top while something is being fetched; comes late, so that fast answers do not flicker.
import { useIsFetching } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function LoadingBar() {
  const { t } = useTranslation('shell');
  const opening = useRouterState({ select: (state) => state.isLoading });
  const fetching = useIsFetching({
    predicate: ({ state }) => state.data === undefined && state.error === null,
  });
  if (!opening && fetching === 0) return null;
  return (
    <>
      <output className="sr-only">{t('loading')}</output>
      <div
        aria-hidden="true"
        className="loading-bar pointer-events-none fixed inset-x-0 top-0 z-30 h-0.5 overflow-hidden"
      />
    </>
  );
}
