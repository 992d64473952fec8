// A question that must be answered first. Rare by intent: panels and undo are kinder. Full width on a phone.
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import { useToastsAtHead } from './use-below-toasts.ts';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly actions?: ReactNode;
  /** `alert` is read out at once and not closed by a click outside. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly width?: 'narrow' | 'wide';
}

export function Dialog(props: DialogProps) {
  const { t } = useTranslation('ui');
  const { role = 'dialog', width = 'narrow' } = props;
  return (
    <ModalOverlay
      isOpen={props.isOpen}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-20 flex items-end justify-center bg-veil transition-opacity data-entering:opacity-0 data-exiting:opacity-0 sm:items-start sm:pt-[12dvh]"
    >
      <Modal
        className={`max-h-[90dvh] w-full overflow-auto rounded-t-md border border-line bg-float shadow-float sm:rounded-md ${width === 'wide' ? 'sm:max-w-180' : 'sm:max-w-110'}`}
      >
        <OutOfTheWay />
        <AriaDialog role={role} className="flex flex-col gap-4 p-5 outline-none">
          <div className="flex items-start gap-3">
            <Heading slot="title" className="grow text-lg font-semibold">
              {props.title}
            </Heading>
            {role === 'dialog' && (
              <IconButton icon="close" label={t('close')} onPress={props.onClose} className="-me-1.5 -mt-1" />
            )}
          </div>
          {props.children}
          {props.actions !== undefined && (
            <div className="flex flex-wrap justify-end gap-2 pt-1">{props.actions}</div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function OutOfTheWay() {
  useToastsAtHead();
  return null;
}
