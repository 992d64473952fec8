// Name and one-sentence summary of each template in every language: what a chooser shows before any template is loaded.
import type { TemplateLanguage } from './languages.ts';

export type TemplateId = 'fourteen-stages' | 'seven-stages' | 'six-stages' | 'buyers-journey';

export interface TemplateTitle {
  readonly name: string;
  readonly summary: string;
}

export const TITLES: Readonly<Record<TemplateId, Readonly<Record<TemplateLanguage, TemplateTitle>>>> = {
  'fourteen-stages': {
    en: {
      name: 'From brand to customer',
      summary:
        'Fourteen stages over five departments, from the first sight of the brand to the customer who stays, and a resting place for “not yet”.',
    },
    th: {
      name: 'จากแบรนด์สู่ลูกค้า',
      summary: 'สิบสี่ขั้นตอนในห้าแผนก ตั้งแต่ครั้งแรกที่เห็นแบรนด์จนถึงลูกค้าที่อยู่กับเราต่อ และที่พักสำหรับ “ยังไม่ใช่ตอนนี้”',
    },
    fa: {
      name: 'از برند تا مشتری',
      summary: 'چهارده مرحله در پنج واحد، از نخستین دیدن برند تا مشتری‌ای که می‌ماند، و جایی برای «هنوز نه».',
    },
    'zh-Hant': {
      name: '從品牌到客戶',
      summary: '十四個階段、五個部門，從第一次看見品牌到長期往來的客戶，並為「還不是時候」留一個休息站。',
    },
    lv: {
      name: 'No zīmola līdz klientam',
      summary:
        'Četrpadsmit posmi piecās nodaļās: no zīmola ieraudzīšanas līdz klientam, kas paliek, un gaidīšanas posms atbildei „vēl ne”.',
    },
  },
  'seven-stages': {
    en: {
      name: 'Seven-stage sales cycle',
      summary: 'One seller from the first list to the commitment, with a resting place for “not yet”.',
    },
    th: {
      name: 'วงจรการขายเจ็ดขั้น',
      summary: 'พนักงานขายคนเดียวดูแลตั้งแต่รายชื่อแรกจนถึงคำตกลง พร้อมที่พักสำหรับ “ยังไม่ใช่ตอนนี้”',
    },
    fa: {
      name: 'چرخهٔ فروش هفت‌مرحله‌ای',
      summary: 'یک فروشنده از نخستین فهرست تا تعهد خریدار، با جایی برای «هنوز نه».',
    },
    'zh-Hant': {
      name: '七階段銷售循環',
      summary: '由同一位業務從第一份名單走到客戶承諾，並為「還不是時候」留一個休息站。',
    },
    lv: {
      name: 'Septiņu posmu pārdošanas cikls',
      summary:
        'Viens pārdevējs no pirmā saraksta līdz apņēmībai pirkt, ar gaidīšanas posmu atbildei „vēl ne”.',
    },
  },
  'six-stages': {
    en: {
      name: 'Six-stage pipeline',
      summary: 'Few stages for a small team that wants to see where its deals stand.',
    },
    th: { name: 'ไปป์ไลน์หกขั้น', summary: 'ขั้นตอนไม่มาก สำหรับทีมเล็กที่อยากเห็นว่าดีลอยู่ตรงไหน' },
    fa: {
      name: 'خط فروش شش‌مرحله‌ای',
      summary: 'چند مرحلهٔ ساده برای تیمی کوچک که می‌خواهد ببیند معامله‌هایش کجا هستند.',
    },
    'zh-Hant': { name: '六階段銷售管道', summary: '階段精簡，適合想看清交易走到哪裡的小團隊。' },
    lv: {
      name: 'Sešu posmu pārdošanas plūsma',
      summary: 'Nedaudz posmu mazai komandai, kas grib redzēt, kur atrodas tās darījumi.',
    },
  },
  'buyers-journey': {
    en: {
      name: 'The buyer’s journey',
      summary:
        'Three phases up to the purchase and one after it, told from the buyer’s side, with one stage for each.',
    },
    th: { name: 'การเดินทางของผู้ซื้อ', summary: 'สามช่วงจนถึงการซื้อและอีกหนึ่งช่วงหลังซื้อ เล่าจากมุมผู้ซื้อ ช่วงละหนึ่งขั้นตอน' },
    fa: {
      name: 'سفر خریدار',
      summary: 'سه دوره تا خرید و یکی پس از آن، از نگاه خریدار، و برای هر کدام یک مرحله.',
    },
    'zh-Hant': {
      name: '買方歷程',
      summary: '購買前三個時期、購買後一個時期，從買方角度描述，每個時期對應一個階段。',
    },
    lv: {
      name: 'Pircēja ceļojums',
      summary: 'Trīs fāzes līdz pirkumam un viena pēc tā, no pircēja puses, katrai pa vienam posmam.',
    },
  },
};
