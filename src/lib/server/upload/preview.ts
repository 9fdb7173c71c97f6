// Reads a file as an import would and says what would come of it; changes nothing.
import type { LayerFeature } from '../../cartography/feature.ts';
import type { Group } from '../../domain/group.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Records } from '../../domain/records.ts';
import { createTerritory } from '../../domain/territory.ts';
import type { Row } from '../../query/answer.ts';
import { formatNamed, recogniseFormat } from '../../formats/index.ts';
import type { Strange } from '../../formats/format.ts';
import { guessMapping } from '../../formats/guess.ts';
import type { Mapping } from '../../formats/mapping.ts';
import { takeSample } from '../../formats/sample.ts';
import { readData } from '../data.ts';
import { coarse, featureOf } from '../features.ts';
import { fileAt } from '../imports/file.ts';
import { suggestGroups, type Suggestion } from '../imports/groups.ts';
import { createReport, type Report } from '../imports/report.ts';
import { rowOf } from '../rows.ts';
import { createPlacing } from '../snapshot/placing.ts';

/** A file to look into. */
export interface Asked {
	/** Folder of the hand-kept data. */
	data: string;
	file: string;
	/** Id of a format; found out if left out. */
	format?: string;
	mapping?: Mapping;
	/** Id of the dataset that it would belong to. */
	dataset: string;
	release: string;
	progress?: (bytes: number, records: number) => void;
}

/** What would come of an import. */
export interface Preview {
	format: { id: string; label: string };
	/** Names of the columns where a mapping tells what they hold; null where the format itself does. */
	columns: string[] | null;
	/** What the columns are taken for: what was asked for, else the guess. */
	mapping: Mapping | null;
	/** Words of its columns that stand for nothing known, the first of them. */
	strange: Strange[];
	report: Report;
	/** The first incidents as lines of a table. */
	rows: Row[];
	/** The first incidents as the map draws them; of those known to one area only the first has its outline. */
	features: LayerFeature[];
	suggestions: Suggestion[];
	/** The types of the taxonomy, to choose from for rows that do not say theirs. */
	types: { id: string; label: string }[];
}

/** Formats whose columns say nothing by themselves. */
const PLAIN = new Set(['csv', 'xlsx', 'geojson', 'kml']);
const MOST_ROWS = 50;
const MOST_FEATURES = 3000;
const MOST_COLUMNS = 200;
const MOST_STRANGE = 100;
const MOST_SUGGESTIONS = 200;

/** Features whose outlines are told once; the others of an area hold its anchor instead. */
function thinned(features: LayerFeature[]): LayerFeature[] {
	const told = new Set<string>();
	return features.map((feature) => {
		const { area, anchor } = feature.properties;
		if (area === null || !feature.geometry) return feature;
		if (told.has(area) && anchor)
			return { ...feature, geometry: { type: 'Point', coordinates: anchor } };
		told.add(area);
		return { ...feature, geometry: coarse(feature.geometry) };
	});
}

/** Looks into a file; throws FormatError where it cannot be read as a whole. */
export async function previewFile(asked: Asked): Promise<Preview> {
	const { dataset, release, mapping, progress = () => {} } = asked;
	let [bytes, records] = [0, 0];
	const file = fileAt(asked.file, undefined, (more) => progress((bytes += more), records));
	const sample = await takeSample(fileAt(asked.file));
	const format = asked.format ? formatNamed(asked.format) : recogniseFormat(sample);
	const known = (await readData(asked.data)).records;
	const place = createPlacing(createTerritory(known.regions));
	const report = createReport();
	const first: Incident[] = [];
	const groups = new Map<string, Group>();
	const strange: Strange[] = [];
	const types = new Set(known.types.map(({ id }) => id));
	const options = { dataset, release, ...(mapping && { mapping }) };
	for await (const reading of format.read(file, options)) {
		if (reading.kind === 'group') {
			const { id, name, kind } = reading.group;
			const { external } = reading.group;
			const named = groups.get(id);
			if (named) named.names.push({ name });
			else
				groups.set(id, {
					...{ id, name, kind, names: [], people: [], evidence: [] },
					...(external && { external: { [external.collection]: external.id } })
				});
		}
		if (reading.kind === 'incident' && !types.has(reading.incident.type)) {
			const { id: record, type: value } = reading.incident;
			const reason = 'is no type of the taxonomy';
			report.hear({ kind: 'rejection', line: reading.line, record, field: 'type', value, reason });
			continue;
		}
		report.hear(reading);
		if (reading.kind === 'note' && reading.strange && strange.length < MOST_STRANGE)
			strange.push(reading.strange);
		if (reading.kind !== 'incident') continue;
		records++;
		if (first.length < MOST_FEATURES) first.push(place(reading.incident));
	}
	const lists: Records = { ...known, groups: [...known.groups, ...groups.values()] };
	const isPlain = PLAIN.has(format.id);
	const columns = sample.headers.length
		? sample.headers
		: [...new Set(first.slice(0, 200).flatMap(({ codes = {} }) => Object.keys(codes)))];
	const guessed = guessMapping(
		columns,
		sample.rows.length
			? sample.rows
			: first.slice(0, 200).map(({ codes = {} }) => columns.map((name) => codes[name] ?? ''))
	);
	return {
		format: { id: format.id, label: format.label },
		columns: isPlain ? columns.slice(0, MOST_COLUMNS) : null,
		mapping: isPlain
			? mapping && Object.keys(mapping.columns).length
				? mapping
				: { ...guessed, ...mapping, columns: guessed.columns }
			: null,
		strange,
		report: report.report(),
		rows: first.slice(0, MOST_ROWS).map((incident) => rowOf(incident, lists)),
		features: thinned(first.map((incident) => featureOf(incident, lists))),
		suggestions: suggestGroups([...groups.values()], known.groups).slice(0, MOST_SUGGESTIONS),
		types: known.types.map(({ id, label }) => ({ id, label }))
	};
}
