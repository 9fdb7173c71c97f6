// The curated layers: GeoJSON feature collections (RFC 7946) with id, title and description as foreign
// members, and an incident or a presence in the properties of each feature.
// https://www.rfc-editor.org/rfc/rfc7946
import type { Draft, DraftKind, Finding } from '../domain/draft.ts';
import { itemsOf, membersOf, show, textOf } from '../domain/loose.ts';
import { idSchema } from '../domain/schema.ts';
import type { Contents } from './kept.ts';

const ROOT = ['$schema', 'type', 'id', 'title', 'description', 'features'];
const ID = 'an id of letters, digits and - . _ ~ : +';
const FEATURE = ['type', 'id', 'geometry', 'properties'];

/** Id of the layer that a file of data/layers holds. */
export const layerOf = (file: string): string =>
	file.replace(/^.*\//, '').replace(/\.geojson$/, '');

/** What is wrong with the id of a feature. */
export function checkId(id: unknown): Finding[] {
	const parsed = idSchema.safeParse(id);
	return parsed.success ? [] : [{ field: 'id', found: show(id), expected: ID }];
}

/** The properties of a feature; undefined where they are no object. */
export function propertiesOf(feature: unknown): object | undefined {
	const { properties } = membersOf(feature);
	const isObject = typeof properties === 'object' && !Array.isArray(properties);
	return isObject ? (properties ?? undefined) : undefined;
}

/** What is wrong with a feature around its properties and its geometry. */
export function checkFeature(value: unknown): Finding[] {
	const feature = membersOf(value);
	const findings: Finding[] = [];
	if (feature.type !== 'Feature') {
		findings.push({ field: 'type', found: show(feature.type), expected: '"Feature"' });
	}
	findings.push(...checkId(feature.id));
	if (feature.geometry === undefined) {
		findings.push({ field: 'geometry', found: 'nothing', expected: 'a geometry or null' });
	}
	if (!propertiesOf(value)) {
		const found = show(feature.properties);
		findings.push({ field: 'properties', found, expected: 'an object' });
	}
	for (const name of Object.keys(feature)) {
		if (FEATURE.includes(name)) continue;
		findings.push({
			field: name,
			found: `a field "${name}"`,
			expected: `only ${FEATURE.join(', ')}`
		});
	}
	return findings;
}

/** Reads a layer: itself as one draft, then its incidents and presences. */
export function readLayer(value: unknown, file: string): Contents {
	const layer = layerOf(file);
	const { type, features, ...rest } = membersOf(value);
	const own = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== '$schema'));
	const findings: Finding[] = [];
	if (type !== 'FeatureCollection') {
		findings.push({ field: 'type', found: show(type), expected: '"FeatureCollection"' });
	}
	if (!Array.isArray(features)) {
		findings.push({ field: 'features', found: show(features), expected: 'a list' });
	}
	if (textOf(own.id) !== null && own.id !== layer) {
		findings.push({
			field: 'id',
			found: show(own.id),
			expected: `"${layer}", as the file is named`
		});
	}
	const head: Draft = { kind: 'layer', file, record: '', id: layer, value: own, findings };
	const drafts = itemsOf(features).map((item, index): Draft => {
		const { id, geometry } = membersOf(item);
		const properties = propertiesOf(item);
		const { kind } = membersOf(properties);
		const found = checkFeature(item);
		if (kind !== 'incident' && kind !== 'presence' && properties) {
			found.push({ field: 'kind', found: show(kind), expected: 'incident or presence' });
		}
		return {
			kind: kind === 'presence' ? 'presence' : 'incident',
			file,
			record: textOf(id) ?? `features.${index}`,
			id: textOf(id),
			value: properties,
			geometry: geometry ?? null,
			layer,
			findings: found
		};
	});
	const unread: DraftKind[] = Array.isArray(features) ? [] : ['incident', 'presence'];
	return { drafts: [head, ...drafts], faults: [], unread };
}

/**
 * Writes a layer file: members in the order of the format, two spaces a level, but a geometry or a
 * position on one line, so that a difference between two states of a file can be read.
 */
export function formatLayer(file: unknown): string {
	const lines: string[] = [];
	const mark = '\u0000';
	const compact = (value: unknown) => mark + String(lines.push(JSON.stringify(value)) - 1) + mark;
	const root = membersOf(file);
	const names = [...ROOT.filter((name) => name in root), ...Object.keys(root)];
	const text = JSON.stringify(
		Object.fromEntries(names.map((name) => [name, root[name]])),
		(key, value: unknown) => {
			const numbers =
				itemsOf(value).length > 0 && itemsOf(value).every((n) => typeof n === 'number');
			return (key === 'geometry' && value !== null) || numbers ? compact(value) : value;
		},
		2
	);
	return text.replace(/"\\u0000(\d+)\\u0000"/g, (_, index) => lines[Number(index)] ?? '') + '\n';
}
