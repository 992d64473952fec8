// Read-only links to the map for people without an account: which there are, a new one, and how to take one back.
import { createShare, revokeShare, type MapVersion, type Process, type Share } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { useSubmit } from '../../../lib/api/use-submit.ts';
import { sharesQuery } from '../../../lib/maps/process-queries.ts';
import { dayAt, endOfDay } from '../../../lib/locale/days.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../../lib/locale/use-now.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { DatePicker } from '../../../ui/DatePicker.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { PasswordField } from '../../../ui/PasswordField.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showFailure, showToast } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { usePersonName } from '../panel/use-person-name.ts';
import { shareState } from './share-facts.ts';

const LEAST_PASSWORD = 6;

export interface ShareDialogProps {
  readonly process: Process;
  /** The version on screen, which a link can be pinned to. */
  readonly version: MapVersion;
  readonly onClose: () => void;
}

export function ShareDialog(props: ShareDialogProps) {
  const { process, version, onClose } = props;
  const { t } = useTranslation('maps');
  const shares = useQuery(sharesQuery(process.id));
  const [made, setMade] = useState<Share | null>(null);
  const [adding, setAdding] = useState(false);
  const items = shares.data?.items;
  const isMadeOpen = items?.find(({ id }) => id === made?.id)?.revokedAt === null;
  const showsForm = adding || items?.length === 0;
  return (
    <Dialog title={t('share.title', { name: process.name })} isOpen onClose={onClose} width="wide">
      <p className="text-sm text-muted">{t('share.intro')}</p>
      {made !== null && made.path !== null && isMadeOpen && (
        <div className="rounded-md border border-won p-3">
          <CopyField label={t('share.ready')} value={`${window.location.origin}${made.path}`} />
        </div>
      )}
      {shares.isError && <ErrorState error={shares.error} onRetry={() => void shares.refetch()} />}
      {shares.isPending && <SkeletonRows rows={2} />}
      {showsForm ? (
        <ShareForm
          process={process}
          version={version}
          onMade={(share) => {
            setMade(share);
            setAdding(false);
          }}
          {...(adding ? { onCancel: () => setAdding(false) } : {})}
        />
      ) : (
        items !== undefined && (
          <Button icon="add" className="self-start" onPress={() => setAdding(true)}>
            {t('share.new')}
          </Button>
        )
      )}
      {items !== undefined && items.length > 0 && (
        <ul className="flex flex-col border-t border-line">
          {items.map((share) => (
            <ShareRow key={share.id} share={share} processId={process.id} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function ShareForm(props: {
  readonly process: Process;
  readonly version: MapVersion;
  readonly onMade: (share: Share) => void;
  readonly onCancel?: () => void;
}) {
  const { process, version } = props;
  const { t } = useTranslation(['maps', 'ui']);
  const formats = useFormats();
  const client = useQueryClient();
  const today = dayAt(useNow());
  const [label, setLabel] = useState('');
  const [follows, setFollows] = useState<'published' | 'this'>(
    process.published === null ? 'this' : 'published',
  );
  const [expires, setExpires] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const submit = useSubmit(
    () =>
      call(createShare, {
        params: { id: process.id },
        body: {
          label: label.trim(),
          ...(follows === 'this' ? { versionId: version.id } : {}),
          ...(expires === null ? {} : { expiresAt: endOfDay(expires) }),
          ...(password === '' ? {} : { password }),
        },
      }),
    async (share) => {
      await client.invalidateQueries({ queryKey: sharesQuery(process.id).queryKey });
      props.onMade(share);
    },
  );
  const tooShort = password !== '' && password.length < LEAST_PASSWORD;
  return (
    <Form
      className="flex flex-col gap-4 rounded-md border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!tooShort) void submit.send();
      }}
    >
      <TextField
        label={t('share.label')}
        hint={t('share.labelHint')}
        value={label}
        onChange={setLabel}
        maxLength={200}
        autoComplete="off"
      />
      <RadioGroup
        label={t('share.shows')}
        value={follows}
        onChange={setFollows}
        options={[
          {
            id: 'published',
            label: t('share.published'),
            hint: t(process.published === null ? 'share.publishedNone' : 'share.publishedHint'),
            isDisabled: process.published === null,
          },
          {
            id: 'this',
            label: t('share.this', { n: formats.number(version.number) }),
            hint: t(version.state === 'draft' ? 'share.thisDraft' : 'share.thisHint'),
          },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DatePicker
          label={t('share.expires')}
          hint={t('share.expiresHint')}
          value={expires}
          onChange={setExpires}
          min={today}
        />
        <PasswordField
          label={t('share.password')}
          hint={t('share.passwordHint')}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          maxLength={200}
          {...(tooShort ? { error: t('share.passwordShort') } : {})}
        />
      </div>
      <ProblemNote problem={submit.problem} />
      <div className="flex justify-end gap-2">
        {props.onCancel !== undefined && (
          <Button variant="quiet" onPress={props.onCancel}>
            {t('ui:cancel')}
          </Button>
        )}
        <Button variant="primary" type="submit" isPending={submit.isPending} isDisabled={tooShort}>
          {t('share.create')}
        </Button>
      </div>
    </Form>
  );
}

function ShareRow(props: { readonly share: Share; readonly processId: string }) {
  const { share, processId } = props;
  const { t } = useTranslation(['maps', 'ui']);
  const formats = useFormats();
  const client = useQueryClient();
  const text = useProblemText();
  const [asking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const personName = usePersonName();
  const state = shareState(share, useNow());
  const revoke = async () => {
    setPending(true);
    const outcome = await call(revokeShare, { params: { id: share.id } });
    setPending(false);
    setAsking(false);
    if (outcome.ok) showToast(t('share.wasRevoked'));
    else showFailure(`${text(outcome.problem).title}. ${text(outcome.problem).advice}`);
    await client.invalidateQueries({ queryKey: sharesQuery(processId).queryKey });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}${share.path ?? ''}`);
    showToast(t('ui:copied'));
  };
  const facts = [
    share.version === null
      ? t('share.showsPublished')
      : t('version.number', { n: formats.number(share.version) }),
    ...(share.hasPassword ? [t('share.hasPassword')] : []),
    share.expiresAt === null ? t('share.never') : t('share.until', { date: formats.date(share.expiresAt) }),
    share.opened === 0
      ? t('share.unopened')
      : t('share.opened', { count: share.opened, n: formats.number(share.opened) }),
  ];
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b border-line py-3 last:border-b-0">
      <div className="flex min-w-52 grow basis-0 flex-col gap-0.5">
        <span className={`flex flex-wrap items-center gap-2 ${state === 'open' ? '' : 'text-muted'}`}>
          <span className="font-medium wrap-anywhere" dir="auto">
            {share.label === '' ? t('share.unnamed') : share.label}
          </span>
          {state !== 'open' && <Badge>{t(`share.state.${state}`)}</Badge>}
        </span>
        <span className="text-xs text-muted">{facts.join(' · ')}</span>
        <span className="text-xs text-muted">
          {share.createdBy !== null && <bdi>{personName(share.createdBy)}</bdi>}
          {share.createdBy !== null && ' · '}
          <Moment at={share.createdAt} show="relative" />
        </span>
      </div>
      {state === 'open' && (
        <span className="flex gap-2">
          {share.path !== null && (
            <Button icon="copy" onPress={() => void copy()}>
              {t('share.copy')}
            </Button>
          )}
          <Button variant="quiet" onPress={() => setAsking(true)}>
            {t('share.revoke')}
          </Button>
        </span>
      )}
      <ConfirmDialog
        title={t('share.revokeTitle')}
        action={t('share.revokeAction')}
        isOpen={asking}
        isPending={isPending}
        onConfirm={() => void revoke()}
        onClose={() => setAsking(false)}
      >
        {t('share.revokeAsk')}
      </ConfirmDialog>
    </li>
  );
}
