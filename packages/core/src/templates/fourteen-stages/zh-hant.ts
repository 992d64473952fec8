// The fourteen stages, in Traditional Chinese: what is not a stage. The stages are in two files beside it.
import type { Texts } from '../structure.ts';
import type { structure } from './structure.ts';
import { afterSale } from './zh-hant-after-sale.ts';
import { beforeSale } from './zh-hant-before-sale.ts';

export const texts: Texts<typeof structure> = {
  purpose: '讓所有部門對「陌生人如何成為長期客戶」有一致的做法。',
  goal: '範例：年底前，成交率提高 5 個百分點。請換成您自己的數字與日期。',
  activities: { discoveries: '完成的需求訪談', reviews: '與客戶完成的成果回顧' },
  note: '地圖可以從行銷開始，也可以從業務的第一次接觸開始。請刪掉您沒有的階段：很少公司需要全部。',
  stages: { ...beforeSale, ...afterSale },
  decisions: {
    accepted: '業務接手這位潛在客戶嗎？',
    qualified: '符合業務的資格嗎？',
    fits: '方案合適嗎？',
    yes: '買方同意嗎？',
    signs: '合約簽了嗎？',
    renews: '客戶續約嗎？',
  },
  answers: {
    noMinimum: '達不到門檻',
    acceptedYes: '接手',
    acceptedLater: '退回：還沒準備好',
    acceptedNo: '不合適',
    qualifiedYes: '合格',
    qualifiedLater: '合適，但現在不要',
    qualifiedNo: '沒有我們能滿足的需求',
    qualifiedNever: '永遠不要：要求不再聯絡',
    wakes: '重新表示興趣',
    leaveAlone: '要求不再打擾',
    cancelled: '延後會議且沒有日期',
    unmet: '需要我們不做的東西',
    fitsYes: '合適，要求提案',
    fitsMore: '有新的需求',
    fitsLater: '合適，但現在不要',
    fitsNo: '不合適',
    yesYes: '同意',
    yesChange: '有條件同意',
    yesLater: '現在不要',
    yesNo: '選了別家',
    signsYes: '已簽署',
    signsLater: '延後',
    signsNo: '撤回',
    stopped: '上線前中止',
    fadesOut: '在初期放棄',
    renewsYes: '續約',
    renewsNo: '離開',
  },
};
