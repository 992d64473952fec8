// A member leaves: what they have open is counted, and goes to whom one chooses, in one step with closing the door.
import { countOpenWork, deactivateMember, type HandedOver, type Member } from '@portolan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ask, call } from '../../lib/api/call.ts';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { membersQuery } from '../../lib/member-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';

const KINDS = [
  'deals',
  'contacts',
  'companies',
  'activities',
  'views',
] as const satisfies readonly (keyof HandedOver)[];

export interface LeaveDialogProps {
  /** Null while nobody leaves. */
  readonly member: Member | null;
  readonly onClose: () => void;
}

export function LeaveDialog({ member, onClose }: LeaveDialogProps) {
  const { t } = useTranslation('settings');
  return (
    <Dialog
      title={t('leave.title', { name: isolate(member?.name ?? '') })}
      isOpen={member !== null}
      onClose={onClose}
    >
      {member !== null && <LeaveForm member={member} onClose={onClose} />}
    </Dialog>
  );
}

function LeaveForm({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'ui']);
  const formats = useFormats();
  const queryClient = useQueryClient();
  const people = useQuery(membersQuery).data?.items ?? [];
  const work = useQuery({
    queryKey: ['members', 'open-work', member.id],
    queryFn: ({ signal }) => ask(countOpenWork, { params: { id: member.id } }, signal),
    staleTime: 0,
  });
  const [to, setTo] = useState<{ readonly id: string; readonly label: string } | null>(null);
  const submit = useSubmit(
    () => call(deactivateMember, { params: { id: member.id }, body: { handOverTo: to?.id ?? null } }),
    // All that has an owner may belong to somebody else now.
    () => queryClient.invalidateQueries(),
  );
  const told = (counts: HandedOver): string =>
    formats.list(
      KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
        t(`leave.count.${kind}`, { count: counts[kind], n: formats.number(counts[kind]) }),
      ),
    );
  if (submit.last !== null) {
    const done = told(submit.last.handedOver);
    return (
      <div className="flex flex-col gap-4">
        <output>
          {done === '' || to === null
            ? t('leave.done', { name: isolate(member.name) })
            : t('leave.handedOver', { name: isolate(member.name), to: isolate(to.label), what: done })}
        </output>
        <Button variant="primary" onPress={onClose} className="self-end">
          {t('ui:done')}
        </Button>
      </div>
    );
  }
  if (work.isPending) return <SkeletonRows rows={3} />;
  if (work.isError) return <ErrorState error={work.error} onRetry={() => void work.refetch()} />;
  const what = told(work.data);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.send();
      }}
    >
      <p>{t('leave.intro', { name: isolate(member.name) })}</p>
      <p className="font-medium">
        {what === ''
          ? t('leave.nothing', { name: isolate(member.name) })
          : t('leave.has', { name: isolate(member.name), what })}
      </p>
      {what !== '' && (
        <PersonPicker
          label={t('leave.to')}
          hint={to === null ? t('leave.toNobody') : t('leave.toHint', { to: isolate(to.label) })}
          value={to}
          isOptional
          options={people
            .filter(({ id, deactivatedAt }) => deactivatedAt === null && id !== member.id)
            .map(({ id, name, email }) => ({ id, label: name, hint: email }))}
          onChange={setTo}
        />
      )}
      <ProblemNote problem={submit.problem} />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onPress={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button variant="danger" type="submit" isPending={submit.isPending}>
          {t('leave.action')}
        </Button>
      </div>
    </Form>
  );
}
