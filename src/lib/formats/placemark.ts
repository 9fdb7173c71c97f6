import { Parser } from 'saxen';
import { FormatError } from './format.ts';
import { createShapes } from './shape.ts';
import type { Node } from './tree.ts';

const MOST_DEPTH = 64;
const MOST_PLACEMARKS = 1_000_000;

/** A placemark's texts by their names and its geometry, not yet checked. */
export interface Placemark {
	line: number;
	properties: Record<string, string>;
	shape: Node | undefined;
}

// Elements of a placemark whose text is a property, and what the property is called.
const TEXTS: Record<string, string> = {
	name: 'name',
	description: 'description',
	address: 'address',
	when: 'when',
	begin: 'begin',
	end: 'end'
};

/** Lines on which placemarks begin, in order. */
function linesOf(xml: string): number[] {
	const lines: number[] = [];
	let line = 1;
	for (const [found] of xml.matchAll(
		/\n|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(?:\w+:)?Placemark[\s>/]/g
	)) {
		if (/^<(?!!)/.test(found)) lines.push(line);
		line += found.split('\n').length - 1;
	}
	return lines;
}

/** Reads the placemarks of a KML text; throws FormatError where it is none or declares anything. */
export function readPlacemarks(xml: string, file: string, notes: string[]): Placemark[] {
	const refuse = (why: string) => new FormatError(`${file} ${why}.`);
	if (/<!(DOCTYPE|ENTITY)/i.test(xml))
		throw refuse('declares a document type or entities; such KML is not opened');
	const lines = linesOf(xml);
	const placemarks: Placemark[] = [];
	const path: string[] = [];
	let current: Placemark | null = null;
	let shapes = createShapes();
	let text = '';
	let data = '';
	let links = 0;

	const parser = new Parser();
	parser.on('openTag', (prefixed, attributes, decode) => {
		const name = local(prefixed);
		if (path.push(name) > MOST_DEPTH)
			throw refuse(`nests its elements more than ${MOST_DEPTH} deep`);
		if (path.length === 1 && name !== 'kml')
			throw refuse(`is XML but no KML: it begins with <${name.slice(0, 60)}>`);
		text = '';
		if (name === 'NetworkLink') links++;
		if (name === 'Placemark') {
			if (placemarks.length >= MOST_PLACEMARKS)
				throw refuse(`holds more than ${MOST_PLACEMARKS} placemarks`);
			const id = attributes()['id'];
			current = { line: lines[placemarks.length] ?? 1, properties: {}, shape: undefined };
			current.properties = Object.create(null) as Record<string, string>;
			if (id) current.properties['id'] = decode(id);
			shapes = createShapes();
		}
		if (name === 'Data' || name === 'SimpleData') data = decode(attributes()['name'] ?? '');
		shapes.open(name);
	});
	parser.on('text', (found, decode) => void (text += decode(found)));
	parser.on('cdata', (found) => void (text += found));
	parser.on('closeTag', (prefixed) => {
		const name = local(prefixed);
		const parent = path.at(-2) ?? '';
		path.pop();
		shapes.close(name, text);
		if (!current) return;
		const key =
			name === 'value' && parent === 'Data'
				? data
				: name === 'SimpleData'
					? data
					: isOwn(parent, name) && TEXTS[name];
		if (key && text.trim()) current.properties[key] ??= text.trim();
		if (name === 'Placemark') {
			current.shape = shapes.result();
			placemarks.push(current);
			current = null;
		}
		text = '';
	});
	parser.on('attention', (found) => {
		throw refuse(`holds ${found.slice(0, 20)}, which is not read`);
	});
	parser.on('error', (problem, context) => {
		if (problem instanceof FormatError) throw problem;
		throw refuse(`is no XML near line ${context().line + 1}: ${problem.message}`);
	});
	parser.on('warn', () => {});
	parser.parse(xml);
	if (path.length || !xml.trim()) throw refuse('is KML that is cut off');
	if (links)
		notes.push(`Network links were not followed (${links}); nothing is fetched from elsewhere.`);
	return placemarks;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const isOwn = (parent: string, name: string): boolean =>
	parent === 'Placemark' || ((parent === 'TimeSpan' || parent === 'TimeStamp') && name !== 'name');
