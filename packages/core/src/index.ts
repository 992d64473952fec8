export * from './access/roles.ts';
export * from './logs/log-mapping.ts';
export * from './map/parts.ts';
export * from './map/nodes.ts';
export * from './map/map.ts';
export * from './map/problems.ts';
export { mapCommandSchema, MAP_FIELDS, touches, type MapCommand, type MapField } from './map/command.ts';
export * from './map/apply.ts';
export * from './map/map-file.ts';
export * from './rules/rule.ts';
export * from './rules/evaluate.ts';
export * from './map/traverse.ts';
export * from './map/machine.ts';
export * from './map/diff.ts';
export * from './map/edits.ts';
export * from './map/commands-between.ts';
export * from './map/from-flow.ts';
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
