// The classes of requirements that the OGC API of the atlas keeps.
const FEATURES = 'http://www.opengis.net/spec/ogcapi-features';
const TILES = 'http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf';
const COMMON = 'http://www.opengis.net/spec/ogcapi-common';
const CQL2 = 'http://www.opengis.net/spec/cql2/1.0/conf';

const of = (base: string, ...names: string[]) => names.map((name) => `${base}/${name}`);

export const CONFORMS_TO: readonly string[] = [
	...of(`${COMMON}-1/1.0/conf`, 'core', 'json', 'html', 'oas30'),
	...of(`${COMMON}-2/1.0/conf`, 'collections'),
	...of(`${FEATURES}-1/1.0/conf`, 'core', 'geojson', 'html', 'oas30'),
	...of(`${FEATURES}-2/1.0/conf`, 'crs'),
	...of(
		`${FEATURES}-3/1.0/conf`,
		...['queryables', 'queryables-query-parameters', 'filter', 'features-filter']
	),
	...of(
		CQL2,
		...['cql2-text', 'cql2-json', 'basic-cql2', 'advanced-comparison-operators'],
		...['case-insensitive-comparison', 'accent-insensitive-comparison'],
		...['basic-spatial-functions', 'basic-spatial-functions-plus', 'temporal-functions']
	),
	...of(TILES, 'core', 'tileset', 'tilesets-list', 'dataset-tilesets', 'geodata-tilesets'),
	...of(TILES, 'mvt', 'oas30')
];
