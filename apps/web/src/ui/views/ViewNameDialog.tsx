// The name of a view, when it is saved for the first time or renamed.
import type { View } from '@portolan/contract';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CallProblem, Outcome } from '../../lib/api/problem.ts';
import { Button } from '../Button.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { Dialog } from '../Dialog.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { TextField } from '../TextField.tsx';

export type Naming = { readonly kind: 'new' } | { readonly kind: 'rename'; readonly view: View };

export function ViewNameDialog(props: {
  readonly naming: Naming;
  readonly mayShare: boolean;
  readonly onClose: () => void;
  readonly onName: (name: string, shared: boolean) => Promise<Outcome<unknown>>;
}) {
  const { naming } = props;
  const { t } = useTranslation(['records', 'ui']);
  const [name, setName] = useState(naming.kind === 'rename' ? naming.view.name : '');
  const [shared, setShared] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const send = async (): Promise<void> => {
    if (name.trim() === '' || isPending) return;
    setPending(true);
    const outcome = await props.onName(name.trim(), shared);
    setPending(false);
    if (outcome.ok) props.onClose();
    else setProblem(outcome.problem);
  };
  return (
    <Dialog title={t(naming.kind === 'new' ? 'view.saveAs' : 'view.rename')} isOpen onClose={props.onClose}>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          label={t('view.name')}
          value={name}
          onChange={setName}
          maxLength={100}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is this one field
          autoFocus
        />
        {naming.kind === 'new' && props.mayShare && (
          <Checkbox
            label={t('view.shareAtOnce')}
            hint={t('view.shareHint')}
            isSelected={shared}
            onChange={setShared}
          />
        )}
        {problem !== null && <ProblemNote problem={problem} />}
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onPress={props.onClose}>
            {t('ui:cancel')}
          </Button>
          <Button variant="primary" type="submit" isPending={isPending} isDisabled={name.trim() === ''}>
            {t(naming.kind === 'new' ? 'view.save' : 'view.rename')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
