// A company's name as it is compared: folded, in Latin letters where that is simple, without the legal form, quotation
// marks and punctuation. For keys only; the name that is shown stays as it was written.
import { romanise } from '../text/romanise.ts';

/** Folded and romanised, dots and slashes inside them taken out; the longest first where one contains another. */
const FORMS: readonly (readonly string[])[] =
  // Latin letters: Latvian, Estonian, Lithuanian, English, German, French, Italian, Spanish, Dutch, Nordic, Slavic...
  (
    'sabiedriba ar ierobezotu atbildibu|akciju sabiedriba|individualais komersants|individuals komersants|sia|ik|as|psia|' +
    'ou|uab|ab|mb|vsi|ltd|limited|plc|llp|llc|lp|inc|incorporated|corp|corporation|co|company|pty|pte|' +
    'gmbh|gmbh co kg|ag|kg|ug|ohg|ev|kgaa|sarl|sas|sasu|sa|eurl|srl|srls|spa|sl|slu|bv|nv|vof|oy|oyj|hb|aps|asa|' +
    'sp z oo|spolka z oo|spzoo|sro|spol s ro|doo|dd|kft|zrt|nyrt|bt|ltda|eireli|sdn bhd|bhd|pvt|private limited|pt|tbk|' +
    'ltd sti|anonim sirketi|co ltd|cong ty tnhh|cong ty co phan|' +
    // Russian, Ukrainian, romanised
    'ooo|oao|zao|pao|ao|ip|tov|pat|prat'
  )
    .split('|')
    .map((form) => form.split(' '))
    .toSorted((a, b) => b.length - a.length);

/** Folding parts the Thai vowel am into its two signs. */
const LIMITED = 'จำกัด'.normalize('NFKC');

/** Written together with the name, so looked for in the text and not among its words. */
const TOGETHER: readonly RegExp[] = [
  new RegExp(`^(บริษัท|บจก|บมจ|ห้างหุ้นส่วน${LIMITED}|หจก|ห้างหุ้นส่วนสามัญ)[\\s.]*`, 'u'),
  new RegExp(`\\s*${LIMITED}\\s*(\\(?\\s*มหาชน\\s*\\)?)?\\s*$`, 'u'),
  /(股份有限公司|有限責任公司|有限责任公司|有限公司|集團公司|集团公司|公司)\s*$/u,
  /^(株式会社|有限会社|合同会社|주식회사|유한회사|\((株|주)\))\s*/u,
  /\s*(株式会社|有限会社|合同会社|주식회사|유한회사|\((株|주)\))$/u,
  /^(شرکت|موسسه|مؤسسه)\s+/u,
  /\s+\(?\s*(سهامی خاص|سهامی عام|با مسئولیت محدود)\s*\)?\s*$/u,
];

/** The words of a company's name that tell it from others, in the order in which they stand; never empty for a name. */
export function companyWords(name: string): string[] {
  const folded = romanise(name)
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('\u200C', ' ')
    .replaceAll('&', ' ')
    .trim();
  const bare = TOGETHER.reduce((text, form) => {
    const without = text.replace(form, '').trim();
    return without === '' ? text : without;
  }, folded);
  const words = bare
    .replaceAll(/(?<=\p{L})[./](?=\p{L}(?:[./\s]|$))/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  return withoutForms(words);
}

function withoutForms(words: readonly string[]): string[] {
  for (const form of FORMS) {
    if (form.length >= words.length) continue;
    if (form.every((word, i) => words[i] === word)) return withoutForms(words.slice(form.length));
    const tail = words.slice(-form.length);
    if (form.every((word, i) => tail[i] === word)) return withoutForms(words.slice(0, -form.length));
  }
  return [...words];
}

/** One form for all spellings of a company's name: `sia acme`, `ACME, SIA` and `Acme Ltd.` are `acme`. */
export function companyNameKey(name: string): string {
  return companyWords(name).join(' ');
}
