import type { Draft } from '../domain/draft.ts';
import { itemsOf, membersOf, show, textOf } from '../domain/loose.ts';
import type { Contents } from './kept.ts';
import { checkFeature, propertiesOf } from './layer.ts';

/** Reads data/regions.geojson: a feature for each region. */
export function readRegions(value: unknown, file: string): Contents {
	const { type, features } = membersOf(value);
	const fault = (field: string, found: unknown, expected: string) => [
		{ file, record: '', field, found: show(found), expected }
	];
	const faults = [
		...(type === 'FeatureCollection' ? [] : fault('type', type, '"FeatureCollection"')),
		...(Array.isArray(features) ? [] : fault('features', features, 'a list'))
	];
	const drafts = itemsOf(features).map((item, index): Draft => {
		const { id, geometry } = membersOf(item);
		return {
			kind: 'region',
			file,
			record: textOf(id) ?? `features.${index}`,
			id: textOf(id),
			value: propertiesOf(item),
			geometry: geometry ?? null,
			findings: checkFeature(item)
		};
	});
	return { drafts, faults, unread: Array.isArray(features) ? [] : ['region'] };
}
