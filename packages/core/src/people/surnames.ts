// Family names that are recognised where a full name has no space to part it, or where the order is not the usual one.
// Short lists of the commonest (they cover well over nine in ten people); a name that is not here is left whole.

/** Chinese family names of two characters, traditional and simplified. */
export const HAN_DOUBLE: ReadonlySet<string> = new Set(
  (
    '歐陽 欧阳 司馬 司马 上官 諸葛 诸葛 司徒 東方 东方 皇甫 尉遲 尉迟 公孫 公孙 慕容 夏侯 令狐 長孫 长孙 宇文 端木 ' +
    '百里 東郭 东郭 南宮 南宫 獨孤 独孤 呼延 軒轅 轩辕 鍾離 钟离 澹臺 澹台 范姜 張簡'
  ).split(' '),
);

/** Chinese family names of one character. */
export const HAN_SINGLE: ReadonlySet<string> = new Set(
  '王李張张劉刘陳陈楊杨黃黄趙赵周吳吴徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许鄧邓馮冯韓韩曹曾彭蕭萧蔡潘田董袁于余葉叶' +
    '蔣蒋杜蘇苏魏程呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆范汪廖石金韋韦賈贾夏傅方鄒邹熊白孟秦邱侯江尹薛閻阎段雷龍龙黎史陶賀贺毛郝顧顾' +
    '龔龚邵萬万覃武錢钱戴嚴严莫孔向常湯汤康易喬乔賴赖文施洪辛柯莊庄阮翁簡简巫連连紀纪游詹涂歐欧',
);

/** Korean family names of two syllables. */
export const HANGUL_DOUBLE: ReadonlySet<string> = new Set([
  '남궁',
  '황보',
  '제갈',
  '사공',
  '선우',
  '독고',
  '서문',
  '동방',
]);

/** Korean family names of one syllable. */
export const HANGUL_SINGLE: ReadonlySet<string> = new Set(
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허노남심하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예',
);

/** Vietnamese family names, folded. */
export const VIETNAMESE: ReadonlySet<string> = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh doan luong mai truong cao ta'.split(
    ' ',
  ),
);

/** Letters that only Vietnamese has among languages in Latin letters (the tone on a marked vowel, the horned o and u). */
export const VIETNAMESE_LETTERS = /[ơưđăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;
