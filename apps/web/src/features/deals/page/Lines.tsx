// What is sold: lines with quantity, price and discount, and what they add up to beside the deal's amount.
import { listProducts, type DealDetail } from '@portolan/contract';
import type { DealLine } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../lib/api/call.ts';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import { lineTotal, linesTotal } from '../../../lib/deals/line-totals.ts';
import { moneyText } from '../../../lib/deals/deal-words.ts';
import { useCurrency } from '../../../lib/deals/workspace-currency.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { MoneyField } from '../../../ui/MoneyField.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import type { Option } from '../../../ui/option-list.tsx';
import { RecordPicker } from '../../../ui/RecordPicker.tsx';
import { useTell } from '../problem-words.ts';
import { Section } from './Section.tsx';

interface ProductOption extends Option {
  readonly unitMinor?: number;
  readonly currency?: string;
}

async function findProducts(text: string, signal: AbortSignal): Promise<readonly ProductOption[]> {
  const page = await ask(listProducts, { query: { q: text.trim(), limit: 20 } }, signal);
  return page.items.map(({ id, name, code, unitPrice }) => ({
    id,
    label: name,
    ...(code === null ? {} : { hint: code }),
    ...(unitPrice === null ? {} : { unitMinor: unitPrice.minor, currency: unitPrice.currency }),
  }));
}

export function Lines({ deal, canChange }: { readonly deal: DealDetail; readonly canChange: boolean }) {
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const commands = useDealCommands();
  const tell = useTell();
  const standard = useCurrency();
  const [isAdding, setAdding] = useState(false);
  if (deal.hidden.includes('lines')) return null;
  const mayChange = canChange && !deal.readOnly.includes('lines');
  const currency = deal.amount?.currency ?? standard;
  const money = (minor: number): string => moneyText(formats, { minor, currency });
  const total = linesTotal(deal.lines);
  const save = async (lines: readonly DealLine[]): Promise<boolean> =>
    tell(await commands.update(deal.id, { lines: [...lines] }, { lines: [...deal.lines] }));
  return (
    <Section
      title={t('lines.title')}
      action={
        mayChange &&
        !isAdding && <IconButton icon="add" label={t('lines.add')} onPress={() => setAdding(true)} />
      }
    >
      {deal.lines.length === 0 && !isAdding && <p className="text-sm text-muted">{t('lines.none')}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {deal.lines.map((line) => (
          <li key={line.id} className="flex min-h-row items-center gap-2 py-1">
            <span className="flex min-w-0 grow flex-col">
              <bdi className="truncate">{line.name}</bdi>
              <span className="text-xs text-muted tabular-nums">
                {t('lines.detail', {
                  quantity: formats.number(line.quantityMilli / 1000, 3),
                  price: money(line.unitMinor),
                })}
                {line.discount > 0 && (
                  <> {t('lines.off', { share: formats.percent(line.discount / 10_000, 2) })}</>
                )}
              </span>
            </span>
            <span className="tabular-nums">{money(lineTotal(line))}</span>
            {mayChange && (
              <IconButton
                icon="close"
                label={t('lines.remove', { name: isolate(line.name) })}
                onPress={() => void save(deal.lines.filter(({ id }) => id !== line.id))}
              />
            )}
          </li>
        ))}
      </ul>
      {deal.lines.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-2">
          <span className="grow text-sm font-medium">{t('lines.total')}</span>
          <span className="font-semibold tabular-nums">{money(total)}</span>
          {mayChange && total >= 0 && total !== deal.amount?.minor && (
            <Button
              variant="quiet"
              onPress={() => void commands.update(deal.id, { amount: { minor: total, currency } }).then(tell)}
            >
              {t('lines.takeOver')}
            </Button>
          )}
        </div>
      )}
      {isAdding && (
        <LineForm
          currency={currency}
          onCancel={() => setAdding(false)}
          onAdd={async (line) => {
            if (await save([...deal.lines, line])) setAdding(false);
          }}
        />
      )}
    </Section>
  );
}

function LineForm(props: {
  readonly currency: string;
  readonly onAdd: (line: DealLine) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const { currency } = props;
  const { t } = useTranslation('deals');
  const [product, setProduct] = useState<ProductOption | null>(null);
  const [quantity, setQuantity] = useState(1);
  const [price, setPrice] = useState<number | null>(null);
  const [discount, setDiscount] = useState(0);
  const isComplete = product !== null && price !== null && quantity > 0;
  return (
    <form
      aria-label={t('lines.add')}
      className="flex flex-col gap-2 rounded-md border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        void props.onAdd({
          id: crypto.randomUUID(),
          productId: product.id === '' ? null : product.id,
          name: product.label,
          quantityMilli: Math.round(quantity * 1000),
          unitMinor: price,
          discount: Math.round(discount * 10_000),
        });
      }}
    >
      <RecordPicker
        label={t('lines.product')}
        load={findProducts}
        value={product}
        onChange={(option) => {
          const chosen: ProductOption | null = option;
          setProduct(chosen);
          if (chosen?.unitMinor !== undefined && chosen.currency === currency) setPrice(chosen.unitMinor);
        }}
        // A line needs no product of the catalogue.
        onCreate={(name) => setProduct({ id: '', label: name })}
        isOptional
        startsFocused
      />
      <div className="grid grid-cols-2 gap-2">
        <NumberField
          label={t('lines.quantity')}
          value={quantity}
          onChange={setQuantity}
          minValue={0.001}
          isPlain
        />
        <NumberField
          label={t('lines.discount')}
          value={discount}
          onChange={setDiscount}
          minValue={0}
          maxValue={1}
          formatOptions={{ style: 'percent', maximumFractionDigits: 2 }}
          isPlain
        />
      </div>
      <MoneyField
        label={t('lines.price')}
        value={price === null ? null : { minor: price, currency }}
        onChange={(value) => setPrice(value?.minor ?? null)}
        currency={currency}
        currencies={[currency]}
        allowsNegative
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isDisabled={!isComplete}>
          {t('lines.add')}
        </Button>
        <Button variant="quiet" onPress={props.onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
