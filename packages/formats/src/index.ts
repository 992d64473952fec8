export {
  FORMAT_ERROR_CODES,
  FORMAT_ERROR_PARAMS,
  FormatError,
  type FormatErrorCode,
  type FormatErrorPlace,
} from './format-error.ts';
export { DEFAULT_LIMITS, SAMPLE_BYTES, type Limits } from './limits.ts';
export type { ReadOptions, ReadProgress, ReadResult, Reject } from './reading/read-options.ts';
export {
  REJECT_MESSAGES,
  WARNING_MESSAGES,
  type MessageParams,
  type RejectCode,
  type WarningCode,
} from './reading/messages.ts';
export type { ReadWarning } from './reading/warnings.ts';
export { readInto, readLog, type ReadLogResult } from './read-log.ts';
export { detectFormat, type LogFormat } from './detect-format.ts';
export { recognise } from './recognise.ts';
export { preview, type LogPreview, type PreviewEvent } from './preview.ts';
export {
  CSV_BOM,
  REJECTS_HEADER,
  csvCell,
  csvLine,
  originalText,
  rejectLine,
  type CsvValue,
} from './csv/write-csv.ts';
export { writeXes, type XesOptions } from './xes/write-xes.ts';
export { countObjectTypes } from './ocel/count-types.ts';
export type { CountedType } from './ocel/ocel-refusals.ts';
export { writeOcel, OCEL_CASE_TYPE, OCEL_RESOURCE_TYPE, type OcelOptions } from './ocel/write-ocel.ts';
export { writeBpmn } from './bpmn/write-bpmn.ts';
export { writeTreeBpmn } from './bpmn/write-tree-bpmn.ts';
export { readBpmn, type BpmnRead } from './bpmn/read-bpmn.ts';
export { BPMN_WARNING_MESSAGES, type BpmnWarning, type BpmnWarningCode } from './bpmn/bpmn-warnings.ts';
export type { Box, MapGeometry, Point } from './bpmn/geometry.ts';
export { geometryOfLayout, type LaidOutMap } from './bpmn/geometry-of-layout.ts';
export { BPMN_WORDS, type BpmnLanguage, type BpmnWords } from './bpmn/words.ts';
export { writeMermaid, type MermaidOptions } from './mermaid/write-mermaid.ts';
export { STAGE_HEADINGS } from './stages-csv/stage-headings.ts';
export { STAGE_COLUMNS, writeStagesCsv, type StageColumn } from './stages-csv/write-stages-csv.ts';
export { readTable, type TableOptions } from './records/read-table.ts';
export { beginsAsJson } from './records/json/json-table.ts';
export type { Table, TableMove, TableRow } from './records/table.ts';
export {
  proposedMapping,
  recogniseTable,
  sampleOf,
  type RecogniseOptions,
  type TableSample,
} from './records/recognition/recognise-table.ts';
export { settleMapping } from './records/settle-mapping.ts';
export { readRecords, type Records } from './records/read-records.ts';
export type {
  ImportRecord,
  ImportRecordOf,
  ImportedActivity,
  ImportedAddress,
  ImportedCompany,
  ImportedContact,
  ImportedCustom,
  ImportedCustomValue,
  ImportedDeal,
  ImportedProduct,
  ImportedReference,
  ImportedStageChange,
  ReadRecord,
  RecordProblem,
} from './records/import-record.ts';
export {
  RECORD_REJECT_MESSAGES,
  RECORD_WARNING_MESSAGES,
  type RecordRejectCode,
  type RecordWarningCode,
} from './records/record-messages.ts';
export type { RecordWarning } from './records/record-warnings.ts';
export {
  historyOfDeal,
  stageHistoryOf,
  type StageHistory,
  type StageHistorySource,
} from './records/history/stage-history.ts';
export type { DealHistory, StageMove } from './records/history/deal-histories.ts';
export { missingReferences, type KnownRecords, type MissingReference } from './records/missing-references.ts';
export { nearest, spellingVariants, type Suggestion } from './records/nearest.ts';
export { readStatus } from './records/values/words.ts';
