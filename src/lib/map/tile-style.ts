// How features of vector tiles are painted: the palette, symbols and sizes of marks, as expressions.
// https://maplibre.org/maplibre-style-spec/expressions/
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Theme } from '../cartography/palette.ts';
import {
	colourOf,
	FULL_KILLED,
	LARGEST_RADIUS,
	OPEN_RADIUS,
	SMALLEST_RADIUS,
	SYMBOL_CLASSES
} from '../cartography/symbols.ts';
import { MAJORITY } from '../cartography/tiles.ts';
import { symbolPrefix } from './images.ts';

type Expression = ExpressionSpecification;

/** Incidents that a feature stands for. */
export const count: Expression = ['coalesce', ['get', 'count'], 1];
/** Whether no figure was reported. */
export const isOpen: Expression = ['!', ['has', 'killed_best']];

const known = ['match', ['get', 'class'], [...SYMBOL_CLASSES], ['get', 'class'], 'unknown'];
const share: Expression = ['coalesce', ['get', 'class_share'], 100];

/** The class whose colour a feature has; `several` where no class has more than so many per cent. */
export const classAbove = (least: number): Expression =>
	['case', ['>', share, least], known, 'several'] as unknown as Expression;

/** The colour of that class. */
export const colourAbove = (least: number, theme: Theme): Expression =>
	[
		'match',
		classAbove(least),
		...[...SYMBOL_CLASSES, 'several'].flatMap((name) => [name, colourOf(name, theme)]),
		colourOf('unknown', theme)
	] as unknown as Expression;

/** Of a cell. */
export const cellColour = (theme: Theme): Expression => colourAbove(MAJORITY, theme);
/** Of incidents at one place. */
export const placeColour = (theme: Theme): Expression => colourAbove(99, theme);

/** As `cellRadius`, in pixels. */
export const cellSize: Expression = ['+', 2.5, ['*', 3, ['log10', ['max', 1, count]]]];

const best: Expression = ['coalesce', ['get', 'killed_best'], 0];
const grown: Expression = ['/', ['-', ['sqrt', ['max', 1, best]], 1], Math.sqrt(FULL_KILLED) - 1];
const sized: Expression = [
	'case',
	isOpen,
	OPEN_RADIUS,
	['+', SMALLEST_RADIUS, ['*', LARGEST_RADIUS - SMALLEST_RADIUS, ['min', 1, grown]]]
];
// Each picture is painted once a name: few sizes and few numbers keep thousands of symbols to a few dozen.
const text: Expression = [
	'case',
	['>=', count, 100],
	'100+',
	['>=', count, 10],
	'10+',
	['>', count, 1],
	['to-string', count],
	isOpen,
	'?',
	''
];
const room: Expression = ['case', ['==', text, ''], 0, ['+', 9, ['*', 2, ['length', text]]]];
const STEP = 3;
/** As `radiusOf`, with room for a number, in steps of three pixels. */
export const symbolSize: Expression = ['*', STEP, ['round', ['/', ['max', sized, room], STEP]]];

/** The name of the picture of incidents at one place; see images.ts. */
export const symbolImage = (theme: Theme): Expression => [
	'concat',
	symbolPrefix(theme),
	classAbove(99),
	'/',
	['to-string', symbolSize],
	'/',
	['case', isOpen, 'open', 'full'],
	'/',
	text
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
