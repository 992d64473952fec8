// The fourteen stages, in Persian: what is not a stage. The stages are in two files beside it.
import type { Texts } from '../structure.ts';
import { afterSale } from './fa-after-sale.ts';
import { beforeSale } from './fa-before-sale.ts';
import type { structure } from './structure.ts';

export const texts: Texts<typeof structure> = {
  purpose: 'هم‌رأی شدن همهٔ واحدها بر سر اینکه ناآشنا چگونه به مشتری ماندگار بدل می‌شود.',
  goal: 'نمونه: تا پایان سال سهم معامله‌های برده‌شده ۵ واحد درصد بالا برود. عدد و تاریخ خودتان را اینجا بگذارید.',
  activities: { discoveries: 'جلسه‌های نیازسنجی برگزارشده', reviews: 'مرور نتیجه‌ها با مشتریان' },
  note: 'نقشه می‌تواند از بازاریابی یا از نخستین تماس فروش آغاز شود. آنچه ندارید بردارید: کمتر شرکتی به همهٔ مرحله‌ها نیاز دارد.',
  stages: { ...beforeSale, ...afterSale },
  decisions: {
    accepted: 'آیا فروش سرنخ را می‌پذیرد؟',
    qualified: 'آیا سرنخ برای فروش واجد شرایط است؟',
    fits: 'آیا راه‌حل جور است؟',
    yes: 'آیا خریدار بله می‌گوید؟',
    signs: 'آیا قرارداد امضا شد؟',
    renews: 'آیا مشتری تمدید می‌کند؟',
  },
  answers: {
    noMinimum: 'به حداقل نمی‌رسد',
    acceptedYes: 'پذیرفته شد',
    acceptedLater: 'بازگردانده شد: هنوز آماده نیست',
    acceptedNo: 'جور نیست',
    qualifiedYes: 'واجد شرایط',
    qualifiedLater: 'جور است، ولی اکنون نه',
    qualifiedNo: 'نیازی که از عهدهٔ ما برآید ندارد',
    qualifiedNever: 'هرگز: خواست تماس نگیریم',
    wakes: 'دوباره علاقه نشان داد',
    leaveAlone: 'خواست مزاحمش نشویم',
    cancelled: 'جلسه را بی‌تاریخ عقب انداخت',
    unmet: 'چیزی می‌خواهد که ما انجام نمی‌دهیم',
    fitsYes: 'جور است، پیشنهاد می‌خواهد',
    fitsMore: 'نیازهای تازه',
    fitsLater: 'جور است، ولی اکنون نه',
    fitsNo: 'جور نیست',
    yesYes: 'بله',
    yesChange: 'بله، اگر چیزی عوض شود',
    yesLater: 'اکنون نه',
    yesNo: 'دیگری را برمی‌گزیند',
    signsYes: 'امضا شد',
    signsLater: 'عقب افتاد',
    signsNo: 'منصرف شد',
    stopped: 'پیش از راه افتادن متوقف شد',
    fadesOut: 'در دورهٔ نخست رها کرد',
    renewsYes: 'تمدید می‌کند',
    renewsNo: 'می‌رود',
  },
};
