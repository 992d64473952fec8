// Another name or purpose for a process.
import type { Process } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallProblem } from '../../../lib/api/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useProcessActions } from './use-process-actions.ts';

export function RenameProcessDialog(props: { readonly process: Process; readonly onClose: () => void }) {
  const { process, onClose } = props;
  const { t } = useTranslation(['maps', 'ui']);
  const { rename } = useProcessActions();
  const [name, setName] = useState(process.name);
  const [purpose, setPurpose] = useState(process.purpose);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isPending, setPending] = useState(false);
  const save = async () => {
    if (name.trim() === '') return;
    setPending(true);
    const refused = await rename(process, { name: name.trim(), purpose: purpose.trim() });
    setPending(false);
    setProblem(refused);
    if (refused === null) onClose();
  };
  return (
    <Dialog
      title={t('list.renameTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={name.trim() === ''}
            onPress={() => void save()}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('facts.name')}
          value={name}
          onChange={setName}
          maxLength={200}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus in any case
          autoFocus
          autoComplete="off"
        />
        <TextField
          label={t('facts.purpose')}
          hint={t('facts.purposeHint')}
          rows={2}
          value={purpose}
          onChange={setPurpose}
          maxLength={500}
        />
        <ProblemNote problem={problem} />
      </form>
    </Dialog>
  );
}
