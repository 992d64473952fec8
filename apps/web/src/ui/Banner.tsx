// Something about the whole screen, until it is over or put away.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';

export interface BannerProps {
  readonly tone?: 'info' | 'attention';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly onClose?: () => void;
}

export function Banner(props: BannerProps) {
  const { t } = useTranslation('ui');
  const attention = props.tone === 'attention';
  return (
    <div
      role={attention ? 'alert' : 'status'}
      className={`flex min-h-row shrink-0 items-start gap-x-3 border-b md:items-center border-line px-5 py-1 text-sm max-md:px-4 ${attention ? 'bg-attention-wash text-ink' : 'bg-surface'}`}
    >
      <Icon
        name={attention ? 'warning' : 'info'}
        className={`my-2.5 ${attention ? 'text-attention' : 'text-accent'}`}
      />
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1 self-center py-1">
        <span className="min-w-0 grow basis-60">{props.children}</span>
        {props.action}
      </div>
      {props.onClose !== undefined && <IconButton icon="close" label={t('close')} onPress={props.onClose} />}
    </div>
  );
}
