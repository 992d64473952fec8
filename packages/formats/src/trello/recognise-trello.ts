// A Trello board needs no mapping: its moves name card, list and time.
import type { Recognition } from '@portolan/core';
import type { OpenedSample } from '../detect-format.ts';

export function recogniseTrello(opened: OpenedSample): Recognition {
  return {
    format: 'trello',
    facts: { encoding: opened.encoding, gzip: opened.gzip },
    columns: [],
    proposal: { format: 'trello' },
    reasons: [],
    questions: [],
  };
}
