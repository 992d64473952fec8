// Invented deals in many scripts, as many as one likes: the same ones each time.

export interface SampleDeal {
  readonly id: string;
  readonly company: string;
  readonly owner: string;
  readonly stage: string;
  /** Minor units of EUR. */
  readonly minor: number;
  readonly days: number;
  readonly done: number;
  readonly of: number;
  /** ISO day; null has no next step. */
  readonly nextDay: string | null;
}

export const STAGES = [
  { id: 'qualified', title: 'Qualified', tone: 'open' },
  { id: 'discovery', title: 'Discovery', tone: 'open' },
  { id: 'demo', title: 'Demo', tone: 'open' },
  { id: 'proposal', title: 'Proposal', tone: 'open' },
  { id: 'legal', title: '合約審查', tone: 'open' },
  { id: 'nurture', title: 'รอเวลาที่เหมาะสม', tone: 'resting' },
  { id: 'signed', title: 'امضا شد', tone: 'won' },
  { id: 'lost', title: 'Lost', tone: 'lost' },
] as const;

const COMPANIES = [
  'Kaunas Dairy · 280 seats', 'บริษัท สยามพลาสติก', 'Harbour Freight Riga', '台北精密工業', 'شرکت آوا طب',
  'Nordlicht Energie', 'Baltic Timber Group', 'Orchard Logistics', '聯合電子', 'Meridian Hotels', 'ธนาคารเพื่อการเกษตร',
  'Kaspars Building', 'Vector Labs', 'Skyline Retail', 'Fjord Seafood', 'پارس نساجی',
  'Hansabuss Veod ja Rahvusvaheline Ekspediitor OÜ',
] as const; // prettier-ignore

export const OWNERS = ['Aiga Krūmiņa', 'สมชาย ใจดี', 'شیرین فرهادی', '陳怡君', 'Jonas Keller'] as const;

/** A number from 0 to 1 that looks like chance and is the same each time. */
function scattered(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43_758.5453;
  return value - Math.floor(value);
}

export function sampleDeal(index: number): SampleDeal {
  const chance = scattered(index + 1);
  const of = 2 + (index % 3);
  return {
    id: `deal-${index}`,
    company: COMPANIES[index % COMPANIES.length]!,
    owner: OWNERS[(index * 7) % OWNERS.length]!,
    stage: STAGES[Math.floor(chance ** 1.6 * STAGES.length)]!.id,
    minor: Math.round((4 + scattered(index * 3) * 240) * 1000) * 100,
    days: Math.floor(scattered(index * 5) ** 3 * 40) + 1,
    done: Math.floor(scattered(index * 11) * (of + 1)),
    of,
    nextDay: index % 6 === 2 ? null : `2026-0${3 + (index % 4)}-${10 + (index % 18)}`,
  };
}
