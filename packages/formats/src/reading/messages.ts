// Everything a reader says about a row or a file that it read: a stable code, and English with the places of its values.
// Screens word the code in their own language; the English stays for the command line, CSV downloads and the API.
import { countInWords } from '../limits.ts';

/** Values of a message by name: what stands in the file, names of columns, counts. */
export type MessageParams = Readonly<Record<string, string | number>>;

type ParamNames<Template extends string> = Template extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;
export type ParamsOf<Template extends string> = Readonly<Record<ParamNames<Template>, string | number>>;

/** Why a row, event or action was rejected. */
export const REJECT_MESSAGES = {
  no_case: 'The row has no case: column "{{column}}" is empty.',
  no_activity: 'The row has no activity: column "{{column}}" is empty.',
  no_time: 'The row has no time: column "{{column}}" is empty.',
  ends_before_case: 'The row ends after {{cells}} of {{columns}} cells, before the case.',
  ends_before_activity: 'The row ends after {{cells}} of {{columns}} cells, before the activity.',
  ends_before_time: 'The row ends after {{cells}} of {{columns}} cells, before the time.',
  too_few_cells: 'The row has {{cells}} cells where the header names {{columns}}.',
  too_many_cells:
    'The row has {{cells}} cells where the header names {{columns}}. A cell probably holds the delimiter "{{delimiter}}" without standing in quotes.',
  no_pair: 'The row has no value with a time.',
  not_a_date: '"{{value}}" in column "{{column}}" is not a date that can be read.',
  other_date_order:
    '"{{value}}" in column "{{column}}" does not fit the order of day and month that the column has.',
  event_without_activity: 'The event has no {{attribute}}, so its activity is unknown.',
  event_without_activity_but_classifiers:
    'The event has no {{attribute}}, so its activity is unknown. The file has the classifiers {{classifiers}}.',
  event_without_time: 'The event has no time:timestamp.',
  event_time_unreadable:
    'The time "{{value}}" cannot be read; XES writes times as 2011-10-01T00:38:44.546+02:00.',
  event_without_type: 'The event has no type, so its activity is unknown.',
  ocel_event_without_time: 'The event has no time.',
  ocel_time_unreadable: 'The time "{{value}}" cannot be read; OCEL writes times as 2011-10-01T00:38:44Z.',
  repeated_event: 'The id "{{id}}" is that of an earlier event.',
  object_without_id: 'The object has no id.',
  object_without_type: 'The object has no type.',
  repeated_object: 'The id "{{id}}" is that of an earlier object.',
  entry_unreadable: 'The entry is no object with id and type.',
  action_without_type: 'The action has no type.',
  action_without_date: 'The action "{{action}}" has no date that can be read.',
} as const;
export type RejectCode = keyof typeof REJECT_MESSAGES;

/** What a reader noticed but did not stop for. A day is given as `date`, in ISO 8601. */
export const WARNING_MESSAGES = {
  attribute_left_out:
    'The column "{{column}}" has more than {{limit}} different values and was left out of the attributes.',
  attribute_mixed:
    'The column "{{column}}" holds numbers in one file and words in another; the words were left out.',
  attributes_left_out: 'The log has more than {{limit}} attributes; further ones were left out.',
  other_lifecycle: 'Events with another lifecycle transition than "{{wanted}}" ({{found}}) were left out.',
  unchanged_rows: 'Rows that leave the stage of their deal as it was were left out.',
  repeated_events:
    'Events that repeat the row before them exactly (same case, activity and time) were kept; the export may hold rows twice.',
  other_calendar: 'Years in column "{{column}}" were read in the Buddhist or Solar Hijri calendar.',
  stray_quotes: 'Cells with text after their closing quote were read as they stand.',
  lost_characters:
    'Names of cases or activities hold characters that are not valid {{encoding}}. If they look wrong, choose the encoding of the file (for Western European files windows-1252).',
  footer_rows:
    'Rows such as "Grand Total" or "Confidential" were taken for the footer of a report and left out.',
  rows_without_dates: 'Rows without any date give no event.',
  outcome_without_name: 'Rows with a date of the outcome but an empty "{{column}}" give no outcome.',
  created_from_id:
    'Cards without an action of their creation begin when their id was made, in the first list that is known of them.',
  history_capped:
    'The export holds {{actions}} actions, and Trello leaves older ones out: the history starts on {{date}}. What happened to older cards before that day is unknown.',
  unnamed_cases: 'Traces without concept:name were named "trace 1", "trace 2"... by their position.',
  repeated_cases: 'Traces with the name of an earlier one were joined with it into one case.',
  ocel_events_elsewhere:
    'Events that are about no object of the type "{{type}}" belong to no case and were left out.',
  ocel_shared_events:
    'Events that are about several objects of the type "{{type}}" stand in each of their cases, {{copies}} times more than in the file. Counts of events are that much higher.',
  ocel_repeated_steps:
    'Cases of "{{type}}" in which the same step happens again for another object (such as each item of an order): steps of different objects follow each other there without belonging together.',
  ocel_objects_without_events: 'Objects of the type "{{type}}" without any event give no case.',
  ocel_unknown_objects: 'Events name objects that the file does not describe; these links were left out.',
  ocel_several_resources: 'Events are about several people; the first one counts as the one who did it.',
  ocel_other_objects: 'Links to objects of other types ({{types}}) are not part of a log of cases.',
  ocel_changed_values:
    'Values that change after the first event of their case ({{columns}}): the case has the value it began with, later ones were left out.',
  ocel_nested_values: 'Attributes without a name, or with a list or object as value, were left out.',
  ocel_value_times: 'Values of objects whose time cannot be read count from the start.',
} as const;
export type WarningCode = keyof typeof WARNING_MESSAGES;

/** Why a row is rejected, to be said with its place. */
export interface RejectReason {
  readonly code: RejectCode;
  readonly params: MessageParams;
  /** A whole English sentence. */
  readonly reason: string;
}

export function rejectReason<C extends RejectCode>(
  code: C,
  params: ParamsOf<(typeof REJECT_MESSAGES)[C]>,
): RejectReason {
  return { code, params, reason: inEnglish(REJECT_MESSAGES[code], params) };
}

/** Fills the places of a template; a value is never itself taken for one. */
export function inEnglish(template: string, params: MessageParams): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'number' ? countInWords(value) : value;
  });
}
