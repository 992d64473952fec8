// Property-history tables: rows say which property of a deal got which value when; only the stage's rows are steps.
import { FormatError, excerpt } from '../format-error.ts';
import type { ColumnProfile } from './column-profile.ts';
import { foldedName } from './headers.ts';
import { named, type Proposal, type Reason } from './proposal.ts';

const STAGE_PROPERTY = /^(?:deal ?stage|stage ?name|stage(?: id)?|pipeline ?stage|stage_id|status)$/u;

/** A proposal where the table has this shape, else undefined. @throws FormatError `property_history` */
export function proposeHistory(profiles: readonly ColumnProfile[]): Proposal | undefined {
  const by = (pattern: RegExp): ColumnProfile | undefined =>
    profiles.find((profile) => profile.count > 0 && pattern.test(foldedName(profile.name)));
  const value = by(/^(?:new value|value|value ?1)$/u);
  const property = by(/^(?:field|field key|property|property name|name)$/u);
  const pairs = value !== undefined && value.name.endsWith('1');
  const time = pairs
    ? by(/^(?:time|timestamp|date) ?1$/u)
    : by(/^(?:timestamp|created date|changed at|time|date|log time|updated at|created at)$/u);
  if (!value || !property || !time || value === property) return undefined;
  const caseColumn =
    named(profiles, 'case', (p) => p !== value && p !== property && p !== time) ??
    profiles.find((p) => p !== value && p !== property && p !== time && /\bid$/u.test(foldedName(p.name)));
  if (!caseColumn) return undefined;
  const stages = property.values.filter((word) => STAGE_PROPERTY.test(foldedName(word)));
  if (stages.length === 0 && property.distinct > 1) {
    const values = excerpt(property.values.slice(0, 6).join(', '), 150);
    throw new FormatError(
      'property_history',
      `Column "${property.name}" names ${property.distinct} different properties (${values}), and none of them is the deal's stage. Export the history of the stage (HubSpot: "dealstage", Salesforce: "StageName"), or keep only the rows of the property that names the stage.`,
      {
        expected: `"dealstage" or "StageName" in column "${property.name}"`,
        params: { column: property.name, values },
      },
    );
  }
  const resource = named(profiles, 'resource', (p) => ![caseColumn, value, property, time].includes(p));
  const reasons: Reason[] = [
    { role: 'case', column: caseColumn.name, reason: 'name' },
    { role: 'activity', column: value.name, reason: 'name' },
    { role: 'time', column: time.name, reason: 'name_and_type' },
  ];
  if (stages.length > 0) reasons.push({ role: 'where', column: property.name, reason: 'name' });
  if (resource) reasons.push({ role: 'resource', column: resource.name, reason: 'name' });
  return {
    columns: {
      kind: 'events',
      case: caseColumn.name,
      activity: value.name,
      time: time.name,
      ...(resource && { resource: resource.name }),
      ...(stages.length > 0 && { where: { column: property.name, equals: stages } }),
      onlyChanges: true,
      ...(pairs && { pairs: true }),
    },
    reasons,
    questions: [],
  };
}
