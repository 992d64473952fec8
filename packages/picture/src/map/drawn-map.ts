// What a drawn map is made of, as plain data: shapes as paths with colours by name, texts with their places.
import type { MapNode } from '@portolan/core';
import type { Token } from '../drawing/tokens.ts';
import type { LabelBox } from '../layout/layout.ts';
import type { Language } from '../text/format.ts';
import type { MeasureText } from '../text/measure.ts';

/**
 * How real deals are shown at the places of the map: `difference` lays them over the map as it is drawn; `reality` shows
 * what they did and nothing else, on the map or off it alike. The boxes stand where they stood.
 */
export type FitForm = 'difference' | 'reality';

/** What reality adds to the map. Ids of sub-stages count for the stage they are part of. */
export interface FitOverlay {
  /** `difference` unless told. */
  readonly form?: FitForm;
  /** Cases that went along a path, by path id. */
  readonly flow: Readonly<Record<string, number>>;
  /** Moves that the map does not have. */
  readonly offMap: readonly { readonly from: string; readonly to: string; readonly cases: number }[];
  /** Nodes that no case entered. */
  readonly unused?: readonly string[];
}

/** What the map check found, by node id. */
export interface FindingMark {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'advice';
}

export interface MapDrawingOptions {
  readonly language?: Language;
  readonly overlay?: FitOverlay;
  readonly findings?: readonly FindingMark[];
  readonly measureText?: MeasureText;
}

export interface DrawnText {
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly italic: boolean;
  readonly colour: Token;
  /** In the direction of writing of the drawing. */
  readonly anchor: 'start' | 'middle';
}

export interface DrawnLane {
  readonly id: string | null;
  readonly y: number;
  readonly height: number;
  readonly texts: readonly DrawnText[];
}

export interface DrawnPhase extends LabelBox {
  readonly id: string;
  /** Every other one stands on a tint. */
  readonly tinted: boolean;
  readonly title: string;
  readonly texts: readonly DrawnText[];
}

export interface DrawnMapNode {
  readonly id: string;
  readonly type: MapNode['type'];
  readonly box: LabelBox;
  readonly outline: string;
  /** A second line inside, for audiences. */
  readonly inner: string | null;
  readonly stroke: Token;
  readonly strokeWidth: number;
  readonly dash: string | null;
  readonly texts: readonly DrawnText[];
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly badge: {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly colour: Token;
  } | null;
  readonly faded: boolean;
  readonly title: string;
}

export interface DrawnPath {
  readonly id: string;
  readonly line: string;
  readonly arrow: string;
  readonly width: number;
  readonly colour: Token;
  /** The real flow below the line; where reality alone is shown, the line itself is the flow. */
  readonly flow: { readonly line: string; readonly width: number } | null;
  readonly label: (LabelBox & { readonly texts: readonly DrawnText[] }) | null;
  readonly faded: boolean;
  readonly title: string;
}

export interface DrawnArc {
  /** The boxes it joins. */
  readonly from: string;
  readonly to: string;
  /** The move that it stands for: a part of a stage begins and ends at the box of the stage. */
  readonly move: { readonly from: string; readonly to: string };
  readonly line: string;
  readonly arrow: string;
  readonly width: number;
  readonly colour: Token;
  readonly dash: string | null;
  readonly label: LabelBox & { readonly texts: readonly DrawnText[] };
  readonly title: string;
}

export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  readonly direction: 'ltr' | 'rtl';
  /** Around everything, arcs that rise above the canvas too. */
  readonly bounds: LabelBox;
  readonly top: number;
  readonly lanes: readonly DrawnLane[];
  readonly phases: readonly DrawnPhase[];
  readonly nodes: readonly DrawnMapNode[];
  readonly paths: readonly DrawnPath[];
  readonly arcs: readonly DrawnArc[];
  readonly title: string;
}
