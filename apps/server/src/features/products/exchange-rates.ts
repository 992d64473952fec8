// Exchange rates with the day from which each holds, and sums in the workspace's currency. Rates are exact decimals from
// the request to the table; only a converted sum is rounded, to whole minor units.
import type { listRates, putRates, removeRate } from '@portolan/contract';
import { convert, isCurrency } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';

export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export interface WorkspaceMoney {
  readonly currency: string;
  /** In minor units of the workspace's currency; null where no rate is known on the day. */
  readonly convert: (money: Money) => number | null;
}

interface RateRow {
  readonly currency: string;
  readonly base: string;
  readonly on_day: string;
  /** Without zeros at its end. */
  readonly rate: string;
}

const COLUMNS = 'currency, base, on_day::text, trim_scale(rate)::text as rate';

/** The workspace's currency with the rates that hold on a day, straight ones and ones the other way round. */
export async function rateOf(tx: TenantTx, on: string): Promise<WorkspaceMoney> {
  const [{ currency }, rows] = await Promise.all([
    tx.one<{ currency: string }>({
      name: 'workspace-currency',
      text: 'select currency from workspaces where workspace_id = $1',
      values: [tx.workspaceId],
    }),
    tx.all<RateRow>({
      name: 'rates-on',
      text: `select distinct on (currency, base) ${COLUMNS} from exchange_rates
        where workspace_id = $1 and on_day <= $2 order by currency, base, on_day desc`,
      values: [tx.workspaceId, on],
    }),
  ]);
  const straight = new Map(
    rows.filter(({ base }) => base === currency).map((row) => [row.currency, row.rate]),
  );
  const other = new Map(rows.filter((row) => row.currency === currency).map((row) => [row.base, row.rate]));
  return {
    currency,
    convert(money) {
      if (money.currency === currency) return money.minor;
      if (!isCurrency(money.currency)) return null;
      const rate = straight.get(money.currency) ?? inverse(other.get(money.currency));
      return rate === undefined ? null : convert(money.minor, rate, money.currency, currency);
    },
  };
}

const PLACES = 18;

/** One divided by a decimal; undefined where nothing is left of it. */
function inverse(rate: string | undefined): string | undefined {
  if (rate === undefined) return undefined;
  const [whole = '0', fraction = ''] = rate.split('.');
  const one = 10n ** BigInt(PLACES + fraction.length);
  const digits = (one / BigInt(whole + fraction)).toString().padStart(PLACES + 1, '0');
  return /[1-9]/u.test(digits) ? `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}` : undefined;
}

export async function list(call: Call<typeof listRates>): Promise<Answer<typeof listRates>> {
  const { platform, workspace, query } = call;
  const values: unknown[] = [workspace.id, query.limit + 1];
  const parts = ['workspace_id = $1'];
  if (query.currency !== undefined) parts.push(`currency = $${values.push(query.currency)}`);
  if (query.on !== undefined) parts.push(`on_day <= $${values.push(query.on)}`);
  if (query.after !== undefined) {
    const [day, currency, base] = readAfter(query.after);
    values.push(day, currency, base);
    const n = values.length;
    parts.push(
      `(on_day < $${n - 2}::date or (on_day = $${n - 2}::date and (currency, base) > ($${n - 1}, $${n})))`,
    );
  }
  const from =
    query.on === undefined
      ? 'exchange_rates'
      : `(select distinct on (currency, base) * from exchange_rates where workspace_id = $1 and on_day <= $3::date
          order by currency, base, on_day desc) held`;
  if (query.on !== undefined && query.currency !== undefined) {
    values.splice(2, 2, query.on, query.currency);
    parts.splice(1, 2, 'on_day <= $3', 'currency = $4');
  }
  const rows = await tenantTx(platform.db, workspace.id, (tx) =>
    tx.all<RateRow>({
      text: `select ${COLUMNS} from ${from} where ${parts.join(' and ')}
        order by on_day desc, currency, base limit $2`,
      values,
    }),
  );
  const more = rows.length > query.limit;
  const shown = more ? rows.slice(0, query.limit) : rows;
  const last = shown.at(-1);
  return {
    items: shown.map(({ currency, base, on_day: on, rate }) => ({ currency, base, on, rate })),
    nextCursor:
      more && last !== undefined
        ? Buffer.from([last.on_day, last.currency, last.base].join(' ')).toString('base64url')
        : null,
  };
}

function readAfter(cursor: string): readonly [string, string, string] {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, day, currency, base] = /^(\d{4}-\d\d-\d\d) ([A-Z]{3}) ([A-Z]{3})$/u.exec(text) ?? [];
  if (day !== undefined && currency !== undefined && base !== undefined && isDay(day))
    return [day, currency, base];
  throw new AppError('invalid_request', 'This cursor is not one of this list', [
    { path: 'query/after', message: 'not a cursor' },
  ]);
}

function isDay(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export async function put(call: Call<typeof putRates>): Promise<void> {
  const { body, now, platform, workspace } = call;
  for (const [i, { currency, base }] of body.rates.entries()) {
    const wrong = (field: string, message: string): AppError =>
      new AppError('invalid_request', message, [{ path: `body/rates/${i}/${field}`, message }]);
    if (!isCurrency(currency)) throw wrong('currency', `There is no currency ${currency}`);
    if (!isCurrency(base)) throw wrong('base', `There is no currency ${base}`);
    if (currency === base) throw wrong('base', 'A currency has no rate to itself; choose two different ones');
  }
  // Of one that is told twice, the last counts.
  const rates = [
    ...new Map(body.rates.map((rate) => [`${rate.currency} ${rate.base} ${rate.on}`, rate])).values(),
  ];
  await tenantTx(platform.db, workspace.id, async (tx) => {
    await tx.run({
      text: `insert into exchange_rates (workspace_id, currency, base, on_day, rate, set_at, set_by)
        select $1, currency, base, "on", rate, $3, $4
        from jsonb_to_recordset($2::jsonb) as r (currency text, base text, "on" date, rate numeric)
        order by currency, base, "on"
        on conflict (workspace_id, currency, base, on_day)
          do update set rate = excluded.rate, set_at = excluded.set_at, set_by = excluded.set_by`,
      values: [tx.workspaceId, JSON.stringify(rates), now, workspace.actor.id],
    });
    const details = { rates: rates.length };
    await audit(tx, { actor: workspace.actor, action: 'rates.change', details }, platform);
  });
}

export async function remove(call: Call<typeof removeRate>): Promise<void> {
  const { query, platform, workspace } = call;
  await tenantTx(platform.db, workspace.id, async (tx) => {
    const gone = await tx.run({
      text: 'delete from exchange_rates where workspace_id = $1 and currency = $2 and base = $3 and on_day = $4',
      values: [tx.workspaceId, query.currency, query.base, query.on],
    });
    if (gone === 0) throw new AppError('not_found');
    await audit(tx, { actor: workspace.actor, action: 'rates.remove', details: query }, platform);
  });
}
