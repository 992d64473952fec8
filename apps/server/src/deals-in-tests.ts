// For the tests of what runs on maps: a published process with gates, a way that a condition opens, rest and ends.
import * as contract from '@portolan/contract';
import type { DealDetail } from '@portolan/contract';
import type { MapInput } from '@portolan/core';
import { newProcess } from './maps-in-tests.ts';
import type { Client } from './test-app.ts';

export const SALES_MAP: MapInput = {
  lanes: [
    { id: 'marketing', name: 'Marketing' },
    { id: 'sales', name: 'Sales' },
  ],
  nodes: [
    { type: 'stage', id: 'reach', name: 'Reach', kind: 'audience', lane: 'marketing' },
    { type: 'stage', id: 'lead', name: 'Lead', lane: 'marketing' },
    {
      type: 'stage',
      id: 'qualify',
      name: 'Qualify',
      lane: 'sales',
      gate: 'block',
      expectedDays: 7,
      confirming: 'Would you pay to solve this?',
      checklist: [
        { id: 'need', text: 'The need is known' },
        { id: 'said', text: 'The buyer has said so', by: 'buyer' },
        { id: 'budget', text: 'An amount is agreed', check: { how: 'field', field: 'amount' } },
        { id: 'hint', text: 'Nice to have', required: false },
      ],
    },
    {
      type: 'stage',
      id: 'offer',
      name: 'Offer',
      lane: 'sales',
      checklist: [
        { id: 'call', text: 'A call was held', check: { how: 'activity', activity: 'call' } },
        { id: 'paper', text: 'The offer is filed', check: { how: 'document', document: 'offer' } },
        { id: 'boss', text: 'A manager agrees', check: { how: 'approval', role: 'manager' } },
      ],
    },
    { type: 'stage', id: 'close', name: 'Close', lane: 'sales', milestones: ['won'] },
    { type: 'stage', id: 'care', name: 'Care', lane: 'sales' },
    { type: 'stage', id: 'nurture', name: 'Nurture', lane: 'marketing', kind: 'resting' },
    { type: 'decision', id: 'fits', name: 'Does it fit?' },
    { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost', reasons: ['Price', 'Timing'] },
  ],
  starts: ['lead'],
  paths: [
    { id: 'p1', from: 'lead', to: 'qualify' },
    { id: 'p2', from: 'qualify', to: 'fits' },
    { id: 'p3', from: 'fits', to: 'offer', label: 'Yes' },
    { id: 'p4', from: 'fits', to: 'nurture', label: 'Not now', no: 'notNow' },
    { id: 'p5', from: 'nurture', to: 'qualify' },
    {
      id: 'p6',
      from: 'offer',
      to: 'close',
      rule: {
        kind: 'field',
        field: 'amount',
        is: { op: 'moneyAtMost', minor: 10_000_000, currency: 'EUR' },
      },
    },
    { id: 'p7', from: 'offer', to: 'lost' },
    { id: 'p8', from: 'close', to: 'care' },
    { id: 'p9', from: 'lead', to: 'lost' },
    { id: 'p10', from: 'qualify', to: 'lost' },
  ],
};

/** A process whose map is published. */
export async function publishedProcess(
  owner: Client,
  map: MapInput = SALES_MAP,
  name = 'New business',
): Promise<{ readonly processId: string; readonly versionId: string }> {
  const process = await newProcess(owner, map, name);
  await owner.ok(contract.updateProcess, {
    params: { id: process.id },
    body: { settings: { signatures: 'none' } },
  });
  await owner.ok(contract.publishVersion, {
    params: { id: process.draft.id },
    body: { revision: process.draft.revision },
  });
  return { processId: process.id, versionId: process.draft.id };
}

export function newDeal(
  client: Client,
  processId: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<DealDetail> {
  return client.ok(contract.createDeal, { body: { processId, name: 'Harbour gauges', ...more } });
}

export function euros(amount: number): { minor: number; currency: string } {
  return { minor: amount * 100, currency: 'EUR' };
}
