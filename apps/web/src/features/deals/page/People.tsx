// The people of the purchase, each with the part that they have in it.
import { createContact, type DealDetail } from '@portolan/contract';
import { PURCHASE_PARTS, splitName } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import { valueIn } from '../../../lib/deals/deal-fields.ts';
import { findContacts } from '../../../lib/records/find-records.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Link } from '../../../ui/Link.tsx';
import { PersonPicker } from '../../../ui/PersonPicker.tsx';
import { Select } from '../../../ui/Select.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { useTell } from '../problem-words.ts';
import { Section } from './Section.tsx';

type Part = (typeof PURCHASE_PARTS)[number];
interface Entry {
  readonly contactId: string;
  readonly part: Part | null;
}
const NO_PART = '-none-';

export function People({ deal, canChange }: { readonly deal: DealDetail; readonly canChange: boolean }) {
  const { t } = useTranslation('deals');
  const commands = useDealCommands();
  const tell = useTell();
  const [isAdding, setAdding] = useState(false);
  if (deal.hidden.includes('people')) return null;
  const mayChange = canChange && !deal.readOnly.includes('people');
  const entries = valueIn(deal, 'people') as readonly Entry[];
  const save = async (people: readonly Entry[]): Promise<boolean> =>
    tell(await commands.update(deal.id, { people: [...people] }, { people: [...entries] }));
  const add = async (contactId: string): Promise<void> => {
    if (entries.some((one) => one.contactId === contactId)) setAdding(false);
    else if (await save([...entries, { contactId, part: null }])) setAdding(false);
  };
  const make = async (typed: string): Promise<void> => {
    const outcome = await call(createContact, {
      body: { name: splitName(typed), companyId: deal.company?.id ?? null },
    });
    if (tell(outcome) && outcome.ok) await add(outcome.value.contact.id);
  };
  const remove = async (contactId: string, name: string): Promise<void> => {
    if (!(await save(entries.filter((one) => one.contactId !== contactId)))) return;
    showUndo(t('people.removed', { name: isolate(name) }), async () => {
      tell(await commands.update(deal.id, { people: [...entries] }));
    });
  };
  return (
    <Section
      title={t('people.title')}
      action={
        mayChange &&
        !isAdding && <IconButton icon="add" label={t('people.add')} onPress={() => setAdding(true)} />
      }
    >
      {deal.people.length === 0 && !isAdding && <p className="text-sm text-muted">{t('people.none')}</p>}
      <ul className="flex flex-col gap-1">
        {deal.people.map(({ contact, part }) => (
          <li key={contact.id} className="flex min-h-row min-w-0 items-center gap-2">
            <Avatar name={contact.name} size="small" />
            <span className="min-w-0 grow truncate">
              <Link href={`/contacts/${contact.id}`}>
                <bdi>{contact.name}</bdi>
              </Link>
            </span>
            {mayChange ? (
              <>
                <Select
                  look="quiet"
                  isLabelHidden
                  label={t('people.partOf', { name: isolate(contact.name) })}
                  options={[
                    { id: NO_PART, label: t('people.noPart') },
                    ...PURCHASE_PARTS.map((id) => ({ id, label: t(`part.${id}`) })),
                  ]}
                  value={part ?? NO_PART}
                  onChange={(id) => {
                    const next = PURCHASE_PARTS.find((one) => one === id) ?? null;
                    void save(
                      entries.map((one) => (one.contactId === contact.id ? { ...one, part: next } : one)),
                    );
                  }}
                />
                <IconButton
                  icon="close"
                  label={t('people.remove', { name: isolate(contact.name) })}
                  onPress={() => void remove(contact.id, contact.name)}
                />
              </>
            ) : (
              <span className="text-sm text-muted">{part === null ? '' : t(`part.${part}`)}</span>
            )}
          </li>
        ))}
      </ul>
      {isAdding && (
        <PersonPicker
          label={t('people.add')}
          load={findContacts}
          value={null}
          onChange={(option) => {
            if (option !== null) void add(option.id);
          }}
          onCreate={(typed) => void make(typed)}
          startsFocused
        />
      )}
    </Section>
  );
}
