// Why a command is not carried out: a code for the screen, and what it is about.
export const DEAL_REFUSALS = [
  'not_open',
  'deleted',
  'merged',
  'not_deleted',
  'unknown_stage',
  'no_deals_here',
  'already_there',
  'no_way',
  'condition_fails',
  'gate_blocks',
  'override_not_allowed',
  'reason_missing',
  'back_on_missing',
  'in_the_future',
  'before_last_move',
  'too_long_ago',
  'unknown_item',
  'not_tickable',
  'evidence_missing',
  'role_too_small',
  'no_handover',
  'nothing_to_undo',
  'unknown_move',
  'changed_meanwhile',
  'unknown_field',
  'bad_value',
  'with_itself',
  'continued_already',
  'not_yet_ended',
] as const;
export type DealRefusalCode = (typeof DEAL_REFUSALS)[number];

export interface DealRefusal {
  readonly code: DealRefusalCode;
  /** For a person who reads English: what, where, how to mend it. */
  readonly message: string;
  /** Field, item or node that it is about. */
  readonly about?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function refuse(
  code: DealRefusalCode,
  message: string,
  about?: string,
  params?: DealRefusal['params'],
): { readonly ok: false; readonly refusal: DealRefusal } {
  return {
    ok: false,
    refusal: {
      code,
      message,
      ...(about === undefined ? {} : { about }),
      ...(params === undefined ? {} : { params }),
    },
  };
}
