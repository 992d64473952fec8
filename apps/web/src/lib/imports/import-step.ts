// The steps of an import, as they stand in its address.
export const IMPORT_STEPS = ['files', 'columns', 'stages', 'matching', 'check', 'result'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

export function stepOf(raw: unknown): ImportStep | undefined {
  return IMPORT_STEPS.find((step) => step === raw);
}
