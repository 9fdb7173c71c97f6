// Records of one dataset are alike: what they have in common is kept once, as a template, and of each record only
// its values. A template is the record's JSON with a number in the place of each value; a text that comes
// twice in a record has one number.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonical } from '../canonical.ts';

/** A record as its template and its values. */
export interface Taken {
	template: Template;
	/** JSON of the list of values, in the order of the template's numbers. */
	values: string;
	/** The same whatever order the members of the record and of its parts stand in. */
	canonical: string;
}

type Node = number | Node[] | { [name: string]: Node };

/** What records have in common. */
export interface Template {
	number: number;
	/** JSON of the template; its values are numbered in the order of the names of its members. */
	shape: string;
	/** Values of the first record that it was made for. */
	sample: string;
	node: Node;
	/** What the values of others are packed against. */
	dictionary: Buffer;
}

/** A template while records are taken apart by it. */
interface Known {
	template: Template;
	/** The template with its members by name. */
	sorted: string;
	/** By the number of a value, its place in the record. */
	order: number[];
}

// Shorter texts are alike by chance, and each chance would make a template of its own.
const SHORT = 6;
// A record is small, and so is what each packing has to set up: a small window, little room for what comes out.
const PACKING = { windowBits: 12, memLevel: 5, chunkSize: 1024 };
const MOST_SAMPLE = 2400;

const isPlain = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** What stands between the names and the values of a record that is walked. */
const [LIST, LIST_END, OBJECT, OBJECT_END] = [-1, -2, -3, -4];

/** A step on the way through records: most have one that follows, so that only few need a map. */
interface Step {
	token: string | number | null;
	next: Step | null;
	others: Map<string | number, Step> | null;
	/** What the records have in common whose way ends here. */
	known: Known | null;
}
const createStep = (): Step => ({ token: null, next: null, others: null, known: null });

function follow(step: Step, token: string | number): Step {
	if (step.token === token) return step.next!;
	if (step.next === null) {
		step.token = token;
		return (step.next = createStep());
	}
	step.others ??= new Map();
	const other = step.others.get(token) ?? createStep();
	step.others.set(token, other);
	return other;
}

/** Walks a record: gives the step where the way ends and puts its values on a list. A geometry is one value. */
function walk(
	value: unknown,
	from: Step,
	values: unknown[],
	seen: Map<string, number>,
	name = ''
): Step {
	let step = from;
	if (Array.isArray(value)) {
		step = follow(step, LIST);
		for (const part of value) step = walk(part, step, values, seen);
		return follow(step, LIST_END);
	}
	if (isPlain(value) && name !== 'geometry') {
		step = follow(step, OBJECT);
		for (const key of Object.keys(value)) {
			const part = value[key];
			if (part !== undefined) step = walk(part, follow(step, key), values, seen, key);
		}
		return follow(step, OBJECT_END);
	}
	if (typeof value === 'string' && value.length >= SHORT) {
		const place = seen.get(value);
		if (place !== undefined) return follow(step, place);
		seen.set(value, values.length);
	}
	return follow(step, values.push(value) - 1);
}

/** What a record has in common with others: its parts, with the place of each value on its list of `values`. */
function partsOf(record: object, values: readonly unknown[]): Node {
	let next = 0;
	const parts = (part: unknown, key: string): Node => {
		if (Array.isArray(part)) return part.map((each) => parts(each, ''));
		if (isPlain(part) && key !== 'geometry') {
			const members = Object.entries(part).filter(([, each]) => each !== undefined);
			return Object.fromEntries(members.map(([own, each]) => [own, parts(each, own)]));
		}
		const isText = typeof part === 'string' && part.length >= SHORT;
		const place = isText ? values.indexOf(part) : next;
		return place < next ? place : next++;
	};
	return parts(record, '');
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

/** A template with its members by name; `order` takes the old number of each value in its new place. */
function sort(node: Node, order: number[]): Node {
	if (typeof node === 'number') {
		const known = order.indexOf(node);
		return known < 0 ? order.push(node) - 1 : known;
	}
	if (Array.isArray(node)) return node.map((part) => sort(part, order));
	const names = Object.keys(node).sort((a, b) => (a < b ? -1 : 1));
	return Object.fromEntries(names.map((name) => [name, sort(node[name]!, order)]));
}

/** A template with other numbers. */
function renumber(node: Node, numbers: readonly number[]): Node {
	if (typeof node === 'number') return numbers[node]!;
	if (Array.isArray(node)) return node.map((part) => renumber(part, numbers));
	return Object.fromEntries(
		Object.entries(node).map(([name, part]) => [name, renumber(part, numbers)])
	);
}

/** A template as it is kept. */
export function templateOf(number: number, shape: string, sample: string): Template {
	const dictionary = Buffer.from(sample.slice(0, MOST_SAMPLE));
	return { number, shape, sample, node: JSON.parse(shape) as Node, dictionary };
}

/** A value of which all ways to write it are one. */
function settled(value: unknown): unknown {
	if (!isPlain(value)) return value;
	const { type, coordinates } = value;
	const isSimple = type === 'Point' && Object.keys(value).length === 2 && isPosition(coordinates);
	return isSimple ? { coordinates, type } : (JSON.parse(canonical(value)) as unknown);
}
const isPosition = (value: unknown): boolean =>
	Array.isArray(value) && value.every((part) => typeof part === 'number');

/** Takes records apart; `keep` is called with each template when it is first met. */
export function createTemplates(keep: (template: Template) => void) {
	const start = createStep();
	let count = 0;
	return (record: object): Taken => {
		const list: unknown[] = [];
		const end = walk(record, start, list, new Map());
		const first = end.known ? null : partsOf(record, list);
		const order: number[] = end.known?.order ?? [];
		const sorted = end.known?.sorted ?? JSON.stringify(sort(first!, order));
		const values = JSON.stringify(order.map((place) => settled(list[place])));
		if (!end.known) {
			const numbers = Array.from(order, (_, place) => order.indexOf(place));
			const shape = JSON.stringify(renumber(first!, numbers));
			end.known = { template: templateOf(++count, shape, values), sorted, order };
			keep(end.known.template);
		}
		return { template: end.known.template, values, canonical: `${sorted}\n${values}` };
	};
}

/** Values as they are kept: raw DEFLATE against the values of the template's first record. */
export const packValues = ({ template: { dictionary }, values }: Taken): Buffer =>
	deflateRawSync(values, { ...PACKING, level: 1, dictionary });

/** A value as it is usually written: the type of a geometry comes first. */
const usual = (value: unknown): unknown =>
	isPlain(value) && 'type' in value ? { type: value.type, ...value } : value;

/** A record from its template and its packed values. */
export function unpackRecord({ node, dictionary }: Template, packed: Uint8Array): unknown {
	const json = inflateRawSync(packed, { ...PACKING, dictionary }).toString();
	return join(node, (JSON.parse(json) as unknown[]).map(usual));
}
