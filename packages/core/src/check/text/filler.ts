// Words that say nothing as a name: "stage", "new", "in progress". Folded as signs.ts folds; an addition to its signs.
import { fold } from '../../rules/fold.ts';

const BY_LANGUAGE = {
  en: `stage|step|phase|new|untitled|unnamed|other|others|misc|miscellaneous|various|general|process|task|todo|to do|tbd
|stuff|things|something|in progress|progress|working|open|active|pending|status|etc|done|ok|okay|check|ready|yes|and|the|a`,
  lv: `posms|solis|faze|etaps|jauns|jauna|bez nosaukuma|cits|cita|citi|dazadi|vispareji|process|uzdevums|darbiba|procesa
|atverts|aktivs|gaida|statuss|u c|utt|gatavs|labi|parbaudit|ja|un`,
  th: `ขั้นตอน|ขั้น|สเตจ|เฟส|ใหม่|ขั้นตอนใหม่|ไม่มีชื่อ|อื่นๆ|อื่น ๆ|อื่น|ทั่วไป|เบ็ดเตล็ด|งาน|กระบวนการ|กำลังดำเนินการ|ดำเนินการ|รอ|สถานะ|เสร็จ|เสร็จแล้ว|โอเค|ตรวจสอบ|พร้อม`,
  fa: `مرحله|گام|فاز|جدید|بی نام|بدون نام|سایر|دیگر|متفرقه|عمومی|فرایند|فرآیند|کار|در حال انجام|در جریان|باز|فعال|وضعیت|غیره|و غیره|انجام شد|خوب|بررسی|آماده|و`,
  'zh-Hant': `階段|步驟|新階段|新步驟|未命名|其他|其它|一般|雜項|流程|任務|進行中|處理中|待定|待處理|狀態|等等|完成|已完成|好|檢查|確認|準備好`,
};

export const FILLER: ReadonlySet<string> = new Set(
  Object.values(BY_LANGUAGE).flatMap((list) =>
    list.split('|').map((word) => fold(word).replaceAll(/\s+/gu, ' ')),
  ),
);
