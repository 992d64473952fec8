// Names of the events and gateways that BPMN asks for and a map does not have, in every language of Portolan.

/** Names of helpers, in the language of the file. */
export interface BpmnWords {
  readonly start: string;
  readonly end: string;
  /** Where cases begin at more than one stage. */
  readonly begin: string;
  /** After a stage that several paths leave. */
  readonly next: string;
}

export const BPMN_WORDS = {
  en: { start: 'Start', end: 'End', begin: 'Where does it begin?', next: 'Which way?' },
  th: { start: 'เริ่มต้น', end: 'สิ้นสุด', begin: 'เริ่มที่ไหน', next: 'ไปทางไหนต่อ' },
  fa: { start: 'آغاز', end: 'پایان', begin: 'از کجا آغاز می‌شود؟', next: 'از کدام راه؟' },
  'zh-Hant': { start: '開始', end: '結束', begin: '從哪裡開始？', next: '接下來走哪條路？' },
  lv: { start: 'Sākums', end: 'Beigas', begin: 'Kur sākt?', next: 'Pa kuru ceļu?' },
} as const satisfies Readonly<Record<string, BpmnWords>>;
export type BpmnLanguage = keyof typeof BPMN_WORDS;
