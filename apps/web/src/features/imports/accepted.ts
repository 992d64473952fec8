// Endings of the files that the chooser offers; what a file really is, the server finds out.
export const ACCEPTED = ['.csv', '.tsv', '.txt', '.xlsx', '.gz', '.json'] as const;
