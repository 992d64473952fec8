export * from './access/roles.ts';
export * from './access/record-access.ts';
export * from './access/record-fields.ts';
export * from './access/field-access.ts';
export * from './access/teams.ts';
export * from './access/check-rules.ts';
export * from './views/view.ts';
export * from './logs/log-mapping.ts';
export * from './map/parts.ts';
export * from './map/nodes.ts';
export * from './map/collections.ts';
export * from './map/map.ts';
export * from './map/problems.ts';
export { mapCommandSchema, MAP_FIELDS, touches, type MapCommand, type MapField } from './map/command.ts';
export * from './map/apply.ts';
export * from './map/map-file.ts';
export * from './rules/rule.ts';
export { fits, type RuleRecord, type RuleValue } from './rules/evaluate.ts';
export { fold } from './rules/fold.ts';
export { operatorsOf, RULE_FIELD_TYPES, type RuleFieldType, type RuleOperator } from './rules/operators.ts';
export * from './rules/sql-schema.ts';
export * from './rules/to-sql.ts';
export { indexTokens, INDEX_LIMITS } from './search/index-tokens.ts';
export { queryOf, QUERY_LIMITS, tsQueryOf, type SearchQuery, type SearchToken } from './search/query.ts';
export { searchFold } from './search/search-fold.ts';
export * from './map/traverse.ts';
export * from './map/machine.ts';
export * from './map/diff.ts';
export * from './map/edits.ts';
export * from './map/commands-between.ts';
export * from './map/from-flow.ts';
export * from './map/from-tree.ts';
export { redrawMap } from './map/redraw.ts';
export { FLOW_ROLES, type FlowRole } from './map/node-of-activity.ts';
export * from './text/digits.ts';
export * from './text/links.ts';
export * from './text/storable.ts';
export * from './text/romanise.ts';
export * from './text/rich-text.ts';
export * from './text/plain-text.ts';
export * from './people/names.ts';
export { splitName } from './people/split-name.ts';
export * from './people/countries.ts';
export * from './people/phones.ts';
export * from './people/emails.ts';
export * from './people/addresses.ts';
export * from './companies/domains.ts';
export { companyNameKey, companyWords } from './companies/legal-forms.ts';
export {
  candidateKeys,
  personWords,
  type CompanyFacts,
  type ContactFacts,
  type RecordFacts,
} from './duplicates/records.ts';
export * from './duplicates/similarity.ts';
export * from './duplicates/merge.ts';
export * from './fields/field-type.ts';
export * from './fields/field-definition.ts';
export { keyFromLabel } from './fields/field-key.ts';
export * from './fields/field-value.ts';
export * from './fields/field-values.ts';
export * from './fields/change-definition.ts';
export * from './fields/built-in-fields.ts';
export * from './pipeline/deal.ts';
export * from './pipeline/event.ts';
export * from './pipeline/evolve.ts';
export * from './pipeline/command.ts';
export * from './pipeline/refusal.ts';
export * from './pipeline/gate.ts';
export * from './pipeline/next.ts';
export * from './pipeline/judge-move.ts';
export { firstPlace, reopensIn } from './pipeline/judge-start.ts';
export * from './pipeline/record.ts';
export { BACKDATE_DAYS, type DecideContext } from './pipeline/decide-context.ts';
export { UNDO_MINUTES } from './pipeline/decide-move.ts';
export { fieldOfDeal, sameValue } from './pipeline/decide-set.ts';
export { decide, type Decided, type Verdict } from './pipeline/decide.ts';
export * from './calendar/days.ts';
export * from './calendar/zones.ts';
export * from './calendar/working-hours.ts';
export * from './activities/activity.ts';
export * from './activities/recurrence.ts';
export * from './activities/series.ts';
export * from './today/judge-deal.ts';
export * from './today/rank.ts';
export * from './today/clean-up.ts';
export * from './check/context.ts';
export * from './check/settings.ts';
export { FIX_CODES, type FindingPlace, type Fix, type FixCode } from './check/rule.ts';
export * from './check/severity.ts';
export type { Finding } from './check/finding.ts';
export { RULE_IDS, type RuleId } from './check/preset.ts';
export { checkMap } from './check/check-map.ts';
export { reviewOf, type ReviewQuestion, type StageReview } from './check/review.ts';
export {
  fixLabel,
  nothingFound,
  reviewQuestion,
  severityCount,
  severityLabel,
  wordsOf,
  type CheckLanguage,
  type FindingWords,
} from './check/words/words-of.ts';
export { TEMPLATE_LANGUAGES, type TemplateLanguage } from './templates/languages.ts';
export { TEMPLATES, loadTemplate, type Template, type TemplateCard } from './templates/templates.ts';
export type { TemplateId, TemplateTitle } from './templates/titles.ts';
export * from './money/currencies.ts';
export * from './money/money.ts';
export * from './imports/import-fields.ts';
export * from './imports/import-mapping.ts';
export * from './imports/stage-order.ts';
