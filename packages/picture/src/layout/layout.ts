// The shape of a layout: where everything of a scene stands. Equal to `layoutSchema` of the contract, so that a
// server can compute it once, keep it as JSON and hand it to every screen.

export type Point = readonly [number, number];

export interface PlacedNode {
  readonly id: string;
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge {
  readonly id: string;
  /** A chain of cubic Bézier curves: p0, then three points (two handles and an end) per curve. */
  readonly points: readonly Point[];
  /** Null where no place was free (or the figure would say nothing new): then it shows on hover and in lists. */
  readonly label: LabelBox | null;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Like `Layout`, but with the mutable arrays that a JSON schema infers; every function here takes either. */
export interface LayoutInput {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly {
    readonly id: string;
    readonly points: readonly (readonly [number, number])[];
    readonly label: LabelBox | null;
  }[];
}
