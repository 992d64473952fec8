// What a record is made of: money, phone, tags, people, text edited in place, formatted text, stages, conditions.
import type { Rule } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { BulkBar } from '../../ui/BulkBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { DateTimePicker, type DayAndTime } from '../../ui/DateTimePicker.tsx';
import { FilterBuilder } from '../../ui/filter/FilterBuilder.tsx';
import { InlineEdit } from '../../ui/InlineEdit.tsx';
import { LinkButton } from '../../ui/Link.tsx';
import { MoneyField, type Money } from '../../ui/MoneyField.tsx';
import type { Option } from '../../ui/option-list.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { PhoneField } from '../../ui/PhoneField.tsx';
import { RecordPicker } from '../../ui/RecordPicker.tsx';
import { RichTextEditor } from '../../ui/rich-text/RichTextEditor.tsx';
import { RichTextView } from '../../ui/rich-text/RichTextView.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import { stripOf } from '../../ui/stage-strip.ts';
import { StageStrip } from '../../ui/StageStrip.tsx';
import { Stat } from '../../ui/Stat.tsx';
import { TagsField } from '../../ui/TagsField.tsx';
import { OWNERS, sampleDeal } from './sample-deals.ts';
import { SAMPLE_TEXT } from './sample-text.ts';
import { Specimen } from './Specimen.tsx';
import { useSampleFields } from './use-sample-fields.ts';

const WAIT_MS = 700;
const PEOPLE: readonly Option[] = OWNERS.map((name) => ({ id: name, label: name }));
const RULE: Rule = {
  kind: 'all',
  rules: [
    { kind: 'field', field: 'amount', is: { op: 'moneyOver', minor: 1_000_000, currency: 'EUR' } },
    { kind: 'field', field: 'owner', is: { op: 'oneOf', texts: ['@me', 'Aiga Krūmiņa'] } },
    {
      kind: 'any',
      rules: [
        { kind: 'field', field: 'close', is: { op: 'inNext', amount: 30, unit: 'days' } },
        { kind: 'field', field: 'company', is: { op: 'contains', text: 'ระบบ' } },
      ],
    },
  ],
};

const wait = () => new Promise((resolve) => setTimeout(resolve, WAIT_MS));

async function findCompanies(text: string): Promise<readonly Option[]> {
  await wait();
  const names = [...new Set(Array.from({ length: 17 }, (_, index) => sampleDeal(index).company))];
  return names
    .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
    .map((name) => ({ id: name, label: name }));
}

/** Latvian numbers only; countries are a matter for the part that knows them. */
function readPhone(text: string) {
  const digits = /^(?:\+?371)?(\d{8})$/u.exec(text.replaceAll(/[\s-]/gu, ''))?.[1];
  return digits === undefined
    ? null
    : {
        stored: `+371${digits}`,
        shown: `+371 ${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5)}`,
      };
}

export function RecordSpecimens() {
  const { t } = useTranslation('gallery');
  const formats = useFormats();
  const fields = useSampleFields();
  const [money, setMoney] = useState<Money | null>({ minor: 1_840_050, currency: 'EUR' });
  const [phone, setPhone] = useState('+37120001234');
  const [tags, setTags] = useState<readonly string[]>(['partner', 'ลูกค้าเดิม', 'فوری']);
  const [person, setPerson] = useState<Option | null>(PEOPLE[0] ?? null);
  const [company, setCompany] = useState<Option | null>(null);
  const [name, setName] = useState<string>(OWNERS[2]);
  const [when, setWhen] = useState<DayAndTime | null>({ day: '2026-03-21', time: '15:30' });
  const [rule, setRule] = useState<Rule | null>(RULE);
  const steps = [t('lead'), t('stage'), t('map'), t('list'), t('won')].map((label, index) => ({
    id: `${index}`,
    label,
  }));
  const many = Array.from({ length: 19 }, (_, index) => ({
    id: `${index}`,
    label: `${t('stage')} ${index + 1}`,
  }));
  return (
    <>
      <Specimen name="Board · DataTable">
        <LinkButton href="/gallery/board" icon="forward">
          {t('board')}
        </LinkButton>
        <LinkButton href="/gallery/table" icon="forward">
          {t('table')}
        </LinkButton>
      </Specimen>
      <Specimen name="MoneyField · PhoneField">
        <MoneyField label={t('money')} value={money} currency="EUR" onChange={setMoney} className="w-48" />
        <MoneyField
          label={t('money')}
          value={money}
          currency="EUR"
          currencies={[]}
          onChange={setMoney}
          error={t('error')}
          className="w-48"
        />
        <PhoneField label={t('phone')} value={phone} onChange={setPhone} read={readPhone} className="w-48" />
      </Specimen>
      <Specimen name="TagsField · PersonPicker · RecordPicker">
        <TagsField
          label={t('tags')}
          tags={tags}
          onChange={setTags}
          known={['partner', 'renewal', '老客戶']}
          className="w-70"
        />
        <PersonPicker
          label={t('choose')}
          value={person}
          options={PEOPLE}
          onChange={setPerson}
          isOptional
          className="w-56"
        />
        <RecordPicker
          label={t('company')}
          value={company}
          load={findCompanies}
          onChange={setCompany}
          onCreate={(created) => setCompany({ id: created, label: created })}
          isOptional
          className="w-56"
        />
      </Specimen>
      <Specimen name="InlineEdit">
        <div className="grid w-full gap-2 ps-2">
          <InlineEdit
            label={t('name')}
            size="title"
            value={name}
            onSave={async (text) => {
              await wait();
              setName(text);
              return { kind: 'saved' };
            }}
          />
          <InlineEdit
            label={t('name')}
            value={name}
            onSave={async () => {
              await wait();
              return { kind: 'failed' };
            }}
          />
          <InlineEdit
            label={t('name')}
            value={name}
            onSave={async () => {
              await wait();
              return { kind: 'conflict', theirs: OWNERS[3] };
            }}
          />
          <InlineEdit
            label={t('name')}
            value=""
            placeholder={t('hint')}
            onSave={async () => ({ kind: 'saved' })}
          />
        </div>
      </Specimen>
      <Specimen name="DateTimePicker">
        <DateTimePicker label={t('nextStep')} value={when} onChange={setWhen} />
        <DateTimePicker label={t('calendar')} value={when} onChange={setWhen} isDayOnly />
      </Specimen>
      <Specimen name="Stat · Sparkline">
        <Stat label={t('deals')} value={formats.number(126)} n={t('nOf', { n: formats.number(8300) })} />
        <Stat
          label={t('time')}
          value={formats.duration(86_400 * 27)}
          tone="attention"
          n={t('nOf', { n: formats.number(11) })}
        />
        <Stat label={t('won')} value={formats.percent(0.46)} unit={t('stages')} tone="won" />
        <Sparkline values={[3, 6, 12, 9, 5, 2, 1]} alarmFrom={5} label={t('ages')} />
        <Sparkline values={[3, 6, 4, 9, 8, 11, 14]} look="line" label={t('ages')} />
      </Specimen>
      <Specimen name="StageStrip">
        <StageStrip label={t('stages')} stages={stripOf(steps, new Set(['0', '2']), '3')} />
        <StageStrip
          label={t('stages')}
          stages={stripOf(steps, new Set(['0', '1', '2', '3']), '4')}
          end="won"
        />
        <StageStrip
          label={t('stages')}
          stages={stripOf(many, new Set(many.slice(0, 7).map(({ id }) => id)), '7')}
        />
      </Specimen>
      <Specimen name="FilterBuilder">
        <FilterBuilder form="chips" fields={fields} rule={rule} onChange={setRule} />
        <div className="w-full rounded-md border border-line bg-surface p-3">
          <FilterBuilder fields={fields} rule={rule} onChange={setRule} />
        </div>
      </Specimen>
      <Specimen name="RichTextEditor · RichTextView">
        <div className="w-full">
          <RichTextEditor
            label={t('note')}
            placeholder={t('notePlaceholder')}
            findPeople={async (text) =>
              PEOPLE.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()))
            }
            actions={<Button variant="primary">{t('action')}</Button>}
          />
        </div>
        <RichTextView text={SAMPLE_TEXT} nameOf={() => OWNERS[0]} className="w-full" />
      </Specimen>
      <Specimen name="BulkBar">
        <div className="flex h-16 w-full flex-col justify-end">
          <BulkBar count={3} all={{ count: 126, onChoose: () => undefined }} onClear={() => undefined}>
            <Button>{t('choose')}</Button>
            <Button variant="danger">{t('delete')}</Button>
          </BulkBar>
        </div>
      </Specimen>
    </>
  );
}
