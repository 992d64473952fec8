// Looks at the beginning of a file and proposes how to read it, with reasons and open questions.
import type { LogMapping, Recognition } from '@portolan/core';
import { openSample, type OpenedSample } from './detect-format.ts';
import { FormatError } from './format-error.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { profileColumns } from './csv/column-profile.ts';
import { proposeColumns, settledOrders } from './csv/propose-columns.ts';
import { layoutOf, sampleRows } from './csv/table-layout.ts';
import { recogniseOcel } from './ocel/recognise-ocel.ts';
import { recogniseTrello } from './trello/recognise-trello.ts';
import { recogniseXes } from './xes/recognise-xes.ts';

/** Rows and cells of a sample that are looked at. */
const SAMPLED_ROWS = 5000;
const SAMPLED_CELLS = 150_000;

/**
 * @param sample the first `SAMPLE_BYTES` of the file, or all of it where it is shorter; gzip or not
 * @throws FormatError when the file cannot be a log: code, line, column and what was expected
 */
export function recognise(sample: Uint8Array, fileName: string, limits: Partial<Limits> = {}): Recognition {
  const opened = openSample(sample, fileName);
  const allLimits: Limits = { ...DEFAULT_LIMITS, ...limits };
  if (opened.format === 'xes') return recogniseXes(opened, allLimits);
  if (opened.format === 'ocel') return recogniseOcel(opened, allLimits);
  if (opened.format === 'trello') return recogniseTrello(opened);
  return recogniseCsv(opened, allLimits);
}

function recogniseCsv(opened: OpenedSample, limits: Limits): Recognition {
  const { whole } = opened;
  const layout = layoutOf(opened.utf8, whole, {}, limits);
  const wanted = Math.max(200, Math.min(SAMPLED_ROWS, Math.floor(SAMPLED_CELLS / layout.header.length)));
  const all = sampleRows(opened.utf8, layout.delimiter, limits, { rows: wanted, whole });
  // Titles above the header and footers below are not rows of the table.
  const rows = all.filter(
    (row) => row.line > layout.headerLine && row.cells.length >= layout.header.length * 0.5,
  );
  const below = all.some((row) => row.line > layout.headerLine);
  if (!below) {
    throw new FormatError(
      'header_only',
      `The file has column names on line ${layout.headerLine} but no rows below them. Export the data again and check that it has rows.`,
      { line: layout.headerLine + 1, expected: 'at least one row' },
    );
  }
  const profiles = profileColumns(
    layout,
    rows.length > 0 ? rows : all.filter((row) => row.line > layout.headerLine),
    {},
  );
  const proposal = proposeColumns(profiles, rows);
  const dates = settledOrders(proposal, profiles);
  const mapping: LogMapping = {
    format: 'csv',
    columns: proposal.columns,
    ...(Object.keys(dates).length > 0 && { dates }),
    delimiter: layout.delimiter,
    headerLine: layout.headerLine,
    encoding: opened.encoding,
  };
  return {
    format: 'csv',
    facts: {
      encoding: opened.encoding,
      delimiter: layout.delimiter,
      headerLine: layout.headerLine,
      gzip: opened.gzip,
      columns: layout.header.length,
      rowsSampled: rows.length,
    },
    columns: profiles.map(({ name, type, count, distinct, samples }) => ({
      name,
      type,
      filled: rows.length === 0 ? 0 : count / rows.length,
      distinct,
      samples: [...samples],
    })),
    proposal: mapping,
    reasons: [...proposal.reasons],
    questions: [...proposal.questions],
  };
}
