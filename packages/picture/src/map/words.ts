// The words of a drawn map in the five languages: its legend and what it says to a screen reader.
import type { Language } from '../text/format.ts';

export interface MapWords {
  /** "{name}: map of {stages} stages, {decisions} decisions and {outcomes} outcomes". */
  readonly describe: string;
  /** Around the buyer's own words. */
  readonly quotes: readonly [string, string];
  readonly stage: string;
  readonly resting: string;
  readonly audience: string;
  readonly decision: string;
  readonly outcome: string;
  readonly won: string;
  readonly back: string;
  readonly flowWidth: string;
  readonly offMap: string;
  readonly unused: string;
  /** Hover: "{from} → {to}, not on the map: {n}". */
  readonly offMapPath: string;
  readonly findings: string;
  readonly parts: string;
}

export const mapWords: Readonly<Record<Language, MapWords>> = {
  en: {
    describe: '{name}: map with stages: {stages}, decisions: {decisions}, outcomes: {outcomes}',
    quotes: ['\u201C', '\u201D'],
    stage: 'Stage',
    resting: 'Resting: nothing is due before its date',
    audience: 'Audience: figures only, no deals yet',
    decision: 'Decision',
    outcome: 'Outcome: the case ends',
    won: 'Won',
    back: 'Way back',
    flowWidth: 'Width: deals that went this way',
    offMap: 'Real, but not on the map',
    unused: 'Faded: never used',
    offMapPath: '{from} → {to}, not on the map: {n}',
    findings: 'Findings: {n}',
    parts: 'Steps inside: {n}',
  },
  th: {
    describe: '{name}: แผนที่ ขั้นตอน {stages}, จุดตัดสินใจ {decisions}, ผลลัพธ์ {outcomes}',
    quotes: ['\u201C', '\u201D'],
    stage: 'ขั้นตอน',
    resting: 'พัก: ยังไม่มีอะไรต้องทำก่อนถึงกำหนด',
    audience: 'กลุ่มผู้ชม: มีเพียงตัวเลข ยังไม่มีดีล',
    decision: 'จุดตัดสินใจ',
    outcome: 'ผลลัพธ์: จบที่นี่',
    won: 'ชนะ',
    back: 'ทางย้อนกลับ',
    flowWidth: 'ความหนา: จำนวนดีลที่เดินทางนี้',
    offMap: 'เกิดขึ้นจริง แต่ไม่มีในแผนที่',
    unused: 'สีจาง: ไม่เคยใช้',
    offMapPath: '{from} → {to} ไม่มีในแผนที่: {n}',
    findings: 'ข้อที่พบ: {n}',
    parts: 'ขั้นตอนย่อย: {n}',
  },
  fa: {
    describe: '{name}: نقشه با {stages} مرحله، {decisions} تصمیم و {outcomes} سرانجام',
    quotes: ['\u00AB', '\u00BB'],
    stage: 'مرحله',
    resting: 'در انتظار: تا موعد آن کاری لازم نیست',
    audience: 'مخاطبان: فقط ارقام، هنوز بدون معامله',
    decision: 'تصمیم',
    outcome: 'سرانجام: کار اینجا پایان می‌یابد',
    won: 'برده',
    back: 'راه بازگشت',
    flowWidth: 'ضخامت: معامله‌هایی که از این راه رفتند',
    offMap: 'واقعی، اما بیرون از نقشه',
    unused: 'کم‌رنگ: هرگز استفاده نشده',
    offMapPath: '{from} ← {to}، بیرون از نقشه: {n}',
    findings: 'یافته‌ها: {n}',
    parts: 'گام‌های درونی: {n}',
  },
  'zh-Hant': {
    describe: '{name}：地圖，階段 {stages} 個、決策 {decisions} 個、結果 {outcomes} 個',
    quotes: ['\u300C', '\u300D'],
    stage: '階段',
    resting: '休息站：到期前無須行動',
    audience: '受眾：只有數字，尚無交易',
    decision: '決策',
    outcome: '結果：在此結束',
    won: '成交',
    back: '返回路徑',
    flowWidth: '粗細：走這條路的交易數',
    offMap: '實際發生，但不在地圖上',
    unused: '淡色：從未使用',
    offMapPath: '{from} → {to}，不在地圖上：{n}',
    findings: '發現：{n}',
    parts: '內含步驟：{n}',
  },
  lv: {
    describe: '{name}: karte, posmi: {stages}, lēmumi: {decisions}, iznākumi: {outcomes}',
    quotes: ['\u201E', '\u201D'],
    stage: 'Posms',
    resting: 'Atpūta: līdz termiņam nekas nav jādara',
    audience: 'Auditorija: tikai skaitļi, darījumu vēl nav',
    decision: 'Lēmums',
    outcome: 'Iznākums: šeit viss beidzas',
    won: 'Uzvarēts',
    back: 'Atpakaļceļš',
    flowWidth: 'Biezums: darījumi, kas gāja šo ceļu',
    offMap: 'Notiek, bet kartē nav',
    unused: 'Bāli: nekad nav izmantots',
    offMapPath: '{from} → {to}, kartē nav: {n}',
    findings: 'Piezīmes: {n}',
    parts: 'Soļi iekšā: {n}',
  },
};
