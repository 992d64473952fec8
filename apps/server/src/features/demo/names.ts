// The names in the demo company's books: five countries and five scripts (Latin, Thai, Arabic, Han and Cyrillic),
// as people and companies there write them. All are invented; nothing here decides anything.

export interface Market {
  readonly country: string;
  /** Share of the deals, relative to the other markets. */
  readonly weight: number;
  readonly companyName: (place: string, trade: string) => string;
  readonly places: readonly string[];
  readonly trades: readonly string[];
  /** Each group keeps to one script: a first name is never joined to a last name of another. */
  readonly people: readonly PeopleNames[];
}

export interface PeopleNames {
  readonly weight: number;
  readonly fullName: (first: string, last: string) => string;
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const firstThenLast = (first: string, last: string) => `${first} ${last}`;
const lastThenFirst = (first: string, last: string) => `${last}${first}`;

const UNITED_KINGDOM: Market = {
  country: 'United Kingdom',
  weight: 30,
  companyName: (place, trade) => `${place} ${trade}`,
  places: [
    'Ashcombe',
    'Harrowmere',
    'Penhallow',
    'Larkfield',
    'Brackenhurst',
    'Oxmarsh',
    'Thornley',
    'Wexcombe',
    'Kelderby',
    'Milverstoke',
    'Rushgate',
    'Dunmallow',
  ],
  trades: [
    'Water',
    'Brewing',
    'Foods',
    'Pharma',
    'Dairies',
    'Paper',
    'Fisheries',
    'Chemicals',
    'Laboratories',
    'Heat & Power',
  ],
  people: [
    {
      weight: 1,
      fullName: firstThenLast,
      first: ['Alice', 'Ben', 'Chloe', 'Daniel', 'Fiona', 'George', 'Hannah', 'Imran', 'Joyce', 'Oliver'],
      last: [
        'Barker',
        'Clarke',
        'Ellison',
        'Fraser',
        'Ghosh',
        'Hughes',
        'Marsh',
        'Osborne',
        'Price',
        'Sutton',
      ],
    },
  ],
};

const THAILAND: Market = {
  country: 'Thailand',
  weight: 22,
  companyName: (place, trade) => `บริษัท ${place}${trade} จำกัด`,
  places: [
    'ชลธาร',
    'สายธารา',
    'วารีสยาม',
    'ธาราทอง',
    'นทีรุ่งเรือง',
    'บึงแก้ว',
    'คลองใส',
    'ฟ้าคราม',
    'มณีชล',
    'ศรีวารี',
    'ทรัพย์ชลา',
    'ปลายฝน',
  ],
  trades: [
    'น้ำดื่ม',
    'อาหารทะเล',
    'เคมีภัณฑ์',
    'การประปา',
    'ฟาร์มกุ้ง',
    'เภสัชกรรม',
    'กระดาษ',
    'เครื่องดื่ม',
    'พลังงาน',
    'เทคโนโลยีน้ำ',
  ],
  people: [
    {
      weight: 1,
      fullName: firstThenLast,
      first: ['กมล', 'จิราพร', 'ชัยวัฒน์', 'ณัฐพล', 'ธิดา', 'นภา', 'ประภาส', 'พิมพ์ใจ', 'วรรณา', 'อนุชา'],
      last: ['แก้วมณี', 'จันทร์เพ็ญ', 'ทองดี', 'บุญมา', 'พงษ์ไพร', 'รัตนกุล', 'วงศ์สวัสดิ์', 'ศรีสุข', 'สายชล', 'อินทร์แก้ว'],
    },
  ],
};

const IRAN: Market = {
  country: 'Iran',
  weight: 16,
  companyName: (place, trade) => `${trade} ${place}`,
  places: [
    'چشمه‌سار',
    'نیلاب',
    'باران',
    'آبگینه',
    'سپیدکوه',
    'زرینه',
    'دریابان',
    'گلاب',
    'سروستان',
    'مهتاب',
    'پگاه شمال',
    'رودکنار',
  ],
  trades: [
    'صنایع غذایی',
    'تصفیهٔ آب',
    'داروسازی',
    'پتروشیمی',
    'نوشابه‌سازی',
    'کاغذسازی',
    'لبنیات',
    'شیلات',
    'آزمایشگاه',
    'نیروگاه',
  ],
  people: [
    {
      weight: 1,
      fullName: firstThenLast,
      first: ['آرش', 'بهار', 'پریسا', 'حسین', 'داریوش', 'زهرا', 'سارا', 'کاوه', 'مینا', 'نوید'],
      last: ['احمدی', 'بهرامی', 'توکلی', 'جعفری', 'رستمی', 'صادقی', 'فرهادی', 'کریمی', 'محمدی', 'یزدانی'],
    },
  ],
};

const TAIWAN: Market = {
  country: 'Taiwan',
  weight: 18,
  companyName: (place, trade) => `${place}${trade}股份有限公司`,
  places: ['清川', '明澤', '瑞泉', '宏海', '青溪', '碧潭', '永泉', '晨曦', '泓達', '源水', '澄湖', '嘉澤'],
  trades: ['水務', '食品', '製藥', '化工', '紙業', '釀造', '水產', '精密材料', '檢驗', '環境工程'],
  people: [
    {
      weight: 1,
      fullName: lastThenFirst,
      first: ['怡君', '冠宇', '雅婷', '志豪', '佳穎', '俊傑', '淑芬', '家豪', '詩涵', '柏翰'],
      last: ['陳', '林', '黃', '張', '李', '王', '吳', '劉', '蔡', '楊'],
    },
  ],
};

const LATVIA: Market = {
  country: 'Latvia',
  weight: 14,
  companyName: (place, trade) => `SIA „${place} ${trade}”`,
  places: [
    'Straume',
    'Ezerlīcis',
    'Upesgrīva',
    'Dzintarkrasts',
    'Ūdensroze',
    'Zilais Avots',
    'Baltā Kāpa',
    'Sila Strauts',
    'Rīta Rasa',
    'Vējkalni',
    'Kļavlapa',
    'Ķīšezera Krasts',
  ],
  trades: [
    'Ūdens',
    'Alus',
    'Piens',
    'Farmācija',
    'Papīrs',
    'Zivis',
    'Ķīmija',
    'Laboratorija',
    'Pārtika',
    'Siltums',
  ],
  people: [
    // Latvian surnames decline by gender, so the two are kept apart.
    {
      weight: 1,
      fullName: firstThenLast,
      first: ['Anna', 'Līga', 'Ilze', 'Dace', 'Zane'],
      last: ['Bērziņa', 'Krūmiņa', 'Ābele', 'Kalniņa', 'Zariņa'],
    },
    {
      weight: 1,
      fullName: firstThenLast,
      first: ['Jānis', 'Māris', 'Kārlis', 'Ģirts', 'Rūdolfs'],
      last: ['Ozols', 'Vītols', 'Priede', 'Dzenis', 'Ķirsis'],
    },
    {
      weight: 1,
      fullName: firstThenLast,
      first: ['Ольга', 'Наталья', 'Елена', 'Светлана', 'Юлия'],
      last: ['Морозова', 'Павлова', 'Орлова', 'Жукова', 'Щербакова'],
    },
  ],
};

export const MARKETS: readonly Market[] = [UNITED_KINGDOM, THAILAND, IRAN, TAIWAN, LATVIA];
