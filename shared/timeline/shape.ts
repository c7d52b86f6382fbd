/** What canvas and SVG both can draw, in CSS px; painted in order. */
export type Shape = RectShape | PathShape | HatchShape | TextShape;

interface Drawn {
  readonly fill?: string | undefined;
  readonly stroke?: string | undefined;
  readonly lineWidth?: number;
  readonly dash?: readonly number[];
}

export interface RectShape extends Drawn {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
}

/** Lines from point to point. */
export interface PathShape extends Drawn {
  readonly kind: 'path';
  /** x, y, x, y … */
  readonly points: readonly number[];
  readonly isClosed?: boolean;
}

/** Stripes at 45 degrees that leave the ground between them open. */
export interface HatchShape {
  readonly kind: 'hatch';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  /** x at which a stripe meets the lower edge. */
  readonly phasePx: number;
}

export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  /** Middle of the line. */
  readonly y: number;
  readonly text: string;
  readonly fill: string;
  readonly align: 'left' | 'center' | 'right';
  readonly isStrong?: boolean;
  /** 11 where nothing is said. */
  readonly sizePx?: number;
}
