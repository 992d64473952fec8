// Where `unobservable-item` speaks and where it is silent.
import { aMap, aStage } from '../maps.ts';
import type { RuleTable } from '../rule-table.ts';

export const table: RuleTable = {
  valid: {
    'what the buyer said': {
      map: aMap({
        nodes: [
          aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: 'The buyer named who signs' }] }),
        ],
      }),
    },
    'a question that can be answered': {
      map: aMap({
        nodes: [aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: 'Budget confirmed?' }] })],
      }),
    },
    'a state of mind that was said': {
      map: aMap({
        nodes: [
          aStage('a', {
            name: 'Qualification',
            checklist: [{ id: 'i', text: 'The buyer said that they trust us' }],
          }),
        ],
      }),
    },
    short: {
      map: aMap({
        nodes: [aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: 'NDA signed' }] })],
      }),
    },
    'in Thai': {
      map: aMap({
        nodes: [aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: 'ผู้ซื้อยืนยันงบประมาณ' }] })],
      }),
    },
    'in Chinese': {
      map: aMap({
        nodes: [aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: '買方已確認預算' }] })],
      }),
    },
    'in Persian': {
      map: aMap({
        nodes: [
          aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: 'خریدار بودجه را تایید کرد' }] }),
        ],
      }),
    },
    'in Latvian': {
      map: aMap({
        nodes: [
          aStage('a', {
            name: 'Qualification',
            checklist: [{ id: 'i', text: 'Pircējs apstiprināja budžetu' }],
          }),
        ],
      }),
    },
    'interest that was shown, in Thai': {
      map: aMap({
        nodes: [aStage('a', { checklist: [{ id: 'i', text: 'ผู้ซื้อแสดงความสนใจในเดือนนี้' }] })],
      }),
    },
    'a word that begins like one of another language': {
      map: aMap({ nodes: [aStage('a', { checklist: [{ id: 'i', text: 'Domain of the company noted' }] })] }),
    },
    'in a language that we have no words of': {
      map: aMap({
        nodes: [aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: '예산 승인됨' }] })],
      }),
    },
    'settled by a document': {
      map: aMap({
        nodes: [
          aStage('a', {
            name: 'Qualification',
            checklist: [{ id: 'i', text: 'Qualification', check: { how: 'document', document: 'Contract' } }],
          }),
        ],
      }),
    },
  },
  invalid: {
    'a state of mind': {
      map: aMap({
        nodes: [
          aStage('a', {
            name: 'Qualification',
            checklist: [{ id: 'i', text: 'The buyer understands our value' }],
          }),
        ],
      }),
      finds: ['nodes/a/i'],
    },
    'in Thai': {
      map: aMap({
        nodes: [
          aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: 'ลูกค้าเข้าใจคุณค่าของเรา' }] }),
        ],
      }),
      finds: ['nodes/a/i'],
    },
    'in Chinese': {
      map: aMap({
        nodes: [aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: '買方理解我們的價值' }] })],
      }),
      finds: ['nodes/a/i'],
    },
    'in Persian': {
      map: aMap({
        nodes: [
          aStage('a', {
            name: 'Qualification',
            checklist: [{ id: 'i', text: 'خریدار ارزش ما را درک می‌کند' }],
          }),
        ],
      }),
      finds: ['nodes/a/i'],
    },
    'in Latvian': {
      map: aMap({
        nodes: [
          aStage('a', {
            name: 'Qualification',
            checklist: [{ id: 'i', text: 'Pircējs saprot mūsu vērtību' }],
          }),
        ],
      }),
      finds: ['nodes/a/i'],
    },
    'the name of the stage': {
      map: aMap({
        nodes: [aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: 'qualification.' }] })],
      }),
      finds: ['nodes/a/i'],
    },
    filler: {
      map: aMap({ nodes: [aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: 'Done' }] })] }),
      finds: ['nodes/a/i'],
    },
    'filler in Chinese': {
      map: aMap({
        nodes: [aStage('a', { name: 'Qualification', checklist: [{ id: 'i', text: '已完成' }] })],
      }),
      finds: ['nodes/a/i'],
    },
  },
};
