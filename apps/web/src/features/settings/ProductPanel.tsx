// A product, added or changed. Lines of deals that have it already keep their price.
import { createProduct, updateProduct, type Product } from '@portolan/contract';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api/call.ts';
import { useSubmit } from '../../lib/api/use-submit.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { USUAL_CURRENCIES } from '../../lib/locale/minor-units.ts';
import { useCurrency } from '../../lib/records/workspace-currency.ts';
import { Button } from '../../ui/Button.tsx';
import { MoneyField, type Money } from '../../ui/MoneyField.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { SettingsPanel } from './SettingsPanel.tsx';

export interface ProductPanelProps {
  /** Null for a new one. */
  readonly product: Product | null;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

export function ProductPanel({ product, onClose, onSaved }: ProductPanelProps) {
  const { t } = useTranslation(['products', 'ui']);
  const currency = useCurrency();
  const [name, setName] = useState(product?.name ?? '');
  const [code, setCode] = useState(product?.code ?? '');
  const [price, setPrice] = useState<Money | null>(product?.unitPrice ?? null);
  const [unit, setUnit] = useState(product?.unit ?? '');
  const [description, setDescription] = useState(product?.description ?? '');
  const submit = useSubmit(
    () => {
      const body = { name, code: code.trim() === '' ? null : code, unitPrice: price, unit, description };
      return product === null
        ? call(createProduct, { body })
        : call(updateProduct, { params: { id: product.id }, body });
    },
    async (saved) => {
      await onSaved();
      showToast(t(product === null ? 'added' : 'saved', { name: isolate(saved.name) }));
      onClose();
    },
  );
  const codeError = submit.problem?.fields?.some(({ path }) => path === 'body/code') === true;
  return (
    <SettingsPanel title={product?.name ?? t('new')} onClose={onClose}>
      <Form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.send();
        }}
      >
        <TextField
          label={t('name')}
          value={name}
          onChange={setName}
          maxLength={300}
          isRequired
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel has just been opened for it
          autoFocus={product === null}
        />
        <TextField
          label={t('code')}
          hint={t('codeHint')}
          value={code}
          onChange={setCode}
          maxLength={100}
          autoComplete="off"
          {...(codeError ? { error: t('codeTaken') } : {})}
        />
        <MoneyField
          label={t('price')}
          hint={t('priceHint')}
          value={price}
          onChange={setPrice}
          currency={currency}
          currencies={[...new Set([currency, ...USUAL_CURRENCIES])]}
        />
        <TextField
          label={t('unit')}
          hint={t('unitHint')}
          value={unit}
          onChange={setUnit}
          maxLength={50}
          autoComplete="off"
        />
        <TextField
          label={t('description')}
          value={description}
          onChange={setDescription}
          maxLength={5000}
          rows={4}
        />
        {!codeError && <ProblemNote problem={submit.problem} />}
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onPress={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button variant="primary" type="submit" isPending={submit.isPending}>
            {t(product === null ? 'addAction' : 'save')}
          </Button>
        </div>
      </Form>
    </SettingsPanel>
  );
}
