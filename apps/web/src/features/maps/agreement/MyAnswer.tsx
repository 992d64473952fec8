// For one who is asked to sign: sign the map as it is on screen, or say what has to change first.
import { signVersion, type Agreement, type MapVersion } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useSession } from '../../../lib/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { useMapView } from '../draft/draft-context.ts';
import { useTakeAgreement } from './use-agreement.ts';

export function MyAnswer(props: { readonly version: MapVersion; readonly agreement: Agreement }) {
  const { version, agreement } = props;
  const { t } = useTranslation(['maps', 'ui']);
  const formats = useFormats();
  const { draft } = useMapView();
  const me = useSession()?.user.id;
  const take = useTakeAgreement();
  const [form, setForm] = useState<'signed' | 'objected' | null>(null);
  const [note, setNote] = useState('');
  const [pending, setPending] = useState<'signed' | 'objected' | null>(null);
  const mine = agreement.stakeholders.find(({ person }) => person.id === me);

  const answer = async (said: 'signed' | 'objected') => {
    setPending(said);
    // What is on screen is what is signed.
    await draft.flush();
    const outcome = await call(signVersion, {
      params: { id: version.id },
      body: { answer: said, note: note.trim(), revision: draft.get().revision },
    });
    setPending(null);
    if (!take(outcome, version.id)) return;
    showToast(t(said === 'signed' ? 'signatures.youSigned' : 'signatures.youObjected'));
    setForm(null);
    setNote('');
  };
  const number = { n: formats.number(version.number) };

  return (
    <div className="flex flex-col gap-2.5 rounded-md border border-line bg-surface p-3">
      <p className="text-sm">
        {mine === undefined ? t('signatures.yourTurn') : t(`signatures.mine.${mine.state}`)}
      </p>
      {form !== null && (
        <TextField
          label={t(form === 'objected' ? 'signatures.reason' : 'signatures.note')}
          rows={3}
          value={note}
          onChange={setNote}
          maxLength={2000}
          isRequired={form === 'objected'}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened on purpose, to write
          autoFocus
        />
      )}
      <div className="flex flex-wrap gap-2">
        {form === 'objected' ? (
          <>
            <Button
              isPending={pending === 'objected'}
              isDisabled={note.trim() === ''}
              onPress={() => void answer('objected')}
            >
              {t('signatures.object')}
            </Button>
            <Button variant="quiet" onPress={() => setForm(null)}>
              {t('ui:cancel')}
            </Button>
          </>
        ) : (
          <>
            {mine?.state !== 'signed' && (
              <Button icon="check" isPending={pending === 'signed'} onPress={() => void answer('signed')}>
                {t('signatures.sign', number)}
              </Button>
            )}
            <Button variant="quiet" onPress={() => setForm('objected')}>
              {t('signatures.objectTo')}
            </Button>
            {mine?.state !== 'signed' && form === null && (
              <Button variant="quiet" onPress={() => setForm('signed')}>
                {t('signatures.addNote')}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
