// Everything around the screens: cache, language, links without page loads, keyboard, notices.
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { LocaleProvider } from '../lib/locale/LocaleProvider.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { KeyboardLayer } from './KeyboardLayer.tsx';
import type { createAppRouter } from './router.tsx';

export interface AppProps {
  readonly router: ReturnType<typeof createAppRouter>;
  readonly queryClient: QueryClient;
}

export function App(props: AppProps) {
  const { router, queryClient } = props;
  return (
    <QueryClientProvider client={queryClient}>
      <LocaleProvider>
        <AriaRouterProvider navigate={(href) => router.history.push(href)}>
          <Suspense>
            <RouterProvider router={router} />
          </Suspense>
          <KeyboardLayer />
          <Toasts />
        </AriaRouterProvider>
      </LocaleProvider>
    </QueryClientProvider>
  );
}
