// Starts the web app: preferences, messages, the one-time token in the address, then the screens.
import type { QueryClient } from '@tanstack/react-query';
import type { AnyRoute } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createAppRouter } from './app/router.tsx';
import { redeemFromAddress } from './app/start-token.ts';
import { createQueryClient } from './lib/api/query-client.ts';
import { changeMessages, startMessages } from './lib/i18n/i18n.ts';
import { preferences, showPreferences } from './lib/preferences/preferences.ts';
import { sessionQuery } from './lib/session.ts';
// oxlint-disable-next-line import/no-unassigned-import -- styles have nothing to assign
import './ui/tokens.css';

/**
 * The code of the screen in the address comes while the session is asked for, which goes first: the browser loads a few
 * things at a time. Whatever fails is told when the screen is opened.
 */
function fetchScreen(router: ReturnType<typeof createAppRouter>, queryClient: QueryClient): void {
  const matches = router.matchRoutes(router.latestLocation);
  const hasToken = location.hash !== '';
  if (!hasToken && matches.some(({ routeId }) => routeId === '/shell')) {
    void queryClient.prefetchQuery(sessionQuery);
  }
  for (const { routeId } of matches) {
    const route: AnyRoute = router.routesById[routeId as keyof typeof router.routesById];
    void router.loadRouteChunk(route)?.catch(() => {});
  }
}

async function start(): Promise<void> {
  showPreferences();
  preferences.subscribe(() => {
    showPreferences();
    void changeMessages(preferences.get().language);
  });
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient);
  fetchScreen(router, queryClient);
  const [, refused] = await Promise.all([
    startMessages(preferences.get().language),
    redeemFromAddress(queryClient),
  ]);
  if (refused?.code === 'token_used') router.history.replace('/sign-in?link=used');
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App router={router} queryClient={queryClient} />
    </StrictMode>,
  );
}

void start();
