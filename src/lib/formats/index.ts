import { acled } from './acled.ts';
import { atlas } from './atlas.ts';
import { csv } from './csv.ts';
import { FormatError } from './format.ts';
import type { Format, Sample } from './format.ts';
import { geojson } from './geojson.ts';
import { gtd } from './gtd.ts';
import { kml } from './kml.ts';
import { nameBinary } from './magic.ts';
import { timemap } from './timemap.ts';
import { ucdp } from './ucdp.ts';
import { xlsx } from './xlsx.ts';

/** All formats that are read, the most telling first. */
export const formats: Format[] = [atlas, ucdp, acled, gtd, timemap, geojson, kml, xlsx, csv];

/** The format of that id; throws a sentence that names those there are. */
export function formatNamed(id: string): Format {
	const format = formats.find((known) => known.id === id);
	if (format) return format;
	const known = formats.map((each) => each.id).join(', ');
	throw new FormatError(`There is no format ${JSON.stringify(id)}; there are ${known}.`);
}

// A feature a line, or a text sequence of RFC 8142.
// eslint-disable-next-line no-control-regex
const LINES = /^(?:\u001e|\s*\{"type": ?"Feature".*\}\r?\n\s*\{)/;

/** The format that a file is most likely of; throws a sentence where it is of none. */
export function recogniseFormat(sample: Sample): Format {
	if (LINES.test(sample.text))
		throw new FormatError(
			`${sample.name} holds one GeoJSON feature a line; expected all in one FeatureCollection, as ogr2ogr -f GeoJSON makes it.`
		);
	const [best] = formats
		.map((format) => ({ format, score: format.recognise(sample) }))
		.sort((a, b) => b.score - a.score);
	if (best && best.score > 0) return best.format;
	if (sample.trouble) throw new FormatError(sample.trouble);
	throw new FormatError(`${sample.name} ${describe(sample)}; expected ${labels()}.`);
}

const labels = () => formats.map((format) => format.label).join(', ');

function describe({ head, text }: Sample): string {
	const binary = nameBinary(head);
	if (binary) return `is ${binary}`;
	if (/^\s*(<!doctype html|<html)/i.test(text)) return 'is a web page, perhaps of a login';
	if (/^\s*[[{]/.test(text)) return 'is JSON of an unknown kind';
	return /^\s*</.test(text)
		? 'is XML of an unknown kind'
		: 'is no table and nothing else that is known';
}
