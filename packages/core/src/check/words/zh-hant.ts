// Traditional Chinese words of the map check.
import type { CheckWords } from './words.ts';

export const ZH_HANT: CheckWords = {
  rules: {
    'no-stage': {
      title: '沒有階段',
      message: '這張地圖沒有任何階段，交易無處可放。',
      mend: '新增第一個階段，或從範本、或從您交易的真實地圖開始。',
    },
    unreachable: {
      title: '無法到達',
      message: '從交易開始的地方，沒有路徑通往「{name}」。',
      mend: '畫一條路徑過去，把它設為起點，或從地圖移除。',
    },
    'dead-end': {
      title: '死路',
      message: '來到「{name}」的交易再也離不開。',
      mend: '畫出通往下一步的路徑。若交易在此結束，請通往結果、標上里程碑，或改為休息階段。',
    },
    'no-leads-nowhere': {
      title: '說「不」之後無路可走',
      message: '從「{from}」說「不」會到「{to}」，而那裡沒有下一步。',
      mend: '決定這裡的「不」代表什麼：「現在不要」通往有回頭路的休息階段，「永遠不要」通往結果。',
    },
    'no-way-to-won': {
      title: '沒有通往成交的路',
      message: '這張地圖上沒有交易能成交：到不了任何標有「成交」里程碑的階段。',
      mend: '在買方承諾購買的階段標上「成交」里程碑，並確認有路徑通往那裡。',
    },
    'unclear-start': {
      title: '不清楚交易從哪裡開始',
      message: { by: 'count', forms: { other: '有 {count} 個地方可能是起點：{names}。' } },
      mend: '指明哪些才是起點，並為其餘的畫上路徑。',
    },
    'one-answer': {
      title: '只有一個答案的決策',
      message: '「{name}」只有一個答案，等於沒有決定什麼。',
      mend: '加上另一個答案和它的去向，或直接連接兩個階段。',
    },
    'unnamed-answer': {
      title: '沒有文字的答案',
      message: '「{name}」通往「{to}」的答案沒有說明。',
      mend: '用大家平常的說法為答案命名，或給它一個條件來判斷。',
    },
    'no-way-back': {
      title: '沒有回頭路',
      message: '交易停在「{name}」之後，就不再回來。',
      mend: '畫出買方準備好時要走的路徑，通常是回到原來的階段。',
    },
    'not-now-is-lost': {
      title: '「現在不要」結束了交易',
      message: '在「{from}」說「現在不要」，交易就以「{to}」結束。',
      mend: '改為通往休息階段，並訂下次日期。許多買方在答應之前會拒絕好幾次。',
    },
    'no-lost-outcome': {
      title: '未成交的交易無處可去',
      message: '這張地圖沒有給未成交或不符資格的交易一個結果。',
      mend: '新增結果「未成交」，並從交易會中止的地方畫路徑過去。',
    },
    'unused-outcome': {
      title: '沒有路徑的結果',
      message: '沒有路徑通往結果「{name}」。',
      mend: '從會這樣結束的地方畫路徑過來，或從地圖移除。',
    },
    'no-goal': {
      title: '沒有目標',
      message: '這張地圖沒有說明它的目的。',
      mend: '從終點開始：選一個數字、要多少、何時達成。',
    },
    'goal-without-number': {
      title: '目標沒有數字',
      message: '目標沒有數字，沒有人能說是否達成。',
      mend: '寫下要達到的數字，或與今天相比的變化。',
    },
    'goal-without-date': {
      title: '目標沒有日期',
      message: '目標沒有說要在哪一天之前達成。',
      mend: '訂一個近到可以規劃的日子。',
    },
    'goal-without-activities': {
      title: '目標背後沒有行動',
      message: '目標背後沒有人能自己動手做的事。',
      mend: '加上幾件人們能掌握也能計數的事，例如電話、提案或加購提議，以及每週幾次。',
    },
    'too-many-stages': {
      title: '階段太多',
      message: {
        by: 'count',
        forms: { other: '交易要經過 {count} 個階段才成交；超過 {most} 個就很難分清。' },
      },
      mend: '每個階段都是每筆交易的維護工作。合併對買方意義相同的階段，或把一些改為子階段。',
    },
    'similar-stages': {
      title: '兩個階段說的是同一件事',
      message: '「{name}」和「{other}」說的幾乎是同一件事。',
      mend: '合併它們，或改寫名稱與定義，讓兩個人會把同一筆交易放進同一個階段。',
    },
    'vague-name': {
      title: '名稱含糊',
      message: '「{name}」沒有說明這個階段發生什麼。',
      mend: '說出買賣雙方之間已發生或正在發生的事，例如「已約需求訪談」。',
    },
    'no-definition': {
      title: '沒有定義',
      message: '「{name}」沒有說明交易何時在這裡。',
      mend: '寫一句話：當……時，交易在這裡。',
    },
    'unclear-definition': {
      title: '定義不清',
      message: '「{name}」的定義沒有說明交易何時在這裡。',
      mend: '說出任何人都能查證的事實：這件事已發生、那件事還沒發生時，交易在這裡。',
    },
    'no-owner': {
      title: '沒有負責者',
      message: '沒有人負責「{name}」。',
      mend: '把這個階段放進負責部門的泳道。',
    },
    'empty-lane': {
      title: '沒有階段的泳道',
      message: '泳道「{name}」不負責任何階段，也沒有參與任何階段。',
      mend: '把它負責的階段交給它，列為相關者，或移除它。',
    },
    'nothing-happens': {
      title: '無事可做',
      message: '沒有寫明大家在「{name}」要做什麼。',
      mend: '寫下這裡發生什麼，或加上回應買方的行動。',
    },
    'no-checklist': {
      title: '沒有離開前的檢查清單',
      message: '交易不需要符合任何條件就能離開「{name}」。',
      mend: '加上一到五項交易前進之前必須成立的事。',
    },
    'too-many-required': {
      title: '必填項目太多',
      message: {
        by: 'count',
        forms: { other: '「{name}」要求 {count} 個必填項目；超過 {most} 個就會有人沒看就勾選。' },
      },
      mend: '只把真正該擋下交易的留作必填，其餘改為建議。',
    },
    'unobservable-item': {
      title: '沒有人能勾選的項目',
      message: '沒有人看得出「{name}」的「{item}」是否成立。',
      mend: '說出看得到或聽得到的事：買方說了、寄了、簽了或做了什麼。',
    },
    'one-sided-checklist': {
      title: '只有賣方的動作',
      message: '「{name}」的檢查清單只說我們做了什麼，完全沒有買方。',
      mend: '加上一項由買方完成的事，或一個能由回答確認買方已在此的問題。',
    },
    'no-entry': {
      title: '沒有進入條件',
      message: '交易從「{from}」來到「{name}」，兩個階段都沒有要求任何事。',
      mend: '寫下進入時必須成立的事，或在離開前一個階段時要求一個必填項目。',
    },
    'no-journey': {
      title: '沒有買方歷程',
      message: '這張地圖只講我們這一邊：沒有買方歷程的任何時期。',
      mend: '加上您的買方會經過的時期，例如認知、考慮、決定與留存。',
    },
    'no-phase': {
      title: '不在任何歷程時期',
      message: '「{name}」不在買方歷程的任何時期。',
      mend: '選擇買方在這個階段所處的時期。',
    },
    'empty-phase': {
      title: '沒有階段的時期',
      message: '買方會經過「{name}」，而我們在那裡沒有任何階段。',
      mend: '把能在這個時期幫助買方的階段放進來，或新增一個。若與我們無關，就移除這個時期。',
    },
    'obstacle-without-answer': {
      title: '沒有對策的阻礙',
      message: '「{item}」在「{name}」擋住買方，而我們沒有對策。',
      mend: '寫下我們怎麼做或怎麼說，哪怕只是及早坦白。',
    },
    'no-buyer-value': {
      title: '對買方沒有價值',
      message: '「{name}」沒有為買方做任何事。',
      mend: '寫下買方從這一步得到什麼，或與能幫助買方決定的步驟合併。',
    },
    'no-statement': {
      title: '沒有買方的話',
      message: '缺少買方在「{name}」會說的話。',
      mend: '用買方自己的話寫一句；不確定就問兩位客戶。',
    },
    'statement-without-action': {
      title: '有話卻沒有行動',
      message: '買方在「{name}」說了話，卻沒有行動回應。',
      mend: '加上我們聽到後要做的事，再加上所需的工具。',
    },
    'no-kpi': {
      title: '沒有指標',
      message: '沒有數字能說明「{name}」的狀況。',
      mend: '選一個數字，例如繼續前進的交易占比，或停留的天數。',
    },
    'no-expected-days': {
      title: '沒有預計時間',
      message: '沒有說明交易應在「{name}」停留多久，也就無從得知是否延遲。',
      mend: '訂出一筆好交易需要的天數。',
    },
    'expected-days-off': {
      title: '預計時間與實際差很多',
      message: '「{name}」：預計 {expected} 天，實際中位數 {days} 天。',
      mend: '採用實際數字，或找出交易比計畫慢或快的原因。',
    },
    'no-lost-reason': {
      title: '沒有原因可選',
      message: '「{name}」沒有詢問原因。',
      mend: '加上三到七個銷售人員真的聽過的原因，用不責怪人的說法。',
    },
    'lost-leaves-nothing': {
      title: '買方空手離開',
      message: '以「{name}」結束的買方什麼也沒得到。',
      mend: '寫下我們留下什麼：有用的建議、更合適的去處、一扇仍開著的門。',
    },
    'review-says-no': {
      title: '檢視結果不支持',
      message: '「{name}」：「{question}」的回答不支持這一步。',
      mend: '調整這一步讓回答改變，或拿掉它，之後再回答一次。',
    },
    'two-processes': {
      title: '兩個流程做同一件事',
      message: '「{name}」和這個流程的目的相同。',
      mend: '合併它們，或在各自的目的中寫明哪些案件屬於哪一個。',
    },
    unsigned: {
      title: '尚未簽核',
      message: '{name} 尚未簽核這個版本。',
      mend: '詢問還缺什麼才能同意。部門沒有同意的地圖，他們不會照著走。',
    },
    'never-entered': {
      title: '沒有交易進入的階段',
      message: { by: 'count', forms: { other: '最近 {count} 筆交易都沒有進入「{name}」。' } },
      mend: '問問第一線為什麼。從地圖移除，或說清楚交易何時屬於這裡。',
    },
    'missing-path': {
      title: '地圖上沒有的真實路徑',
      message: '交易會從「{from}」走到「{to}」（占所有移動的 {share}），地圖上卻沒有這條路徑。',
      mend: '若這樣走是對的，就加上路徑；若不是，找出大家為何這樣走。',
    },
    'low-fit': {
      title: '多數交易沒有照地圖走',
      message: '實際交易與地圖的符合度為 {share}；低於 {least} 就不是大家真正的工作流程。',
      mend: '先看最常見的繞道。人對的地方改地圖，地圖對的地方好好談。',
    },
  },
  fixes: {
    addPath: '加上通往「{to}」的路徑',
    giveToOnlyLane: '交給「{lane}」',
    leadToRest: '通往「{rest}」',
    nameStarts: '讓交易可從這些地方開始',
    removeLane: '移除泳道',
    samePhase: '放進「{phase}」',
    setRealDays: { by: 'days', forms: { other: '依實際情況預計 {days} 天' } },
  },
  severities: { error: '錯誤', warning: '警告', advice: '建議' },
  counts: {
    error: { by: 'count', forms: { other: '{count} 個錯誤' } },
    warning: { by: 'count', forms: { other: '{count} 個警告' } },
    advice: { by: 'count', forms: { other: '{count} 個建議' } },
  },
  nothing: '沒有需要改進的地方',
  questions: {
    helpsDecide: '這是否幫助買方做出正確的決定？',
    addsComplexity: '這是否增加不必要的複雜？',
    needsTool: '這是否需要新的工具？',
    willBeUsed: '大家會把它融入工作嗎？',
  },
};
