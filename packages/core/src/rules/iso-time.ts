// Days and instants as rules read them: ISO 8601 with an offset. The same pattern runs in PostgreSQL, so that text which
// is no day (30 February, a year 0, a time without its offset) is none in both.

const DAY =
  '(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))' +
  '|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)';
const TIME =
  'T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,6})?)?(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9])';

/** A day, or an instant with its offset, from year 1 to 9999; understood by JavaScript and by PostgreSQL alike. */
export const ISO_TIME = `^${DAY}(?:${TIME})?$`;
const isoTime = new RegExp(ISO_TIME, 'u');

/** Milliseconds since 1970 UTC; a day is its first instant in UTC. Undefined when it is neither day nor instant. */
export function timeOf(text: string): number | undefined {
  return isoTime.test(text) ? Date.parse(text) : undefined;
}
