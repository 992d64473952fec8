// An exchange rate from a day on: how many of the workspace's currency one of the other is worth.
import { putRates } from '@portolan/contract';
import { getLocalTimeZone, today } from '@internationalized/date';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { DatePicker } from '../../ui/DatePicker.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { currencyOptions } from '../../ui/currency-options.ts';
import { rateOf } from './rate-text.ts';

export function AddRate(props: { readonly base: string; readonly onSaved: () => Promise<void> }) {
  const { base } = props;
  const { t } = useTranslation('products');
  const formats = useFormats();
  const [currency, setCurrency] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [on, setOn] = useState<string | null>(() => today(getLocalTimeZone()).toString());
  const rate = rateOf(text);
  const submit = useSubmit(
    () =>
      call(putRates, {
        body: { rates: [{ currency: currency ?? '', base, on: on ?? '', rate: rate ?? '' }] },
      }),
    async () => {
      await props.onSaved();
      showToast(t('rate.added', { currency: currency ?? '' }));
      setText('');
    },
  );
  const isWhole = currency !== null && on !== null && rate !== undefined;
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void submit.send();
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <ComboBox
          label={t('rate.currency')}
          className="w-56 max-md:w-full"
          options={currencyOptions(formats.tag, [base])}
          value={currency}
          onChange={setCurrency}
        />
        <TextField
          label={t('rate.worth', { base })}
          className="w-40 max-md:w-full"
          value={text}
          onChange={setText}
          inputMode="decimal"
          maxLength={26}
          autoComplete="off"
          {...(text.trim() !== '' && rate === undefined ? { error: t('rate.notARate') } : {})}
        />
        <DatePicker label={t('rate.from')} className="w-44 max-md:w-full" value={on} onChange={setOn} />
        <Button type="submit" icon="add" isDisabled={!isWhole} isPending={submit.isPending}>
          {t('rate.add')}
        </Button>
      </div>
      <ProblemNote problem={submit.problem} />
    </Form>
  );
}
