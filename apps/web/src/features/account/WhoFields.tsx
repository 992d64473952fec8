// Name, e-mail and a new password: what an account needs, wherever one is made.
import { PASSWORD_LENGTH } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { TextField } from '../../ui/TextField.tsx';

export interface Who {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const NOBODY: Who = { name: '', email: '', password: '' };

export function WhoFields(props: { readonly who: Who; readonly onChange: (who: Who) => void }) {
  const { t } = useTranslation('account');
  const { who, onChange } = props;
  return (
    <>
      <TextField
        label={t('name')}
        value={who.name}
        onChange={(name) => onChange({ ...who, name })}
        autoComplete="name"
        maxLength={200}
        isRequired
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page or dialog is this form
        autoFocus
      />
      <TextField
        label={t('email')}
        type="email"
        value={who.email}
        onChange={(email) => onChange({ ...who, email })}
        autoComplete="username"
        maxLength={254}
        isRequired
      />
      <PasswordField
        label={t('newPassword')}
        hint={t('passwordHint')}
        value={who.password}
        onChange={(password) => onChange({ ...who, password })}
        autoComplete="new-password"
        maxLength={PASSWORD_LENGTH.max}
        isRequired
        validate={(password) => (password.length >= PASSWORD_LENGTH.min ? null : t('passwordShort'))}
      />
    </>
  );
}
