// How features of vector tiles are painted: the palette and sizes of marks, as expressions.
// https://maplibre.org/maplibre-style-spec/expressions/
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Theme } from '../cartography/palette.ts';
import { colourOf, SYMBOL_CLASSES } from '../cartography/symbols.ts';
import { CELL_STEP, DOT_RADIUS, MAJORITY } from '../cartography/tiles.ts';

type Expression = ExpressionSpecification;

/** Incidents that a feature stands for. */
export const count: Expression = ['coalesce', ['get', 'count'], 1];
/** Whether no figure was reported. */
export const isOpen: Expression = ['!', ['has', 'killed_best']];
/** Whether the places are known only to lie near a settlement. */
export const isNear: Expression = ['==', ['get', 'precision'], 'near-settlement'];

const known = ['match', ['get', 'class'], [...SYMBOL_CLASSES], ['get', 'class'], 'unknown'];
const share: Expression = ['coalesce', ['get', 'class_share'], 100];

/** The colour of the class that a feature has; of `several` where none has more than so many per cent. */
const colourAbove = (least: number, theme: Theme): Expression =>
	[
		'match',
		['case', ['>', share, least], known, 'several'],
		...[...SYMBOL_CLASSES, 'several'].flatMap((name) => [name, colourOf(name, theme)]),
		colourOf('unknown', theme)
	] as unknown as Expression;

/** Of a cell. */
export const cellColour = (theme: Theme): Expression => colourAbove(MAJORITY, theme);
/** Of incidents at one place. */
export const placeColour = (theme: Theme): Expression => colourAbove(99, theme);

/** As `cellRadius`, in pixels. */
export const cellSize: Expression = [
	'+',
	DOT_RADIUS,
	['*', CELL_STEP, ['log10', ['max', 1, count]]]
];

/** "120", "1.2k", "34k". */
export const countText: Expression = [
	'case',
	['>=', count, 10_000],
	['concat', ['to-string', ['round', ['/', count, 1000]]], 'k'],
	['>=', count, 1000],
	['concat', ['to-string', ['/', ['round', ['/', count, 100]], 10]], 'k'],
	['to-string', count]
];
