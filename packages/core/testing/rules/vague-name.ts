// Where `vague-name` speaks and where it is silent.
import { aMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'what happens': { map: aMap({ nodes: [aStage('a', { name: 'Discovery scheduled' })] }) },
    'short but known': { map: aMap({ nodes: [aStage('a', { name: 'PoC' })] }) },
    'in Thai': { map: aMap({ nodes: [aStage('a', { name: 'ส่งใบเสนอราคา' })] }) },
    'in Chinese': { map: aMap({ nodes: [aStage('a', { name: '報價' })] }) },
    'in Persian': { map: aMap({ nodes: [aStage('a', { name: 'ارسال پیشنهاد' })] }) },
    'in Latvian': { map: aMap({ nodes: [aStage('a', { name: 'Nosūtīts piedāvājums' })] }) },
    'in a language that we have no words of': {
      map: aMap({ nodes: [aStage('a', { name: '제안서 발송' })] }),
    },
    'named like its lane': {
      map: aMap({
        lanes: [{ id: 'l', name: 'Implementation' }],
        nodes: [aStage('a', { name: 'Implementation', lane: 'l' })],
      }),
    },
    'a filler word with a real one': { map: aMap({ nodes: [aStage('a', { name: 'New client' })] }) },
  },
  invalid: {
    'a new stage': { map: aMap({ nodes: [aStage('a', { name: 'New stage' })] }), finds: ['nodes/a'] },
    'a number': { map: aMap({ nodes: [aStage('a', { name: 'Step 3' })] }), finds: ['nodes/a'] },
    'one letter': { map: aMap({ nodes: [aStage('a', { name: 'X' })] }), finds: ['nodes/a'] },
    'a sign': { map: aMap({ nodes: [aStage('a', { name: '???' })] }), finds: ['nodes/a'] },
    'in Thai': { map: aMap({ nodes: [aStage('a', { name: 'อื่นๆ' })] }), finds: ['nodes/a'] },
    'in Chinese': { map: aMap({ nodes: [aStage('a', { name: '新階段' })] }), finds: ['nodes/a'] },
    'in Persian': { map: aMap({ nodes: [aStage('a', { name: 'در حال انجام' })] }), finds: ['nodes/a'] },
    'in Latvian': { map: aMap({ nodes: [aStage('a', { name: 'Jauns posms' })] }), finds: ['nodes/a'] },
  },
};
