// The fourteen stages, in Thai: what is not a stage. The stages are in two files beside it.
import type { Texts } from '../structure.ts';
import type { structure } from './structure.ts';
import { afterSale } from './th-after-sale.ts';
import { beforeSale } from './th-before-sale.ts';

export const texts: Texts<typeof structure> = {
  purpose: 'ให้ทุกแผนกเห็นตรงกันว่าคนแปลกหน้ากลายเป็นลูกค้าที่อยู่กับเราได้อย่างไร',
  goal: 'ตัวอย่าง: เพิ่มสัดส่วนดีลที่ชนะขึ้น 5 จุดร้อยละภายในสิ้นปี ใส่ตัวเลขและวันที่ของคุณเองที่นี่',
  activities: { discoveries: 'การประชุมค้นหาความต้องการที่จัดแล้ว', reviews: 'การทบทวนผลลัพธ์กับลูกค้า' },
  note: 'แผนที่อาจเริ่มที่การตลาดหรือที่การติดต่อครั้งแรกของฝ่ายขาย ตัดขั้นที่คุณไม่มีออก: น้อยบริษัทที่ต้องใช้ทุกขั้น',
  stages: { ...beforeSale, ...afterSale },
  decisions: {
    accepted: 'ฝ่ายขายรับลีดนี้ไหม',
    qualified: 'ลีดผ่านเกณฑ์ของฝ่ายขายไหม',
    fits: 'โซลูชันเหมาะไหม',
    yes: 'ผู้ซื้อตกลงไหม',
    signs: 'ลงนามสัญญาแล้วหรือยัง',
    renews: 'ลูกค้าต่อสัญญาไหม',
  },
  answers: {
    noMinimum: 'ไม่ถึงเกณฑ์ขั้นต่ำ',
    acceptedYes: 'รับแล้ว',
    acceptedLater: 'ส่งคืน: ยังไม่พร้อม',
    acceptedNo: 'ไม่เหมาะ',
    qualifiedYes: 'ผ่านเกณฑ์',
    qualifiedLater: 'เหมาะ แต่ยังไม่ใช่ตอนนี้',
    qualifiedNo: 'ไม่มีความต้องการที่เราตอบได้',
    qualifiedNever: 'ไม่เลย: ขอไม่ให้ติดต่อ',
    wakes: 'กลับมาสนใจอีก',
    leaveAlone: 'ขอไม่ให้รบกวน',
    cancelled: 'เลื่อนประชุมโดยไม่มีวันนัด',
    unmet: 'ต้องการสิ่งที่เราไม่ทำ',
    fitsYes: 'เหมาะ ขอข้อเสนอ',
    fitsMore: 'มีความต้องการใหม่',
    fitsLater: 'เหมาะ แต่ยังไม่ใช่ตอนนี้',
    fitsNo: 'ไม่เหมาะ',
    yesYes: 'ตกลง',
    yesChange: 'ตกลง ถ้าแก้บางอย่าง',
    yesLater: 'ยังไม่ใช่ตอนนี้',
    yesNo: 'เลือกรายอื่น',
    signsYes: 'ลงนามแล้ว',
    signsLater: 'เลื่อนออกไป',
    signsNo: 'ถอนตัว',
    stopped: 'หยุดก่อนเริ่มใช้งาน',
    fadesOut: 'เลิกในช่วงแรก',
    renewsYes: 'ต่อสัญญา',
    renewsNo: 'เลิกใช้',
  },
};
