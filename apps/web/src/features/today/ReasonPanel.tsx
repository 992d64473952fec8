// A refusal with its reason: of an approval, or of a hand-over. The other side reads it.
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

export interface ReasonPanelProps {
  readonly label: string;
  readonly action: string;
  readonly onSettle: (reason: string) => void;
  readonly onCancel: () => void;
}

export function ReasonPanel(props: ReasonPanelProps) {
  const { t } = useTranslation('ui');
  const [reason, setReason] = useState('');
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') props.onSettle(reason.trim());
      }}
    >
      <TextField
        label={props.label}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        autoComplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the key that opened it asked for it
        autoFocus
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" type="submit" isDisabled={reason.trim() === ''}>
          {props.action}
        </Button>
        <Button variant="quiet" onPress={props.onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
