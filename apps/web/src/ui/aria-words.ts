// The words that React Aria says by itself (mostly to screen readers), in the languages it does not know: Thai and
// Persian. Grouped by its own package names; a word that is missing here is said in English. vite.config.ts puts them
// beside React Aria's English, Latvian and Traditional Chinese and leaves its other thirty languages out.

type Say = (
  args: Readonly<Record<string, string | number>>,
  formatter: { readonly number: (value: string | number) => string },
) => string;
export type AriaWords = Readonly<Record<string, Readonly<Record<string, string | Say>>>>;

export const THAI: AriaWords = {
  autocomplete: { collectionLabel: 'รายการแนะนำ' },
  breadcrumbs: { breadcrumbs: 'เส้นทางหน้า' },
  calendar: {
    previous: 'ก่อนหน้า',
    next: 'ถัดไป',
    selectedDateDescription: ({ date }) => `วันที่เลือก: ${date}`,
    todayDate: ({ date }) => `วันนี้ ${date}`,
    todayDateSelected: ({ date }) => `วันนี้ ${date} เลือกอยู่`,
    dateSelected: ({ date }) => `${date} เลือกอยู่`,
    minimumDate: 'วันแรกที่เลือกได้',
    maximumDate: 'วันสุดท้ายที่เลือกได้',
  },
  combobox: {
    focusAnnouncement: ({ optionText }) => `${optionText}`,
    countAnnouncement: ({ optionCount }, formatter) => `มี ${formatter.number(optionCount ?? 0)} ตัวเลือก`,
    selectedAnnouncement: ({ optionText }) => `เลือก ${optionText} แล้ว`,
    buttonLabel: 'แสดงรายการแนะนำ',
    listboxLabel: 'รายการแนะนำ',
  },
  datepicker: {
    era: 'ศักราช',
    year: 'ปี',
    month: 'เดือน',
    day: 'วัน',
    calendar: 'ปฏิทิน',
    weekday: 'วันในสัปดาห์',
    selectedDateDescription: ({ date }) => `วันที่เลือก: ${date}`,
    rangeUnderflow: ({ minValue }) => `ต้องเป็น ${minValue} หรือหลังจากนั้น`,
    rangeOverflow: ({ maxValue }) => `ต้องเป็น ${maxValue} หรือก่อนหน้านั้น`,
    unavailableDate: 'วันที่เลือกใช้ไม่ได้',
  },
  dnd: {
    dropDescriptionKeyboard: 'กด Enter เพื่อวาง กด Escape เพื่อยกเลิก',
    dropDescriptionTouch: 'แตะสองครั้งเพื่อวาง',
    dropDescriptionVirtual: 'คลิกเพื่อวาง',
    dropCanceled: 'ยกเลิกการวางแล้ว',
    dropComplete: 'วางแล้ว',
  },
  grid: {
    select: 'เลือก',
    selectedAll: 'เลือกทุกรายการแล้ว',
    selectedItem: ({ item }) => `เลือก ${item} แล้ว`,
    deselectedItem: ({ item }) => `ไม่ได้เลือก ${item}`,
    longPressToSelect: 'กดค้างเพื่อเข้าสู่การเลือก',
  },
  menu: { longPressMessage: 'กดค้าง หรือกด Alt + ลูกศรลง เพื่อเปิดเมนู' },
  numberfield: {
    decrease: ({ fieldLabel }) => `ลด ${fieldLabel}`,
    increase: ({ fieldLabel }) => `เพิ่ม ${fieldLabel}`,
    numberField: 'ช่องตัวเลข',
  },
  overlays: { dismiss: 'ปิด' },
  searchfield: { 'Clear search': 'ล้างการค้นหา' },
  spinbutton: { Empty: 'ว่าง' },
  table: {
    select: 'เลือก',
    selectAll: 'เลือกทั้งหมด',
    sortable: 'คอลัมน์ที่เรียงได้',
    ascending: 'น้อยไปมาก',
    descending: 'มากไปน้อย',
    ascendingSort: ({ columnName }) => `เรียงตาม ${columnName} จากน้อยไปมาก`,
    descendingSort: ({ columnName }) => `เรียงตาม ${columnName} จากมากไปน้อย`,
  },
  toast: {
    close: 'ปิด',
    notifications: ({ count }, formatter) => `การแจ้งเตือน ${formatter.number(count ?? 0)} รายการ`,
  },
};

export const PERSIAN: AriaWords = {
  autocomplete: { collectionLabel: 'پیشنهادها' },
  breadcrumbs: { breadcrumbs: 'مسیر صفحه' },
  calendar: {
    previous: 'پیشین',
    next: 'پسین',
    selectedDateDescription: ({ date }) => `روز برگزیده: ${date}`,
    todayDate: ({ date }) => `امروز، ${date}`,
    todayDateSelected: ({ date }) => `امروز، ${date}، برگزیده`,
    dateSelected: ({ date }) => `${date}، برگزیده`,
    minimumDate: 'نخستین روز ممکن',
    maximumDate: 'آخرین روز ممکن',
  },
  combobox: {
    focusAnnouncement: ({ optionText }) => `${optionText}`,
    countAnnouncement: ({ optionCount }, formatter) => `${formatter.number(optionCount ?? 0)} گزینه هست.`,
    selectedAnnouncement: ({ optionText }) => `${optionText} برگزیده شد`,
    buttonLabel: 'نمایش پیشنهادها',
    listboxLabel: 'پیشنهادها',
  },
  datepicker: {
    era: 'دوره',
    year: 'سال',
    month: 'ماه',
    day: 'روز',
    calendar: 'گاه‌شمار',
    weekday: 'روز هفته',
    selectedDateDescription: ({ date }) => `روز برگزیده: ${date}`,
    rangeUnderflow: ({ minValue }) => `باید ${minValue} یا پس از آن باشد.`,
    rangeOverflow: ({ maxValue }) => `باید ${maxValue} یا پیش از آن باشد.`,
    unavailableDate: 'روز برگزیده در دسترس نیست.',
  },
  dnd: {
    dropDescriptionKeyboard: 'برای رها کردن Enter و برای انصراف Escape را بزنید.',
    dropDescriptionTouch: 'برای رها کردن دو بار ضربه بزنید.',
    dropDescriptionVirtual: 'برای رها کردن کلیک کنید.',
    dropCanceled: 'رها کردن لغو شد.',
    dropComplete: 'رها شد.',
  },
  grid: {
    select: 'برگزیدن',
    selectedAll: 'همه برگزیده شد.',
    selectedItem: ({ item }) => `${item} برگزیده شد.`,
    deselectedItem: ({ item }) => `${item} برگزیده نیست.`,
    longPressToSelect: 'برای برگزیدن، انگشت را نگه دارید.',
  },
  menu: { longPressMessage: 'برای باز کردن فهرست، انگشت را نگه دارید یا Alt و پیکان پایین را بزنید' },
  numberfield: {
    decrease: ({ fieldLabel }) => `کم کردن ${fieldLabel}`,
    increase: ({ fieldLabel }) => `زیاد کردن ${fieldLabel}`,
    numberField: 'خانهٔ عدد',
  },
  overlays: { dismiss: 'بستن' },
  searchfield: { 'Clear search': 'پاک کردن جست‌وجو' },
  spinbutton: { Empty: 'خالی' },
  table: {
    select: 'برگزیدن',
    selectAll: 'برگزیدن همه',
    sortable: 'ستون مرتب‌شدنی',
    ascending: 'صعودی',
    descending: 'نزولی',
    ascendingSort: ({ columnName }) => `مرتب بر پایهٔ ${columnName}، صعودی`,
    descendingSort: ({ columnName }) => `مرتب بر پایهٔ ${columnName}، نزولی`,
  },
  toast: {
    close: 'بستن',
    notifications: ({ count }, formatter) => `${formatter.number(count ?? 0)} پیام.`,
  },
};
