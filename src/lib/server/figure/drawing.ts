// A figure as a list of things to draw, in CSS pixels with y downwards, before it is a file of any kind.

export type Point = readonly [x: number, y: number];

export interface Rect {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The cuts of the typefaces that figures are set in. */
export const CUTS = ['regular', 'semibold', 'serif', 'italic'] as const;
export type Cut = (typeof CUTS)[number];

/** Colours are #RRGGBB, opacities 0 to 1, widths and dashes in pixels. */
export interface Paint {
	fill?: string;
	fillOpacity?: number;
	stroke?: string;
	/** Of the stroke; 1 where left out. */
	line?: number;
	dash?: readonly number[];
	opacity?: number;
	/** Ends and corners of lines. */
	round?: boolean;
	evenOdd?: boolean;
}

/** SVG path data, moved and grown. */
export interface PathShape extends Paint {
	kind: 'path';
	d: string;
	at?: Point;
	scale?: number;
}
export interface CircleShape extends Paint {
	kind: 'circle';
	x: number;
	y: number;
	r: number;
}
export interface RectShape extends Paint, Rect {
	kind: 'rect';
	/** Radius of the corners. */
	r?: number;
}
/** One line of words; `x` is where it starts, has its middle or ends, `y` its baseline. */
export interface TextShape {
	kind: 'text';
	x: number;
	y: number;
	text: string;
	size: number;
	cut: Cut;
	fill: string;
	anchor?: 'start' | 'middle' | 'end';
	/** Between letters, in pixels. */
	spacing?: number;
	/** An edge that keeps it apart from what lies under it. */
	halo?: { colour: string; width: number };
	opacity?: number;
}
/** What is told of a group: what it means, or which part of the text it is. */
export interface GroupShape {
	kind: 'group';
	/** In words, for those who point at it or hear it. */
	name?: string;
	role?: 'mark' | 'map' | 'title' | 'caption' | 'list' | 'legend' | 'credits' | 'inset';
	/** Where its own corner is; `clip` is in its own pixels. */
	at?: Point;
	clip?: Rect;
	children: Shape[];
}
export type Shape = PathShape | CircleShape | RectShape | TextShape | GroupShape;

/** A whole figure. */
export interface Drawing {
	width: number;
	height: number;
	/** How many CSS pixels of the file one pixel of the drawing is. */
	unit: number;
	background: string;
	title: string;
	/** The alternative text. */
	alt: string;
	lang: string;
	shapes: Shape[];
}

/** Every shape in a drawing, groups before what they hold. */
export function* everyShape(shapes: readonly Shape[]): Generator<Shape> {
	for (const shape of shapes) {
		yield shape;
		if (shape.kind === 'group') yield* everyShape(shape.children);
	}
}
