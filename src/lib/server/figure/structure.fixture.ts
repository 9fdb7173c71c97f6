// What stands where in an SVG, a line each, for comparing figures.
import { Parser } from 'saxen';

type Attributes = Record<string, string>;

/** Whether XML is well-formed is for another's parser to say; throws where it is not. */
export function parseXML(
	xml: string,
	hear: {
		open: (name: string, attributes: Attributes) => void;
		close?: (name: string) => void;
		text: (text: string) => void;
	}
): void {
	const parser = new Parser();
	const fail = (problem: Error) => {
		throw problem;
	};
	parser.on('error', fail);
	parser.on('warn', fail);
	parser.on('openTag', (name, attributes, decode) => {
		const plain = Object.entries(attributes()).map(([key, value]) => [key, decode(value)]);
		hear.open(name, Object.fromEntries(plain) as Attributes);
	});
	parser.on('closeTag', (name) => hear.close?.(name));
	parser.on('text', (text, decode) => hear.text(decode(text)));
	parser.parse(xml);
}

const SHOWN = ['data-part', 'fill', 'stroke', 'stroke-dasharray', 'font-weight', 'text-anchor'];
const rounded = (value: number) => String(Math.round(value * 10) / 10);

/** How many points a path of M, l and z has, and the box around them from its upper left corner. */
function boxOf(d: string, [x, y]: readonly [number, number], scale: number): string[] {
	const numbers = (text: string) => (text.match(/-?[\d.]+/g) ?? []).map(Number);
	if (/[^Mlz\d\s.-]/.test(d)) return [String(numbers(d).length)];
	const points: [number, number][] = [];
	for (const [, command, text = ''] of d.matchAll(/([Ml])([^Mlz]*)/g)) {
		const values = numbers(text);
		for (let at = 0; at < values.length; at += 2) {
			const [fromX, fromY] = command === 'l' ? points.at(-1)! : [0, 0];
			points.push([fromX + values[at]! * scale, fromY + values[at + 1]! * scale]);
		}
	}
	const [across, down] = [points.map(([one]) => one), points.map(([, one]) => one)];
	const [left, top] = [Math.min(...across), Math.min(...down)];
	const size = [Math.max(...across) - left, Math.max(...down) - top];
	return [points.length, x + left, y + top, ...size].map((value) => rounded(value));
}

/** Every element of an SVG with where it stands; after `|` what it says, which is compared to the letter. */
export function structureOf(svg: string): string[] {
	const lines: string[] = [];
	const moves: (readonly [number, number])[] = [[0, 0]];
	let texts = '';
	parseXML(svg, {
		open(name, own) {
			const [x, y] = moves.at(-1)!;
			const [, across, down, scale] =
				/translate\(([-\d.]+) ([-\d.]+)\)(?: scale\(([-\d.]+)\))?/.exec(own.transform ?? '') ?? [];
			const here = [x + Number(across ?? 0), y + Number(down ?? 0)] as const;
			moves.push(here);
			const at = (key: string, base: number) =>
				own[key] === undefined ? [] : [rounded(Number(own[key]) + base)];
			const size = (key: string) => (own[key] === undefined ? [] : [rounded(Number(own[key]))]);
			const place =
				name === 'path'
					? boxOf(own.d ?? '', here, Number(scale ?? 1))
					: name === 'g'
						? here.map(rounded)
						: [
								...[...at('x', here[0]), ...at('y', here[1])],
								...[...at('cx', here[0]), ...at('cy', here[1]), ...size('r')],
								...[...size('width'), ...size('height'), ...size('font-size')]
							];
			const look = SHOWN.flatMap((key) => (own[key] === undefined ? [] : [`${key}=${own[key]}`]));
			lines.push([name, ...place, '|', ...look].join(' '));
		},
		close() {
			moves.pop();
			if (texts.trim()) lines[lines.length - 1] += ` “${texts.trim()}”`;
			texts = '';
		},
		text: (text) => (texts += text)
	});
	return lines;
}

/** Pixels, or hundredths of it, by which a number may be another one: machines round in their own ways. */
const PIXELS = 1.5;
const SHARE = 0.02;

function isSame(a = '', b = ''): boolean {
	const [places, words] = [a, b].map((line) => line.split(' | ')) as [string[], string[]];
	if (places.slice(1).join() !== words.slice(1).join()) return false;
	const [mine, theirs] = [places[0]!.split(' '), words[0]!.split(' ')];
	return (
		mine.length === theirs.length &&
		mine.every((one, at) => {
			const [was, is] = [Number(one), Number(theirs[at])];
			if (Number.isNaN(was)) return one === theirs[at];
			return Math.abs(was - is) <= Math.max(PIXELS, SHARE * Math.abs(was));
		})
	);
}

/** The lines in which two structures differ, the stored one first. */
export function differencesIn(stored: readonly string[], actual: readonly string[]): string[] {
	if (stored.length !== actual.length)
		return [`${stored.length} elements are stored, ${actual.length} are drawn`];
	return stored.flatMap((line, at) =>
		isSame(line, actual[at]) ? [] : [`${line}  is now  ${actual[at]}`]
	);
}
