// A role with what it may do; only roles that the person may hand out.
import { mayAssign, ROLES, type Role } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../lib/session.ts';
import { Select } from '../../ui/Select.tsx';

export interface RoleSelectProps {
  readonly label: string;
  readonly value: Role;
  readonly onChange: (role: Role) => void;
  /** Roles that cannot be chosen here. */
  readonly without?: readonly Role[];
  readonly isLabelHidden?: boolean;
}

export function RoleSelect(props: RoleSelectProps) {
  const { t } = useTranslation('settings');
  const workspace = useWorkspace();
  const offered = ROLES.filter(
    (role) => workspace !== null && mayAssign(workspace.role, role) && props.without?.includes(role) !== true,
  );
  return (
    <Select
      label={props.label}
      {...(props.isLabelHidden === true ? { isLabelHidden: true, look: 'quiet' as const } : {})}
      options={offered.map((id) => ({ id, label: t(`role.${id}`), hint: t(`roleHint.${id}`) }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
