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

function at(day: number, hour: number): string {
  return `${isoDay(day)}T${two(hour)}:00:00Z`;
}

function kind(type: string, id: string): object {
  return { id, type, attributes: [], relationships: [] };
}

function event(type: string, time: string, ...ids: readonly string[]): object {
  const relationships = ids.map((objectId) => ({ objectId, qualifier: 'about' }));
  return { id: `${type} ${ids.join(' ')}`, type, time, attributes: [], relationships };
}

/** An object-centric log (OCEL 2.0): each of `boxes` is packed by a crew; five at a time are driven away by a truck. */
export function yardOcel(boxes: number): string {
  const numbers = Array.from({ length: boxes }, (_, index) => index + 1);
  const trucks = numbers.filter((number) => number % 5 === 0).map((number) => number / 5);
  const load = (truck: number) => numbers.filter((number) => Math.ceil(number / 5) === truck);
  return JSON.stringify({
    objectTypes: ['crews', 'boxes', 'trucks'].map((name) => ({ name, attributes: [] })),
    eventTypes: ['pack', 'load', 'drive'].map((name) => ({ name, attributes: [] })),
    objects: [
      ...['crew-1', 'crew-2'].map((id) => kind('crews', id)),
      ...numbers.map((number) => kind('boxes', `box-${number}`)),
      ...trucks.map((number) => kind('trucks', `truck-${number}`)),
    ],
    events: [
      ...numbers.map((number) => event('pack', at(number, 8), `box-${number}`, `crew-${2 - (number % 2)}`)),
      ...numbers.map((number) =>
        event('load', at(number, 16), `box-${number}`, `truck-${Math.ceil(number / 5)}`),
      ),
      ...trucks.map((truck) =>
        event(
          'drive',
          at(truck * 5 + 1, 9),
          `truck-${truck}`,
          ...load(truck).map((number) => `box-${number}`),
        ),
      ),
    ],
  });
}
