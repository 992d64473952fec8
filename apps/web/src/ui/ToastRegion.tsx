// Where notices appear; mounted once. F6 reaches it, Escape puts a notice away.
import {
  Button as AriaButton,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from '../lib/store.ts';
import { undoables } from '../lib/undo.ts';
import { Icon } from './Icon.tsx';
import { toasts, undoFromToast } from './toasts.ts';

export function ToastRegion() {
  const { t } = useTranslation('ui');
  const open = useStore(undoables);
  return (
    <AriaToastRegion
      queue={toasts}
      className="focus-ring fixed inset-x-4 bottom-[max(4.5rem,var(--toast-floor,0px))] z-30 mx-auto flex w-fit max-w-[calc(100%-2rem)] flex-col-reverse gap-2 rounded-md md:bottom-[max(1.5rem,var(--toast-floor,0px))] [[data-dialog]_&]:top-3 [[data-dialog]_&]:bottom-auto [[data-dialog]_&]:flex-col"
    >
      {({ toast }) => {
        const { undoId, tone, text } = toast.content;
        return (
          <AriaToast
            toast={toast}
            className={`focus-ring flex min-h-11 items-center gap-3 rounded-md bg-ink py-1.5 ps-4 pe-1.5 text-sm text-on-ink shadow-float ${tone === 'attention' ? 'border-s-4 border-attention' : ''}`}
          >
            <AriaToastContent className="min-w-0 grow">
              <Text slot="title">{text}</Text>
            </AriaToastContent>
            {undoId !== undefined && open.some(({ id }) => id === undoId) && (
              <AriaButton
                onPress={() => void undoFromToast(undoId)}
                className="focus-ring h-8 rounded-sm px-2 font-semibold underline underline-offset-3 outline-offset-0 data-focus-visible:outline-current"
              >
                {t('undo')}
              </AriaButton>
            )}
            <AriaButton
              slot="close"
              aria-label={t('close')}
              className="focus-ring grid size-8 place-items-center rounded-sm opacity-80 outline-offset-0 data-focus-visible:outline-current data-hovered:opacity-100"
            >
              <Icon name="close" />
            </AriaButton>
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}
