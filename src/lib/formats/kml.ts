// KML, and KMZ as its archive: placemarks, read by a mapping. Nothing that a file links to is ever fetched.
// https://docs.ogc.org/is/12-007r2/12-007r2.html
import { collect, headOf } from './bytes.ts';
import { fileNotes } from './desk.ts';
import { decodeText } from './encoding.ts';
import { FormatError } from './format.ts';
import type { Format, ImportFile, Reading, ReadOptions } from './format.ts';
import { exportLayout, isExport } from './atlas.ts';
import { keysOf, settleGeometric, tableOf } from './geojson.ts';
import { geometryFrom } from './geometry.ts';
import { nameColumns } from './header.ts';
import { isZip, nameBinary } from './magic.ts';
import { readRows } from './layout.ts';
import { readPlacemarks } from './placemark.ts';
import { readPlain } from './plain.ts';
import { openArchive } from './zip.ts';

/** Most bytes of a KML file. */
export const MOST_KML = 128_000_000;

async function textOf(file: ImportFile, notes: string[]): Promise<string> {
	if (isZip(await headOf(file, 4))) {
		const entries = await openArchive(file, (name) => /\.kml$/i.test(name));
		const names = [...entries.keys()];
		const main = names.find((name) => name.toLowerCase() === 'doc.kml') ?? names[0];
		if (main === undefined)
			throw new FormatError(`${file.name} is a ZIP archive without a KML file in it.`);
		if (names.length > 1)
			notes.push(
				`Of ${names.length} KML files in the archive only ${main.slice(0, 100)} was read.`
			);
		return decoded(entries.get(main) ?? new Uint8Array(), notes);
	}
	const bytes = await collect(file, MOST_KML);
	const binary = nameBinary(bytes.subarray(0, 65_536));
	if (binary) throw new FormatError(`${file.name} is ${binary}, not KML.`);
	return decoded(bytes, notes);
}

function decoded(bytes: Uint8Array, notes: string[]): string {
	const declared = /^<\?xml[^>]*encoding=["']([\w-]+)/.exec(
		Buffer.from(bytes.subarray(0, 200)).toString('latin1')
	)?.[1];
	const found = decodeText(
		bytes,
		declared && !/^utf-?(8|16)$/i.test(declared) ? declared : undefined
	);
	notes.push(...found.notes);
	return found.text;
}

async function* read(file: ImportFile, options: ReadOptions): AsyncGenerator<Reading> {
	const notes: string[] = [];
	const placemarks = readPlacemarks(await textOf(file, notes), file.name, notes);
	const keys = keysOf(placemarks.map((placemark) => placemark.properties));
	const named = nameColumns(keys, file.name);
	const cellsOf = (properties: Record<string, string>) => keys.map((key) => properties[key] ?? '');
	if (isExport(named.headers)) {
		const entries = placemarks.map(({ line, properties }) => ({
			line,
			cells: cellsOf(properties)
		}));
		yield* fileNotes(notes);
		yield* readRows(exportLayout, tableOf(named.headers, entries), file.name, options);
		return;
	}
	const sample = placemarks.slice(0, 200).map(({ properties }) => cellsOf(properties));
	const settled = settleGeometric(named.headers, sample, options, file.name);
	yield* fileNotes([...notes, ...named.notes, ...settled.notes]);
	async function* entries() {
		for (const { line, properties, shape } of placemarks)
			yield await Promise.resolve({
				line,
				cells: cellsOf(properties),
				geometry: () => geometryFrom(shape)
			});
	}
	yield* readPlain(entries(), named.headers, settled.mapping, file.name, options);
}

/** KML and KMZ. */
export const kml: Format = {
	id: 'kml',
	label: 'KML, KMZ',
	extensions: ['.kml', '.kmz'],
	mediaTypes: ['application/vnd.google-earth.kml+xml', 'application/vnd.google-earth.kmz'],
	recognise({ name, head, text }) {
		if (isZip(head))
			return nameBinary(head) === 'a KMZ archive' ? 0.95 : /\.kmz$/i.test(name) ? 0.7 : 0;
		return /<(\w+:)?kml[\s>]/.test(text) ? 0.95 : 0;
	},
	read
};
