// The shape of a drawn map's layout: where its boxes, lanes, phases, paths and labels stand, in px, as plain data.
// Equal inputs give equal layouts; a layout can be kept as JSON.
import type { MapNode } from '@portolan/core';
import type { LabelBox, Point } from '../layout/layout.ts';

export type Direction = 'ltr' | 'rtl';

/** Sizes that the layout and whatever draws on it share, in px. */
export const MAP_GEOMETRY = {
  /** A stage's box, closed, and with its sub-stages open. */
  stageWidth: 148,
  openWidth: 216,
  /** Of a stage or outcome whose name has one long word. */
  widest: 212,
  stageHeight: 52,
  padding: 10,
  radius: 8,
  outcomeWidth: 136,
  outcomeHeight: 44,
  /** A diamond that holds its question, and a small one that stands below it. */
  diamondWidth: 108,
  diamondHeight: 72,
  smallDiamond: 48,
  nameSize: 13,
  nameLine: 17,
  subSize: 12,
  subHeight: 26,
  labelSize: 12,
  labelLine: 15,
  labelWidth: 116,
  /** Names of lanes stand in a margin at the start; phases in a header above. */
  laneMargin: 124,
  laneSize: 12.5,
  phaseHeader: 58,
  /** Between columns and between rows, where no path needs more. */
  columnGap: 44,
  rowGap: 30,
  /** Between paths that run side by side. */
  track: 12,
  edge: 20,
} as const;

/** A cell of the canvas: columns from the start, rows within the lane. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

export interface SubStageRow extends LabelBox {
  readonly id: string;
  readonly lines: readonly string[];
}

export type NodeShape = 'box' | 'diamond' | 'pill';

/** A node with all that belongs to it: for a decision, its question may stand above the diamond. */
export interface NodeBox extends LabelBox {
  readonly id: string;
  readonly type: MapNode['type'];
  readonly shape: NodeShape;
  /** Where its outline stands; equal to the box itself but for a question above its diamond. */
  readonly outline: LabelBox;
  /** The name, broken into lines, centred in its box. */
  readonly name: LabelBox & { readonly lines: readonly string[] };
  readonly lane: string | null;
  readonly column: number;
  readonly row: number;
  readonly open: boolean;
  /** How many sub-stages it has; they are listed in `subs` where it is open. */
  readonly parts: number;
  readonly subs: readonly SubStageRow[];
}

export interface PathLabel extends LabelBox {
  readonly lines: readonly string[];
}

export interface PathRoute {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Leads back to where cases have been. */
  readonly back: boolean;
  /** Corners from border to border, horizontal and vertical by turns; `routeLine` rounds them. */
  readonly points: readonly Point[];
  /** Null without a label on the map, and where no place was free: then it shows on hover and in lists. */
  readonly label: PathLabel | null;
}

export interface LaneBand {
  /** Null: the band of nodes without a lane. */
  readonly id: string | null;
  readonly lines: readonly string[];
  readonly y: number;
  readonly height: number;
}

/** Neighbouring columns of one phase. */
export interface PhaseSegment {
  readonly id: string;
  readonly x: number;
  readonly width: number;
}

export interface ColumnBand {
  readonly x: number;
  readonly width: number;
  readonly phase: string | null;
}

export interface RowBand {
  readonly lane: string | null;
  /** Within the lane. */
  readonly row: number;
  readonly y: number;
  readonly height: number;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly direction: Direction;
  /** Where the canvas begins below the header of phases; 0 without phases. */
  readonly top: number;
  /** Width of the margin that names the lanes; 0 without lanes. It is at the right for right-to-left. */
  readonly margin: number;
  readonly lanes: readonly LaneBand[];
  readonly phases: readonly PhaseSegment[];
  readonly nodes: readonly NodeBox[];
  readonly paths: readonly PathRoute[];
  /** The grid without gaps: every x below and beyond belongs to the nearest column, every y to the nearest row. */
  readonly columns: readonly ColumnBand[];
  readonly rows: readonly RowBand[];
}
