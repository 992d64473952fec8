// Where this screen hangs: the way up, then its own name.
import { Link } from './Link.tsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';

export interface BreadcrumbProps {
  readonly steps: readonly { readonly label: string; readonly href: string }[];
  readonly current: ReactNode;
}

export function Breadcrumb(props: BreadcrumbProps) {
  const { t } = useTranslation('ui');
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className="flex min-w-0 items-center gap-1.5 text-base">
        {props.steps.map((step) => (
          <li key={step.href} className="flex items-center gap-1.5 text-muted">
            <Link href={step.href}>{step.label}</Link>
            <Icon name="forward" className="size-3" />
          </li>
        ))}
        <li aria-current="page" className="truncate font-semibold">
          {props.current}
        </li>
      </ol>
    </nav>
  );
}
