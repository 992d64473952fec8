// How long texts and lists may be, read from the model itself.
import {
  contentSchema,
  lineText,
  longText,
  nameText,
  outcomeSchema,
  pathSchema,
  stageSchema,
} from '@portolan/core';

const stage = stageSchema.shape;
const ANY = 10_000;

export const LIMITS = {
  name: nameText.maxLength ?? ANY,
  line: lineText.unwrap().maxLength ?? ANY,
  text: longText.unwrap().maxLength ?? ANY,
  item: stage.entry.unwrap().element.shape.text.maxLength ?? ANY,
  checklist: stage.checklist.unwrap().element.shape.text.maxLength ?? ANY,
  tool: stage.actions.unwrap().element.shape.tools.unwrap().element.maxLength ?? ANY,
  otherName: stage.alsoKnownAs.unwrap().element.maxLength ?? ANY,
  unit: stage.kpis.unwrap().element.shape.unit.unwrap().maxLength ?? ANY,
  reason: outcomeSchema.shape.reasons.unwrap().element.maxLength ?? ANY,
  label: pathSchema.shape.label.unwrap().maxLength ?? ANY,
  link: contentSchema.shape.link.unwrap().maxLength ?? ANY,
} as const;
