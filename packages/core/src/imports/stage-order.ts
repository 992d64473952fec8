// In which order stages of another tool probably stand, where nothing but their names is known: by the number that they
// begin with, or else by what such stages are usually called. A proposal for a person to mend.
import { fold } from '../rules/fold.ts';

/** Words that stages are called by, as they follow one another in most sales processes; folded, part of the name. */
const USUAL: readonly string[] = [
  'new|lead|inbox|inquiry|enquiry|backlog|нов|заявк|лид|ใหม่|ลีด|สนใจ|سرنخ|جدید|新|線索|线索|jaun|interes',
  'prospect|contact|reach|engag|attempt|connect|контакт|ติดต่อ|تماس|聯絡|联系|接觸|接触|kontakt|sazin',
  'qualif|mql|sql|bant|квалиф|คัดกรอง|คุณสมบัติ|ارزیابی|صلاحیت|資格|资格|評估|评估|kvalif',
  'meeting|appointment|demo|discovery|present|needs|analys|встреч|презент|นัด|ประชุม|นำเสนอ|جلسه|ارائه|會議|会议|簡報|展示|演示|tiksan|prezent',
  'calcul|estimat|quot|proposal|offer|rfp|расч|кп|предлож|เสนอราคา|ใบเสนอ|پیشنهاد|پیش‌فاکتور|報價|报价|提案|piedav|aprek|angebot|propuesta|devis',
  'negotiat|objection|review|decision|переговор|согласов|ต่อรอง|เจรจา|مذاکره|談判|谈判|議價|sarun|verhandl',
  'contract|commit|verbal|legal|agreement|договор|สัญญา|قرارداد|合約|合同|ligum|vertrag',
  'order|produc|deliver|ship|implement|invoic|onboard|install|производ|отгруж|монтаж|достав|ผลิต|ส่งมอบ|تولید|تحویل|生產|生产|出貨|交付|razo|piegad|ieviesan',
];
const MIDDLE = (USUAL.length - 1) / 2;
/** Share of names with a number in front from which the numbers are taken for the order. */
const NUMBERED = 0.6;

/** The stages in the order in which a deal probably goes through them; equals stay as they are. */
export function inUsualOrder(stages: readonly string[]): readonly string[] {
  const numbers = stages.map((stage) => /^\D{0,3}(\d{1,3})(?!\d)/u.exec(fold(stage))?.[1]);
  const numbered = numbers.filter((number) => number !== undefined).length >= stages.length * NUMBERED;
  const place = (stage: string, at: number): number => {
    if (numbered) return Number(numbers[at] ?? Number.MAX_SAFE_INTEGER);
    const name = fold(stage);
    // The word that stands furthest down counts: "new contract" is about a contract.
    const found = USUAL.findLastIndex((words) => words.split('|').some((word) => name.includes(fold(word))));
    return found < 0 ? MIDDLE : found;
  };
  return stages
    .map((stage, at) => ({ stage, place: place(stage, at) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ stage }) => stage);
}
