import type { ExpressionSpecification } from 'maplibre-gl';
import { SYMBOL_CLASSES } from '../cartography/symbols.ts';

/** What a value is by the class of a feature. */
export const byClass = (value: (name: string) => string): ExpressionSpecification =>
	[
		'match',
		['get', 'class'],
		...[...SYMBOL_CLASSES, 'several'].flatMap((name) => [name, value(name)]),
		value('unknown')
	] as unknown as ExpressionSpecification;
