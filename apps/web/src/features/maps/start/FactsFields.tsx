// What every process has: a name, one sentence of purpose, what travels on it. With the button that creates it.
import { CASE_KINDS, type ProcessFacts } from '@portolan/core';
import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Submit } from '../../../lib/api/use-submit.ts';
import { useMay } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export interface FactsFieldsProps {
  readonly facts: ProcessFacts;
  readonly onChange: (facts: ProcessFacts) => void;
  readonly submit: Submit<unknown>;
  /** Before the button: what will be on the map. */
  readonly children?: ReactNode;
  readonly isDisabled?: boolean;
}

export const NO_FACTS: ProcessFacts = { name: '', purpose: '', caseKind: 'deal' };

export function FactsFields(props: FactsFieldsProps) {
  const { facts, onChange, submit } = props;
  const { t } = useTranslation('maps');
  const mayChange = useMay('maps.change');
  return (
    <Form
      className="flex max-w-120 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.send();
      }}
    >
      <TextField
        label={t('facts.name')}
        placeholder={t('facts.nameExample')}
        value={facts.name}
        onChange={(name) => onChange({ ...facts, name })}
        maxLength={200}
        isRequired
        autoComplete="off"
      />
      <TextField
        label={t('facts.purpose')}
        hint={t('facts.purposeHint')}
        rows={2}
        value={facts.purpose}
        onChange={(purpose) => onChange({ ...facts, purpose })}
        maxLength={500}
      />
      <Select
        label={t('facts.caseKind')}
        hint={t('facts.caseKindHint')}
        options={CASE_KINDS.map((id) => ({ id, label: t(`facts.case.${id}`) }))}
        value={facts.caseKind}
        onChange={(caseKind) => onChange({ ...facts, caseKind })}
      />
      {props.children}
      <ProblemNote problem={submit.problem} />
      <Button
        variant="primary"
        type="submit"
        className="self-start"
        isPending={submit.isPending}
        isDisabled={!mayChange || props.isDisabled === true}
      >
        {t('start.create')}
      </Button>
    </Form>
  );
}
