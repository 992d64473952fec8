// Asks before something that cannot be undone; the button says what it does.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The verb: "Revoke the key". */
  readonly action: string;
  readonly isOpen: boolean;
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog
      role="alertdialog"
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onClose}
      actions={
        <>
          <Button
            variant="quiet"
            onPress={props.onClose}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the safe answer is the one under the finger
            autoFocus
          >
            {t('cancel')}
          </Button>
          <Button variant="danger" onPress={props.onConfirm} isPending={props.isPending ?? false}>
            {props.action}
          </Button>
        </>
      }
    >
      <div className="text-base">{props.children}</div>
    </Dialog>
  );
}
