// Records of one dataset are alike: what they have in common is kept once, as a template, and of each record only
// its values. A template is the record's JSON with a number in the place of each value; a text that comes
// twice in a record has one number.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonical } from '../canonical.ts';

/** A record as its template and its values, in the order in which they come. */
export interface Taken {
	template: Template;
	/** JSON of the list of values. */
	values: string;
	/** The same whatever order the members of the record and of its parts stand in. */
	canonical: string;
}

type Node = number | Node[] | { [name: string]: Node };

/** What records have in common. */
export interface Template {
	number: number;
	/** JSON of the template. */
	shape: string;
	/** Values of the first record that it was made for: what others are packed against. */
	sample: string;
	node: Node;
	/** The template with its members by name and its values numbered anew in that order. */
	sorted: string;
	/** By that new number, the old one. */
	order: number[];
}

// Shorter texts are alike by chance, and each chance would make a template of its own.
const SHORT = 6;
// A small window: a record is small, and so is what each packing has to set up.
const PACKING = { windowBits: 12, memLevel: 5, chunkSize: 4096 };
const MOST_SAMPLE = 2400;

const isPlain = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** How names are written in JSON; the same few come again in every record. */
const written = new Map<string, string>();
const MOST_WRITTEN = 10_000;

function write(name: string): string {
	const known = written.get(name);
	if (known !== undefined) return known;
	if (written.size >= MOST_WRITTEN) written.clear();
	const json = JSON.stringify(name);
	written.set(name, json);
	return json;
}

/** Walks a record: gives its template as JSON and puts its values on a list. A geometry is one value. */
function split(value: unknown, values: unknown[], seen: Map<string, number>, name = ''): string {
	if (Array.isArray(value)) {
		let json = '';
		for (const part of value) json += `${json && ','}${split(part, values, seen)}`;
		return `[${json}]`;
	}
	if (isPlain(value) && name !== 'geometry') {
		let json = '';
		for (const key of Object.keys(value)) {
			const part = value[key];
			if (part === undefined) continue;
			json += `${json && ','}${write(key)}:${split(part, values, seen, key)}`;
		}
		return `{${json}}`;
	}
	if (typeof value === 'string' && value.length >= SHORT) {
		const known = seen.get(value);
		if (known !== undefined) return String(known);
		seen.set(value, values.length);
	}
	return String(values.push(value) - 1);
}

function join(node: Node, values: unknown[]): unknown {
	if (typeof node === 'number') return values[node];
	if (Array.isArray(node)) return node.map((part) => join(part, values));
	const made: Record<string, unknown> = {};
	for (const key of Object.keys(node)) {
		const value = join(node[key]!, values);
		// Not by assignment: a column may be called __proto__.
		if (key === '__proto__')
			Object.defineProperty(made, key, {
				value,
				enumerable: true,
				writable: true,
				configurable: true
			});
		else made[key] = value;
	}
	return made;
}

/** The template with its members by name; `order` takes the old number of each value in its new place. */
function sort(node: Node, order: number[]): Node {
	if (typeof node === 'number') {
		const known = order.indexOf(node);
		return known < 0 ? order.push(node) - 1 : known;
	}
	if (Array.isArray(node)) return node.map((part) => sort(part, order));
	const names = Object.keys(node).sort((a, b) => (a < b ? -1 : 1));
	return Object.fromEntries(names.map((name) => [name, sort(node[name]!, order)]));
}

/** A template as it is kept. */
export function templateOf(number: number, shape: string, sample: string): Template {
	const node = JSON.parse(shape) as Node;
	const order: number[] = [];
	const sorted = JSON.stringify(sort(node, order));
	return { number, shape, sample: sample.slice(0, MOST_SAMPLE), node, sorted, order };
}

/** Takes records apart; `keep` is called with each template when it is first met. */
export function createTemplates(keep: (template: Template) => void) {
	const known = new Map<string, Template>();
	return (record: object): Taken => {
		const list: unknown[] = [];
		const shape = split(record, list, new Map());
		const values = JSON.stringify(list);
		let template = known.get(shape);
		if (!template) {
			template = templateOf(known.size + 1, shape, values);
			known.set(shape, template);
			keep(template);
		}
		const inOrder = template.order.map((at) => {
			const value = list[at];
			return isPlain(value) ? (JSON.parse(canonical(value)) as unknown) : value;
		});
		return { template, values, canonical: `${template.sorted}\n${JSON.stringify(inOrder)}` };
	};
}

/** Values as they are kept: raw DEFLATE against the values of the template's first record. */
export const packValues = ({ template, values }: Taken): Buffer =>
	deflateRawSync(values, { ...PACKING, level: 1, dictionary: Buffer.from(template.sample) });

/** A record from its template and its packed values. */
export function unpackRecord(template: Template, packed: Uint8Array): unknown {
	const options = { ...PACKING, dictionary: Buffer.from(template.sample) };
	const values = JSON.parse(inflateRawSync(packed, options).toString()) as unknown[];
	return join(template.node, values);
}
