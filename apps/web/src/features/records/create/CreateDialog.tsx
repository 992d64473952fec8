// Makes a contact or company from the few facts that one has at hand. While they are typed, whoever is probably the same
// is shown: opened instead, or knowingly made twice.
import { createCompany, createContact, findLikely } from '@portolan/contract';
import { companyDomainOfEmail, displayPhone, readEmail, readPhone, splitName } from '@portolan/core';
import { useQuery, useQueryClient, keepPreviousData } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, call } from '../../../lib/api/call.ts';
import type { CallProblem } from '../../../lib/api/problem.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { findCompanies } from '../../../lib/records/find-records.ts';
import type { Party } from '../../../lib/records/record-queries.ts';
import { hrefOf } from '../../../lib/records/record-source.ts';
import { useSession } from '../../../lib/session.ts';
import { useTypedLate } from '../../../lib/records/use-typed-late.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Link } from '../../../ui/Link.tsx';
import type { Option } from '../../../ui/option-list.tsx';
import { PhoneField } from '../../../ui/PhoneField.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { RecordPicker } from '../../../ui/RecordPicker.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showFailure, showToast } from '../../../ui/toasts.ts';
import { useProblemText } from '../../../ui/use-problem-text.ts';
import { useReasonWords } from '../duplicates/use-reason-words.ts';

export interface CreateDialogProps {
  readonly about: Party;
  readonly company?: Option;
  readonly onClose: () => void;
  /** Otherwise the page of the new one opens. */
  readonly onCreated?: (option: Option) => void;
}

interface Draft {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
  readonly domain: string;
  readonly company: Option | null;
}

type Body =
  | { readonly about: 'contact'; readonly fields: Parameters<typeof callContact>[0] }
  | { readonly about: 'company'; readonly fields: Parameters<typeof callCompany>[0] };

type ContactBody = Parameters<typeof call<typeof createContact>>[1]['body'];
type CompanyBody = Parameters<typeof call<typeof createCompany>>[1]['body'];
const callContact = (body: ContactBody) => call(createContact, { body });
const callCompany = (body: CompanyBody) => call(createCompany, { body });

function bodyOf(about: Party, draft: Draft, ownerId: string | null, language: string): Body {
  const phones = draft.phone.trim() === '' ? [] : [{ number: draft.phone.trim() }];
  if (about === 'company') {
    const domain = draft.domain.trim();
    return {
      about,
      fields: { name: draft.name.trim(), domain: domain === '' ? null : domain, phones, ownerId },
    };
  }
  return {
    about,
    fields: {
      name: splitName(draft.name, { locale: language }),
      title: draft.title.trim(),
      emails: readEmail(draft.email).kind === 'read' ? [{ address: draft.email.trim() }] : [],
      phones,
      companyId: draft.company?.id ?? null,
      ownerId,
    },
  };
}

const PAUSE_MS = 300;

export function CreateDialog(props: CreateDialogProps) {
  const { about, onClose } = props;
  const { t, i18n } = useTranslation(['records', 'ui']);
  const client = useQueryClient();
  const router = useRouter();
  const text = useProblemText();
  const reasons = useReasonWords();
  const me = useSession()?.user.id ?? null;
  const [draft, setDraft] = useState<Draft>({
    name: '',
    title: '',
    email: '',
    phone: '',
    domain: '',
    company: props.company ?? null,
  });
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const put = (change: Partial<Draft>): void => setDraft((last) => ({ ...last, ...change }));
  const late = useTypedLate(draft, PAUSE_MS);
  const isNamed = late.name.trim().length > 1;
  const likely = useQuery({
    queryKey: ['duplicates', 'typed', about, late],
    queryFn: ({ signal }) => ask(findLikely, { body: bodyOf(about, late, null, i18n.language) }, signal),
    enabled: isNamed,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const twins = isNamed
    ? (likely.data?.items ?? []).filter(({ verdict }) => verdict !== 'unlikely').slice(0, 4)
    : [];
  const emailFault =
    draft.email.trim() !== '' && late.email === draft.email && readEmail(draft.email).kind !== 'read'
      ? t('ui:field.email')
      : undefined;

  const makeCompany = async (name: string): Promise<void> => {
    const domain = companyDomainOfEmail(draft.email.trim());
    const outcome = await callCompany({ name, domain, ownerId: me });
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return;
    }
    put({ company: { id: outcome.value.company.id, label: outcome.value.company.name } });
    showToast(t('created', { name: isolate(name) }));
  };
  const send = async (): Promise<void> => {
    if (draft.name.trim() === '' || isPending) return;
    if (draft.email.trim() !== '' && readEmail(draft.email).kind !== 'read') return;
    setPending(true);
    const body = bodyOf(about, draft, me, i18n.language);
    const outcome =
      body.about === 'contact' ? await callContact(body.fields) : await callCompany(body.fields);
    setPending(false);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    const made = 'contact' in outcome.value ? outcome.value.contact : outcome.value.company;
    void client.invalidateQueries({ queryKey: ['duplicates'] });
    void client.invalidateQueries({ queryKey: ['records', 'count'] });
    void client.invalidateQueries({ queryKey: ['companies', 'one'] });
    showToast(t('created', { name: isolate(made.name) }));
    onClose();
    if (props.onCreated !== undefined) props.onCreated({ id: made.id, label: made.name });
    else if (props.company === undefined) router.history.push(hrefOf(about, made.id));
  };
  return (
    <Dialog title={t(`new.${about}`)} isOpen onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          label={t(about === 'contact' ? 'create.fullName' : 'field.name')}
          value={draft.name}
          onChange={(name) => put({ name })}
          maxLength={300}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus in any case
          autoFocus
        />
        {about === 'contact' ? (
          <>
            <TextField
              label={t('create.email')}
              type="email"
              value={draft.email}
              onChange={(email) => put({ email })}
              error={emailFault}
            />
            <RecordPicker
              label={t('field.company')}
              load={findCompanies}
              isOptional
              value={draft.company}
              onChange={(company) => put({ company })}
              onCreate={(name) => void makeCompany(name)}
            />
            <TextField label={t('field.title')} value={draft.title} onChange={(title) => put({ title })} />
          </>
        ) : (
          <TextField
            label={t('field.domain')}
            hint={t('create.domainHint')}
            value={draft.domain}
            onChange={(domain) => put({ domain })}
          />
        )}
        <PhoneField
          label={t('create.phone')}
          value={draft.phone}
          onChange={(phone) => put({ phone })}
          read={(typed) => {
            const read = readPhone(typed, null);
            return read.kind === 'read' ? { stored: read.e164, shown: displayPhone(read, null) } : null;
          }}
        />
        <div aria-live="polite">
          {twins.length > 0 && (
            <div className="flex flex-col gap-2 rounded-md border border-nurture bg-surface px-3 py-2.5">
              <p className="text-sm font-medium">{t('create.twins')}</p>
              <ul className="flex flex-col gap-1.5">
                {twins.map((twin) => (
                  <li key={twin.id} className="flex flex-wrap items-baseline gap-x-2">
                    <Link href={hrefOf(about, twin.id)} className="font-medium">
                      <bdi>{twin.name}</bdi>
                    </Link>
                    <span className="text-sm text-muted">{reasons(twin.because)}</span>
                    {twin.verdict === 'certain' && <Badge tone="nurture">{t('verdict.certain')}</Badge>}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
        <ProblemNote problem={problem} />
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onPress={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={draft.name.trim() === ''}>
            {t(twins.length > 0 ? 'create.anyway' : 'create.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
