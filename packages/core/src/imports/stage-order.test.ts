import { expect, test } from 'vitest';
import { inUsualOrder } from './stage-order.ts';

test.each([
  [
    'names of an export in capitals',
    ['CALCULATION', 'NEW', 'PRODUCTION', 'PROPOSAL', 'SHIPPED', 'CONTRACT', 'QUALIFICATION'],
    ['NEW', 'QUALIFICATION', 'CALCULATION', 'PROPOSAL', 'CONTRACT', 'PRODUCTION', 'SHIPPED'],
  ],
  [
    'Russian',
    ['Договор', 'Новая заявка', 'КП отправлено', 'Квалификация'],
    ['Новая заявка', 'Квалификация', 'КП отправлено', 'Договор'],
  ],
  ['Thai', ['เจรจา', 'ติดต่อ', 'เสนอราคา'], ['ติดต่อ', 'เสนอราคา', 'เจรจา']],
  ['Persian', ['قرارداد', 'سرنخ', 'پیشنهاد'], ['سرنخ', 'پیشنهاد', 'قرارداد']],
  ['Chinese', ['合約', '報價', '新線索'], ['新線索', '報價', '合約']],
  ['Latvian', ['Līgums', 'Sazināšanās', 'Piedāvājums'], ['Sazināšanās', 'Piedāvājums', 'Līgums']],
  [
    'numbers in front, whatever the names say',
    ['10. New', '2. Contract', '1. Offer'],
    ['1. Offer', '2. Contract', '10. New'],
  ],
  ['a name that says nothing stands in the middle', ['Contract', 'Blue', 'New'], ['New', 'Blue', 'Contract']],
  ['names that say nothing stay as they are', ['a1b2', 'c3d4', 'e5f6'], ['a1b2', 'c3d4', 'e5f6']],
  ['none', [], []],
])('%s', (_, stages, ordered) => expect(inUsualOrder(stages)).toEqual(ordered));
