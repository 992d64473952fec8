// XES placeholder
import type { Recognition } from '@portolan/core';
import type { OpenedSample } from '../detect-format.ts';

export function recogniseXes(opened: OpenedSample, _limits: unknown): Recognition {
  return {
    format: 'xes',
    facts: { encoding: opened.encoding, gzip: opened.gzip },
    columns: [],
    proposal: { format: 'xes' },
    reasons: [],
    questions: [],
  };
}
