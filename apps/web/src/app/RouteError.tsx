// A screen that could not be shown: says why and tries again; the rest of the app stays usable.
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../ui/ErrorState.tsx';

export function RouteError(props: ErrorComponentProps) {
  const router = useRouter();
  return (
    <div className="px-4">
      <ErrorState
        error={props.error}
        onRetry={() => {
          props.reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
