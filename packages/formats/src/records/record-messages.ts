// Everything that the readers of records say about a cell, a row or a file: a stable code, and English with the places of
// its values. Screens word the codes in their own language.

/** Why a row was set aside, or a cell left out. `column` is the name of the column. */
export const RECORD_REJECT_MESSAGES = {
  too_many_cells:
    'The row has {{cells}} cells where the header names {{columns}}. A cell probably holds the delimiter without standing in quotes.',
  text_too_long: 'The text in column "{{column}}" is longer than {{limit}} characters.',
  no_name: 'The row has neither a name nor an e-mail address nor a phone number.',
  no_company_name: 'The row has neither a name nor a domain of the company.',
  no_deal_name: 'The row has no name of the deal.',
  no_subject: 'The row says neither what kind of activity it is nor what it is about.',
  no_product_name: 'The row has no name of the product.',
  no_deal: 'The row does not say which deal it is about.',
  no_stage: 'The row has no stage.',
  no_time: 'The row has no time: column "{{column}}" is empty.',
  not_a_date: '"{{value}}" in column "{{column}}" is not a date that can be read.',
  other_date_order:
    '"{{value}}" in column "{{column}}" does not fit the order of day and month that the column has.',
  date_order_open:
    '"{{value}}" in column "{{column}}" can be read as {{first}} or as {{second}}: say which comes first, day or month.',
  date_out_of_range: 'The year of "{{value}}" in column "{{column}}" is not between {{from}} and {{to}}.',
  not_a_number: '"{{value}}" in column "{{column}}" is not a number that can be read.',
  decimal_mark_open:
    '"{{value}}" in column "{{column}}" can be read as {{first}} or as {{second}}: say which mark the decimals have.',
  other_decimal_mark: '"{{value}}" in column "{{column}}" does not fit the decimal mark that the column has.',
  number_too_large: '"{{value}}" in column "{{column}}" is too large.',
  negative_amount: 'The amount "{{value}}" in column "{{column}}" is less than zero.',
  unknown_currency: '"{{value}}" in column "{{column}}" is not a currency of ISO 4217.',
  ambiguous_currency:
    '"{{value}}" in column "{{column}}" can be several currencies. Add a column with the code, such as JPY or SEK.',
  two_currencies: '"{{value}}" in column "{{column}}" is not in {{currency}}, which the row names.',
  not_an_email: '"{{value}}" in column "{{column}}" is not an e-mail address.',
  not_a_phone: '"{{value}}" in column "{{column}}" is not a phone number.',
  not_a_link:
    '"{{value}}" in column "{{column}}" is not a web address; it must begin with http:// or https://.',
  not_a_domain: '"{{value}}" in column "{{column}}" is not the domain of a company.',
  not_yes_or_no: '"{{value}}" in column "{{column}}" is neither yes nor no.',
  not_a_status: '"{{value}}" in column "{{column}}" is neither open nor won nor lost.',
  not_a_clock: '"{{value}}" in column "{{column}}" is not a time of day.',
  not_a_duration: '"{{value}}" in column "{{column}}" is not a duration.',
  too_many_values: 'The cell in column "{{column}}" holds more than {{limit}} values.',
  repeated_row: 'The row repeats row {{line}} exactly.',
  older_repeat: 'Row {{line}} has the same id "{{id}}" and is newer.',
  unchanged_stage: 'The row does not change the stage.',
} as const;
export type RecordRejectCode = keyof typeof RECORD_REJECT_MESSAGES;

/** What was noticed without a row being set aside for it. Days are ISO 8601. */
export const RECORD_WARNING_MESSAGES = {
  footer_rows:
    'The last rows, from "{{text}}" on row {{line}}, were taken for the footer of a report and left out.',
  stray_quotes: 'Cells with text after their closing quote were read as they stand.',
  lost_characters:
    'Cells hold characters that are not valid {{encoding}}. If they look wrong, choose the encoding of the file (for Western European files windows-1252).',
  formula_without_value: 'Cells with a formula whose value was never computed were read as empty.',
  error_cells: 'Cells that show the error {{error}} were read as empty.',
  other_calendar: 'Years in column "{{column}}" were read in the Buddhist or Solar Hijri calendar.',
  times_without_zone:
    'Some times in column "{{column}}" name their zone and others do not; those were read in the zone of the import.',
  currency_assumed: 'Amounts without a currency were taken to be in {{currency}}.',
  symbol_assumed: 'The sign {{symbol}} was taken for {{currency}}.',
  amount_rounded: 'Amounts in column "{{column}}" with more decimals than their currency has were rounded.',
  cells_left_out: 'Cells in column "{{column}}" that cannot be read were left out.',
  repeated_id: 'Rows with the same id "{{id}}" as row {{line}}: the later one stands.',
  repeated_code: 'Rows with the same product code "{{code}}" as row {{line}} but another id.',
  repeated_rows: 'Rows that repeat an earlier one exactly were left out.',
  won_without_date: 'Deals that are won or lost but have no date of it.',
  closed_before_created: 'Deals whose close date is before the day they were created.',
  done_before_created: 'Activities that were done before they were created.',
  other_property: 'Rows about another property than the stage were left out.',
  deleted_rows: 'Rows marked as deleted were left out.',
  unchanged_stages: 'Rows that leave the stage of their deal as it was were left out.',
  repeated_moves: 'Moves that stand in the file twice were taken once.',
  bulk_moves: 'Moves that were made for many deals at once are marked: their times say nothing about people.',
  moves_out_of_order: 'Stages that were entered before the deal was created.',
  reentries_collapsed:
    'The file keeps one date for each stage: where a deal came back to a stage, only one of its visits is known.',
  history_begins: 'The history begins on {{date}}: what happened to older deals before is unknown.',
  history_incomplete:
    'Deals whose history does not begin with their creation: what happened before is unknown.',
  history_broken:
    'Moves that leave another stage than the one the deal was in: some moves between are missing.',
  creation_from_id: 'Cards without an action of their creation begin when their id was made.',
  unreadable_entries: 'Entries of the history that cannot be read were left out.',
} as const;
export type RecordWarningCode = keyof typeof RECORD_WARNING_MESSAGES;
