// What a BPMN file had that a map says differently, or not at all: a stable code with its values, and English.
import { inEnglish, type MessageParams, type ParamsOf } from '../reading/messages.ts';

export const BPMN_WARNING_MESSAGES = {
  several_pools:
    'The diagram has {{pools}} pools; a map has one. Each pool or its lanes became lanes of the map.',
  empty_pool: 'The pool "{{name}}" has no steps and was left out.',
  other_diagram: 'Choreographies and conversations were left out; a map shows processes.',
  messages_left_out: 'Messages between pools were left out.',
  data_left_out: 'Data objects and data stores were left out.',
  groups_left_out: 'Groups were left out; they only draw a frame.',
  parallel: 'Parallel ways became alternatives, because a deal is in exactly one stage at a time.',
  inclusive: 'Gateways that may take several ways at once became decisions with one answer each.',
  event_on_path: 'The event "{{name}}" became the label of a path.',
  boundary_event: 'The event "{{name}}" on "{{stage}}" became a path that leaves the stage.',
  event_sub_process: '"{{stage}}" begins by an event at any time; it became a stage that no path leads to.',
  repetition: 'That "{{stage}}" is repeated was left out; say it in what happens there.',
  deeper_nesting:
    '"{{stage}}" has steps within steps; a map nests once, so they are listed in what happens there.',
  start_as_entry: 'The start "{{name}}" became an entry criterion of "{{stage}}".',
  end_as_outcome: 'The end "{{name}}" became an outcome of the kind "{{kind}}"; check whether that is right.',
  end_as_won: 'The end "{{name}}" became a stage with the milestone won, because a map may go on after it.',
  inner_end: 'Ends inside of stages with sub-stages were left out; the stage goes on by its own paths.',
  dangling_flow: 'Flows that lack an end, or cross the border of a sub-process, were left out.',
  self_loop: 'The flow from "{{stage}}" to itself was left out.',
  merged_paths: 'Several flows from "{{from}}" to "{{to}}" became one path.',
  condition_as_words: 'The condition "{{condition}}" was kept as words; make it a rule in the map.',
  rule_changed:
    'The condition of the path "{{path}}" was changed elsewhere; its rule was dropped, the words kept.',
  no_name: 'Elements without a name got one.',
  text_cut: 'The text of "{{name}}" is too long and was cut.',
  loose_notes: 'Notes that hang on no step were put into the note of the map.',
  own_data_broken:
    "Portolan's own fields in this file were changed so that they do not fit any more; what BPMN itself says was used.",
  unreadable_part: 'Something that BPMN 2.0 does not have was left out: {{what}}',
  unknown_reference: 'Something refers to "{{id}}", which the file does not have.',
} as const;
export type BpmnWarningCode = keyof typeof BPMN_WARNING_MESSAGES;

export interface BpmnWarning {
  readonly code: BpmnWarningCode;
  readonly params: MessageParams;
  /** A whole English sentence. */
  readonly message: string;
  readonly count: number;
}

/** Notes a warning; equal ones are counted. */
export type Warn = <C extends BpmnWarningCode>(
  code: C,
  params: ParamsOf<(typeof BPMN_WARNING_MESSAGES)[C]>,
  count?: number,
) => void;

export function collectWarnings(): { readonly warn: Warn; readonly list: () => BpmnWarning[] } {
  const entries = new Map<string, BpmnWarning>();
  return {
    warn: (code, params, count = 1) => {
      const message = inEnglish(BPMN_WARNING_MESSAGES[code], params);
      const known = entries.get(`${code} ${message}`);
      entries.set(`${code} ${message}`, { code, params, message, count: (known?.count ?? 0) + count });
    },
    list: () => [...entries.values()],
  };
}
