// Which activities are drawn in the colours of won, lost and nurture: by names that CRMs give to outcomes.
import type { Token } from '@portolan/picture';

const WORDS: readonly (readonly [Token, RegExp])[] = [
  [
    'won',
    /^(closed?[ _-]*)?(won|signed|accepted)$|^(ปิดการขาย|ชนะ|ได้งาน)$|^(برنده|موفق|بسته شد)$|^(成交|贏單|已簽約)$|^(uzvarēts|noslēgts|parakstīts)$/iu,
  ],
  [
    'lost',
    /^(closed?[ _-]*)?(lost|disqualified|cancelled|canceled|declined|rejected|churned)$|^(แพ้|เสียดีล|ไม่ผ่านเกณฑ์|ยกเลิก)$|^(از دست رفته|باخته|رد صلاحیت|لغو)$|^(失單|輸單|流失|取消|不合格)$|^(zaudēts|atteikts|noraidīts|diskvalificēts)$/iu,
  ],
  [
    'nurture',
    /^(nurture|nurturing|on hold|recycled?)$|^(ดูแลต่อ|พักไว้)$|^(پرورش|معلق)$|^(培養|培育|暫停)$|^(audzēšana|atlikts)$/iu,
  ],
];

/** Tones by activity name, for `drawing`; activities that are no outcome are left out. */
export function activityTones(names: readonly string[]): Readonly<Record<string, Token>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const found = WORDS.find(([, words]) => words.test(name.trim()));
      return found === undefined ? [] : [[name, found[0]]];
    }),
  );
}
