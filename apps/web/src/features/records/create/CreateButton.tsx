// Opens the dialog that makes a contact or company.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Party } from '../../../lib/records/record-queries.ts';
import { useMay } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Option } from '../../../ui/option-list.tsx';
import { CreateDialog } from './CreateDialog.tsx';

export function CreateButton(props: {
  readonly about: Party;
  /** Where the new person works. */
  readonly company?: Option;
  /** In the head of a section. */
  readonly isQuiet?: boolean;
}) {
  const { about, company, isQuiet = false } = props;
  const { t } = useTranslation('records');
  const mayChange = useMay('records.change');
  const [isOpen, setOpen] = useState(false);
  if (!mayChange) return null;
  return (
    <>
      <Button
        variant={isQuiet ? 'quiet' : 'primary'}
        {...(isQuiet ? { icon: 'add' as const } : {})}
        className={isQuiet ? 'h-7!' : ''}
        onPress={() => setOpen(true)}
      >
        {t(`new.${about}`)}
      </Button>
      {isOpen && (
        <CreateDialog
          about={about}
          {...(company === undefined ? {} : { company })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
