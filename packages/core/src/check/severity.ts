// How grave a finding is.

/** `error`: the map cannot be used so. `warning`: deals or people will suffer. `advice`: it could be better. */
export const SEVERITIES = ['error', 'warning', 'advice'] as const;
export type Severity = (typeof SEVERITIES)[number];
