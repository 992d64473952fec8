// Words for what nobody can see from outside (understands, trusts, tries) and for what everybody can (said, wrote,
// signed), as beginnings of words; in scripts without spaces as parts of the text. An addition to the signs in signs.ts.
import { plain } from './signs.ts';

const INNER = {
  en: `understand|feels|feeling|believe|trusts|trust us|interested|aware of|tries|try to|think about|thinking|consider|is happy|is convinced|good relationship|rapport|as needed|if possible|comfortable`,
  lv: `saprot|jutas|tic |uzticas|ieintereset|apzinas|censas|megina|doma |apsver|ir apmierinats|ir parliecinats|labas attiecibas|ja iespejams|pec vajadzibas`,
  th: `เข้าใจ|รู้สึก|เชื่อใจ|ไว้ใจ|สนใจ|พยายาม|ตระหนัก|ความสัมพันธ์ที่ดี|ถ้าเป็นไปได้|ตามความเหมาะสม`,
  fa: `می فهمد|درک می کند|درک کرده|احساس می کند|اعتماد دارد|علاقه مند است|تلاش می کند|سعی می کند|می اندیشد|رابطه خوب|در صورت امکان|در صورت نیاز`,
  'zh-Hant': `了解我們|理解|感覺|相信|信任|有興趣|感興趣|努力|嘗試|盡量|良好關係|視情況|盡可能`,
};

const SEEN = {
  en: `said|says|say |tell|told|confirm|wrote|writ|sign|agree|nam|identif|ask|repl|answer|sent|send|call|met |meet|book|schedul|record|document|paid|list|stat|repeat|explain|show|check|verif|compar|complet|request|accept|held|by |\\d`,
  lv: `teic|saka|apstiprin|rakst|paraks|vieno|nosauc|luc|ludz|jauta|atbild|nosut|zvan|tik|ieplano|registr|dokument|samaks|pienem|paskaidro|parad|izrad|parbaud|salidzin`,
  th: `บอก|พูด|ยืนยัน|เขียน|ลงนาม|เซ็น|ตกลง|ระบุ|แสดง|ขอ(?!ง)|ถาม|ตอบ|ส่ง|โทร|พบ|นัด|บันทึก|เอกสาร|จ่าย|อธิบาย|ตรวจ`,
  fa: `گفت|می گوید|تایید|تأیید|نوشت|امضا|موافقت|نام برد|نشان|پرسید|خواست|پاسخ|فرستاد|تماس|دیدار|جلسه|ثبت|سند|پرداخت|پذیرفت|توضیح|بررسی`,
  'zh-Hant': `說|表示|表達|顯示|展現|確認|寫|簽|同意|指出|要求|詢問|問|回覆|回答|寄|致電|會面|預約|排定|記錄|文件|付|說明|接受|查`,
};

const inner = matcher(Object.values(INNER));
const seen = matcher(Object.values(SEEN));

/** The text speaks of a state of mind or an endless effort, and of nothing that could be seen or heard. */
export function isInnerState(text: string): boolean {
  const folded = plain(text);
  return inner.test(folded) && !seen.test(folded);
}

/** Latin and Arabic words match at their beginning, and to their end where a space says so; others match anywhere. */
function matcher(lists: readonly string[]): RegExp {
  const patterns = lists
    .flatMap((list) => list.split('|'))
    .map((word) => {
      if (word === '\\d') return word;
      const start = /^[\p{sc=Latin}\p{sc=Arabic}]/u.test(word) ? '(?<![\\p{L}\\p{M}])' : '';
      return `${start}${plain(word)}${word.endsWith(' ') ? '(?![\\p{L}\\p{M}])' : ''}`;
    });
  return new RegExp(patterns.join('|'), 'u');
}
