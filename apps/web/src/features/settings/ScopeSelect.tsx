// Whose records: one's own, those of one's teams, or all.
import { RECORD_SCOPES, type RecordScope } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/Select.tsx';

export interface ScopeSelectProps {
  /** Read out: role, kind of record, see or change. */
  readonly label: string;
  readonly value: RecordScope;
  readonly onChange: (scope: RecordScope) => void;
  readonly isDisabled?: boolean;
}

export function ScopeSelect(props: ScopeSelectProps) {
  const { t } = useTranslation('access');
  return (
    <Select
      label={props.label}
      isLabelHidden
      look="quiet"
      options={RECORD_SCOPES.map((id) => ({ id, label: t(`scope.${id}`), hint: t(`scopeHint.${id}`) }))}
      value={props.value}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
    />
  );
}
