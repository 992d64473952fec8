// The thresholds of the check: a setting of each process. Every one has a default, and any rule can be switched off or
// given another severity.
import { z } from 'zod';
import { SEVERITIES } from './severity.ts';

const share = z.number().min(0).max(1);
const count = z.int().min(1).max(10_000);

export const checkSettingsSchema = z.strictObject({
  /** By rule id. Unknown ids are kept: a rule may come back. */
  rules: z.record(z.string().max(100), z.enum(['off', ...SEVERITIES])).default({}),
  /** Working stages up to won. Each one is upkeep on every deal, and a line between two stages that people must see. */
  mostStages: count.default(10),
  /** Required checklist items of one stage. */
  mostRequired: count.default(6),
  /** How many of the newest deals a stage may go without a visit. */
  lastDeals: count.default(100),
  /** Fewer deals than this say nothing: at 30, a rate is known to about 17 points either way. */
  leastDeals: count.default(30),
  /** A move that the map lacks is held against it from this share of all moves on. */
  missingPathShare: share.default(0.05),
  /** An expected duration is off when the real median is this many times longer or shorter. */
  timesOff: z.number().min(1.1).max(100).default(2),
  /** Average fitness below this is low. */
  leastFit: share.default(0.8),
  /** From here on two names are alike (share of common letter pairs). */
  alikeNames: share.default(0.85),
  /** From here on two definitions are alike. */
  alikeDefinitions: share.default(0.95),
  /** From here on two purposes are alike. */
  alikePurposes: share.default(0.75),
});
export type CheckSettings = z.infer<typeof checkSettingsSchema>;
export type CheckSettingsInput = z.input<typeof checkSettingsSchema>;
