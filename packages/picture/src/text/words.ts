// The few words a picture needs, in the five languages. `{name}` stands for a value that is put in.
import type { Language } from './format.ts';

export interface PictureWords {
  /** Between two figures; a middle dot would look like a zero among Persian digits. */
  readonly separator: string;
  readonly start: string;
  readonly end: string;
  /** "{n} deals". */
  readonly deals: string;
  readonly oneDeal: string;
  readonly medianHere: string;
  readonly startsHere: string;
  readonly endsHere: string;
  readonly medianTime: string;
  readonly meanTime: string;
  readonly p90Time: string;
  readonly shortest: string;
  readonly longest: string;
  readonly moves: string;
  readonly visits: string;
  readonly widthDeals: string;
  readonly colourTime: string;
  readonly inEachBox: string;
  readonly measureDeals: string;
  readonly measureTime: string;
  readonly detail: string;
  /** "{shown} of {all} paths, {share} of moves". */
  readonly pathsShown: string;
  readonly variantsTitle: string;
  readonly moreVariants: string;
  readonly map: string;
  readonly list: string;
  readonly findings: string;
  readonly activities: string;
  readonly activity: string;
  readonly paths: string;
  readonly from: string;
  readonly to: string;
  readonly light: string;
  readonly dark: string;
  readonly language: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly close: string;
  readonly share: string;
  readonly period: string;
  readonly events: string;
  readonly rejectedRows: string;
  readonly hint: string;
  readonly mapOf: string;
  readonly nothingHere: string;
  readonly ways: string;
  readonly summary: string;
  readonly oneMoreVariant: string;
  readonly rowsNotRead: string;
  readonly offline: string;
  readonly caseMedian: string;
}

export const pictureWords: Readonly<Record<Language, PictureWords>> = {
  en: {
    separator: ' · ',
    start: 'Start',
    end: 'End',
    deals: '{n} deals',
    oneDeal: '1 deal',
    medianHere: 'median time here {time}',
    startsHere: '{n} start here',
    endsHere: '{n} end here',
    medianTime: 'Median time',
    meanTime: 'Mean time',
    p90Time: '9 of 10 within',
    shortest: 'Shortest',
    longest: 'Longest',
    moves: 'Moves',
    visits: 'Visits',
    widthDeals: 'width: deals',
    colourTime: 'colour: median time',
    inEachBox: 'in each box: deals · median time here',
    measureDeals: 'Deals',
    measureTime: 'Time',
    detail: 'Detail',
    pathsShown: '{shown} of {all} paths, {share} of moves',
    variantsTitle: 'How deals went · {n} deals, {ways} ways',
    moreVariants: '{n} more ways, {share}',
    map: 'Map',
    list: 'List',
    findings: 'Findings',
    activities: 'Activities',
    activity: 'Activity',
    paths: 'Paths',
    from: 'From',
    to: 'To',
    light: 'Light',
    dark: 'Dark',
    language: 'Language',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show all',
    close: 'Close',
    share: 'Share of deals',
    period: 'Period',
    events: 'Events',
    rejectedRows: 'Rows not read',
    hint: 'Click a box or a path for its figures. Drag to move, scroll to zoom.',
    mapOf: 'Real map: {activities} activities, {paths} paths, {n} deals',
    nothingHere: 'There are no events in this log, so there is nothing to draw.',
    ways: 'Ways',
    summary:
      '{n} deals went {ways} ways; the {k} most frequent make {share}. Half of them take more than {time}.',
    oneMoreVariant: '1 more way, {share}',
    rowsNotRead: 'Rows not read: {n}',
    offline: 'This page works without a network; it holds figures only, no deal names.',
    caseMedian: 'Median time of a whole deal',
  },
  th: {
    separator: ' · ',
    start: 'เริ่มต้น',
    end: 'สิ้นสุด',
    deals: '{n} ดีล',
    oneDeal: '1 ดีล',
    medianHere: 'เวลามัธยฐานที่นี่ {time}',
    startsHere: 'เริ่มที่นี่ {n}',
    endsHere: 'จบที่นี่ {n}',
    medianTime: 'เวลามัธยฐาน',
    meanTime: 'เวลาเฉลี่ย',
    p90Time: '9 ใน 10 ภายใน',
    shortest: 'สั้นที่สุด',
    longest: 'นานที่สุด',
    moves: 'การย้าย',
    visits: 'จำนวนครั้งที่เข้า',
    widthDeals: 'ความหนา: จำนวนดีล',
    colourTime: 'สี: เวลามัธยฐาน',
    inEachBox: 'ในแต่ละกล่อง: ดีล · เวลามัธยฐานที่นี่',
    measureDeals: 'ดีล',
    measureTime: 'เวลา',
    detail: 'รายละเอียด',
    pathsShown: '{shown} จาก {all} เส้นทาง, {share} ของการย้าย',
    variantsTitle: 'ดีลเดินอย่างไร · {n} ดีล, {ways} แบบ',
    moreVariants: 'อีก {n} แบบ, {share}',
    map: 'แผนที่',
    list: 'รายการ',
    findings: 'ข้อค้นพบ',
    activities: 'กิจกรรม',
    activity: 'กิจกรรม',
    paths: 'เส้นทาง',
    from: 'จาก',
    to: 'ไปยัง',
    light: 'สว่าง',
    dark: 'มืด',
    language: 'ภาษา',
    zoomIn: 'ซูมเข้า',
    zoomOut: 'ซูมออก',
    fit: 'แสดงทั้งหมด',
    close: 'ปิด',
    share: 'สัดส่วนของดีล',
    period: 'ช่วงเวลา',
    events: 'เหตุการณ์',
    rejectedRows: 'แถวที่อ่านไม่ได้',
    hint: 'คลิกกล่องหรือเส้นทางเพื่อดูตัวเลข ลากเพื่อเลื่อน หมุนล้อเพื่อซูม',
    mapOf: 'แผนที่จริง: {activities} กิจกรรม, {paths} เส้นทาง, {n} ดีล',
    nothingHere: 'ไม่มีเหตุการณ์ในบันทึกนี้ จึงไม่มีอะไรให้วาด',
    ways: 'แบบ',
    summary: '{n} ดีลเดินใน {ways} แบบ โดย {k} แบบที่พบบ่อยที่สุดคิดเป็น {share} ครึ่งหนึ่งใช้เวลามากกว่า {time}',
    oneMoreVariant: 'อีก 1 แบบ, {share}',
    rowsNotRead: 'แถวที่อ่านไม่ได้: {n}',
    offline: 'หน้านี้ใช้งานได้โดยไม่ต้องมีเครือข่าย มีเฉพาะตัวเลข ไม่มีชื่อดีล',
    caseMedian: 'เวลามัธยฐานของทั้งดีล',
  },
  fa: {
    separator: ' | ',
    start: 'آغاز',
    end: 'پایان',
    deals: '{n} معامله',
    oneDeal: '۱ معامله',
    medianHere: 'میانهٔ زمان در اینجا {time}',
    startsHere: '{n} از اینجا آغاز می‌شوند',
    endsHere: '{n} اینجا پایان می‌یابند',
    medianTime: 'میانهٔ زمان',
    meanTime: 'میانگین زمان',
    p90Time: '۹ از ۱۰ در مدت',
    shortest: 'کوتاه‌ترین',
    longest: 'طولانی‌ترین',
    moves: 'جابه‌جایی‌ها',
    visits: 'دفعات ورود',
    widthDeals: 'ضخامت: تعداد معامله',
    colourTime: 'رنگ: میانهٔ زمان',
    inEachBox: 'در هر کادر: معامله | میانهٔ زمان در اینجا',
    measureDeals: 'معامله',
    measureTime: 'زمان',
    detail: 'جزئیات',
    pathsShown: '{shown} از {all} مسیر، {share} جابه‌جایی‌ها',
    variantsTitle: 'معامله‌ها چگونه پیش رفتند: {n} معامله، {ways} شیوه',
    moreVariants: '{n} شیوهٔ دیگر، {share}',
    map: 'نقشه',
    list: 'فهرست',
    findings: 'یافته‌ها',
    activities: 'فعالیت‌ها',
    activity: 'فعالیت',
    paths: 'مسیرها',
    from: 'از',
    to: 'به',
    light: 'روشن',
    dark: 'تیره',
    language: 'زبان',
    zoomIn: 'بزرگ‌نمایی',
    zoomOut: 'کوچک‌نمایی',
    fit: 'نمایش همه',
    close: 'بستن',
    share: 'سهم از معامله‌ها',
    period: 'بازهٔ زمانی',
    events: 'رویدادها',
    rejectedRows: 'ردیف‌های خوانده‌نشده',
    hint: 'برای دیدن ارقام روی کادر یا مسیر کلیک کنید. بکشید تا جابه‌جا شود، بچرخانید تا بزرگ شود.',
    mapOf: 'نقشهٔ واقعی: {activities} فعالیت، {paths} مسیر، {n} معامله',
    nothingHere: 'در این گزارش رویدادی نیست، پس چیزی برای کشیدن نیست.',
    ways: 'شیوه‌ها',
    summary:
      '{n} معامله به {ways} شیوه پیش رفتند؛ {k} شیوهٔ پرتکرارتر {share} را می‌سازند. نیمی از آن‌ها بیش از {time} طول می‌کشند.',
    oneMoreVariant: '۱ شیوهٔ دیگر، {share}',
    rowsNotRead: 'ردیف‌های خوانده‌نشده: {n}',
    offline: 'این صفحه بدون شبکه کار می‌کند؛ فقط ارقام دارد، نه نام معامله‌ها.',
    caseMedian: 'میانهٔ زمان کل معامله',
  },
  'zh-Hant': {
    separator: ' · ',
    start: '開始',
    end: '結束',
    deals: '{n} 筆交易',
    oneDeal: '1 筆交易',
    medianHere: '在此停留的中位時間 {time}',
    startsHere: '{n} 筆由此開始',
    endsHere: '{n} 筆在此結束',
    medianTime: '中位時間',
    meanTime: '平均時間',
    p90Time: '十之有九不超過',
    shortest: '最短',
    longest: '最長',
    moves: '移動次數',
    visits: '進入次數',
    widthDeals: '粗細：交易數',
    colourTime: '顏色：中位時間',
    inEachBox: '方框內：交易數 · 在此停留的中位時間',
    measureDeals: '交易',
    measureTime: '時間',
    detail: '細節',
    pathsShown: '{all} 條路徑中的 {shown} 條，占移動的 {share}',
    variantsTitle: '交易怎麼走 · {n} 筆交易，{ways} 種走法',
    moreVariants: '另有 {n} 種走法，{share}',
    map: '地圖',
    list: '列表',
    findings: '發現',
    activities: '活動',
    activity: '活動',
    paths: '路徑',
    from: '從',
    to: '到',
    light: '淺色',
    dark: '深色',
    language: '語言',
    zoomIn: '放大',
    zoomOut: '縮小',
    fit: '顯示全部',
    close: '關閉',
    share: '占交易比例',
    period: '期間',
    events: '事件',
    rejectedRows: '無法讀取的列',
    hint: '點選方框或路徑可查看數字。拖曳移動，滾輪縮放。',
    mapOf: '真實地圖：{activities} 個活動，{paths} 條路徑，{n} 筆交易',
    nothingHere: '此紀錄沒有事件，因此沒有可繪製的內容。',
    ways: '走法',
    summary: '{n} 筆交易有 {ways} 種走法；最常見的 {k} 種占 {share}。半數交易超過 {time}。',
    oneMoreVariant: '另有 1 種走法，{share}',
    rowsNotRead: '無法讀取的列：{n}',
    offline: '本頁不需網路即可使用；只含數字，不含交易名稱。',
    caseMedian: '整筆交易的中位時間',
  },
  lv: {
    separator: ' · ',
    start: 'Sākums',
    end: 'Beigas',
    deals: 'darījumi: {n}',
    oneDeal: '1 darījums',
    medianHere: 'laika mediāna šeit {time}',
    startsHere: 'šeit sākas {n}',
    endsHere: 'šeit beidzas {n}',
    medianTime: 'Laika mediāna',
    meanTime: 'Vidējais laiks',
    p90Time: '9 no 10 iekļaujas',
    shortest: 'Īsākais',
    longest: 'Garākais',
    moves: 'Pārejas',
    visits: 'Apmeklējumi',
    widthDeals: 'biezums: darījumi',
    colourTime: 'krāsa: laika mediāna',
    inEachBox: 'katrā lodziņā: darījumi · laika mediāna šeit',
    measureDeals: 'Darījumi',
    measureTime: 'Laiks',
    detail: 'Detaļas',
    pathsShown: '{shown} no {all} ceļiem, {share} pāreju',
    variantsTitle: 'Kā darījumi gāja · darījumi: {n}, veidi: {ways}',
    moreVariants: 'vēl veidi: {n}, {share}',
    map: 'Karte',
    list: 'Saraksts',
    findings: 'Secinājumi',
    activities: 'Darbības',
    activity: 'Darbība',
    paths: 'Ceļi',
    from: 'No',
    to: 'Uz',
    light: 'Gaišs',
    dark: 'Tumšs',
    language: 'Valoda',
    zoomIn: 'Tuvināt',
    zoomOut: 'Tālināt',
    fit: 'Rādīt visu',
    close: 'Aizvērt',
    share: 'Daļa no darījumiem',
    period: 'Laikposms',
    events: 'Notikumi',
    rejectedRows: 'Nenolasītās rindas',
    hint: 'Noklikšķiniet uz lodziņa vai ceļa, lai redzētu tā skaitļus. Velciet, lai pārvietotu; ritiniet, lai tuvinātu.',
    mapOf: 'Īstā karte: darbības {activities}, ceļi {paths}, darījumi {n}',
    nothingHere: 'Šajā žurnālā nav notikumu, tāpēc nav ko zīmēt.',
    ways: 'Veidi',
    summary:
      'Darījumi: {n}, veidi: {ways}; {k} biežākie veidi aptver {share}. Puse darījumu ilgst vairāk nekā {time}.',
    oneMoreVariant: 'vēl 1 veids, {share}',
    rowsNotRead: 'Nenolasītās rindas: {n}',
    offline: 'Šī lapa darbojas bez tīkla; tajā ir tikai skaitļi, nevis darījumu nosaukumi.',
    caseMedian: 'Visa darījuma laika mediāna',
  },
};

/** Puts values into the `{name}` places of a text. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
}
