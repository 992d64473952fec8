// Small files of the shapes that sales data arrives in, made here: nothing of anybody's real data.

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 5);

function isoDay(day: number): string {
  return new Date(BEGIN + day * DAY).toISOString().slice(0, 10);
}

/** One row per deal with an engage and a close date, as CRMs export pipelines; `deals` rows. */
export function pipelineCsv(deals: number): string {
  const rows = Array.from({ length: deals }, (_, index) => {
    const begun = index % 50;
    const stage = index % 5 === 0 ? 'Engaging' : index % 3 === 0 ? 'Lost' : 'Won';
    const closed = stage === 'Engaging' ? '' : isoDay(begun + 10 + (index % 40));
    return `OP-${1000 + index},Anna Ozola,Plan ${index % 4},${stage},${isoDay(begun)},${closed},${index * 10}`;
  });
  return ['opportunity_id,sales_agent,product,deal_stage,engage_date,close_date,close_value', ...rows].join(
    '\n',
  );
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** One row per event; every date can be read in two ways, and one row has none. */
export function ambiguousCsv(): string {
  const rows = Array.from({ length: 30 }, (_, index) => {
    const day = 1 + (index % 8);
    const row = (stage: string, plus: number) => `D-${index};${stage};${two(day + plus)}/03/2026;Juris`;
    return [row('Lead', 0), row('Proposal', 1), row('Won', 2)].join('\n');
  });
  return ['Deal;Stage;Changed;Owner', ...rows, 'D-99;Lead;no date at all;Juris'].join('\n');
}
