// Vector tiles of points: absolute positions, each point one feature, values of one layer kept once but for those
// that no other point has. Everything is written once, straight into the bytes that become the tile.
// https://github.com/mapbox/vector-tile-spec/tree/master/2.1
import type { Letters } from './letters.ts';
import { LONGEST, member, putVarint, reserve, widthOf, type Room } from './protobuf.ts';

const utf8 = new TextEncoder();
/** Whole numbers below this are known by a table; larger ones are looked up. */
const SMALL = 2048;
/** Places are counted on from filling to filling, up to so many; then from 1 again. */
const LAST_PLACE = 2 ** 31;

/** Texts that tiles say again and again, by number; written once for all tiles. */
export interface Words {
	/** The number of a text, the same for the same text. */
	numberOf: (text: string) => number;
	/** A text as a value of a layer, by its number. */
	values: readonly Uint8Array[];
}

/** No texts yet. */
export function createWords(): Words {
	const numbers = new Map<string, number>();
	const values: Uint8Array[] = [];
	return {
		values,
		numberOf(text) {
			const known = numbers.get(text);
			if (known !== undefined) return known;
			numbers.set(text, values.length);
			// Value (4) with its string_value (1).
			return values.push(member(0x22, member(0x0a, utf8.encode(text)))) - 1;
		}
	};
}

/** A layer of points to be filled: tag whatever is known of a point, then put it at a position. */
export interface PointLayer {
	/** How many points it holds. */
	readonly length: number;
	/** Units to a side of the tile. */
	readonly extent: number;
	/** A whole number from 0 to 2^53 - 1. */
	number: (key: number, value: number) => void;
	/** One of the layer's words. */
	word: (key: number, word: number) => void;
	/** A text that no other point is likely to have. */
	text: (key: number, text: string) => void;
	/** Another such text: of some letters those in a part of a list, with spaces between. */
	letters: (
		key: number,
		letters: Letters,
		list: ArrayLike<number>,
		from: number,
		to: number
	) => void;
	/** Ends a point, in units of the extent from the tile's upper left corner, to the right and down. */
	point: (x: number, y: number) => void;
	/** The layer as a member of a tile; layers after each other are a tile. No bytes without a point. */
	bytes: () => Uint8Array;
	/** Empties it. */
	clear: () => void;
}

/** A layer of points, to be filled again and again; `keys` are the names of its tags, by number. */
export function createPointLayer(
	name: string,
	keys: readonly string[],
	extent: number,
	words = createWords()
): PointLayer {
	// Version 2, then the name.
	const head = Uint8Array.of(0x78, 2, ...member(0x0a, utf8.encode(name)));
	const tail = new Uint8Array(1 + LONGEST);
	tail[0] = 0x28;
	const foot = Uint8Array.from([
		...keys.flatMap((key) => [...member(0x1a, utf8.encode(key))]),
		...tail.subarray(0, putVarint(tail, 1, extent))
	]);
	const features: Room = { bytes: new Uint8Array(1 << 14), length: 0 };
	const values: Room = { bytes: new Uint8Array(1 << 14), length: 0 };
	/** Where the layer keeps each small number and each word; what lies below `first` was an earlier filling's. */
	const smalls = new Uint32Array(SMALL);
	let placeOfWord = new Uint32Array(1024);
	const larges = new Map<number, number>();
	let first = 1;
	let next = first;
	/** Keys and values by turns, of the next point. */
	const tags = new Uint32Array(keys.length * 2);
	let tagged = 0;
	let length = 0;

	function tag(key: number, place: number): void {
		tags[tagged++] = key;
		tags[tagged++] = place - first;
	}
	function putNumber(value: number): number {
		reserve(values, 3 + LONGEST);
		const { bytes } = values;
		// Value (4) with its uint_value (5).
		bytes[values.length] = 0x22;
		bytes[values.length + 2] = 0x28;
		const end = putVarint(bytes, values.length + 3, value);
		bytes[values.length + 1] = end - values.length - 2;
		values.length = end;
		return next++;
	}
	/** Begins a text of so many bytes, and gives the place where they go. */
	function beginText(size: number): number {
		reserve(values, size + 2 + 2 * LONGEST);
		const { bytes } = values;
		bytes[values.length] = 0x22;
		const at = putVarint(bytes, values.length + 1, 1 + widthOf(size) + size);
		bytes[at] = 0x0a;
		return putVarint(bytes, at + 1, size);
	}
	return {
		extent,
		get length() {
			return length;
		},
		number(key, value) {
			if (value < SMALL) {
				if (smalls[value]! < first) smalls[value] = putNumber(value);
				return tag(key, smalls[value]!);
			}
			let place = larges.get(value);
			if (place === undefined) larges.set(value, (place = putNumber(value)));
			tag(key, place);
		},
		word(key, word) {
			if (word >= placeOfWord.length) {
				const larger = new Uint32Array(Math.max(word + 1, placeOfWord.length * 2));
				larger.set(placeOfWord);
				placeOfWord = larger;
			}
			if (placeOfWord[word]! < first) {
				const value = words.values[word]!;
				reserve(values, value.length);
				values.bytes.set(value, values.length);
				values.length += value.length;
				placeOfWord[word] = next++;
			}
			tag(key, placeOfWord[word]!);
		},
		text(key, text) {
			const letters = utf8.encode(text);
			const end = beginText(letters.length);
			values.bytes.set(letters, end);
			values.length = end + letters.length;
			tag(key, next++);
		},
		letters(key, { offsets, bytes: letters }, list, from, to) {
			let size = Math.max(0, to - from - 1);
			for (let at = from; at < to; at++) size += offsets[list[at]! + 1]! - offsets[list[at]!]!;
			let end = beginText(size);
			const { bytes } = values;
			for (let at = from; at < to; at++) {
				if (at > from) bytes[end++] = 0x20;
				const last = offsets[list[at]! + 1]!;
				for (let letter = offsets[list[at]!]!; letter < last; letter++)
					bytes[end++] = letters[letter]!;
			}
			values.length = end;
			tag(key, next++);
		},
		point(x, y) {
			let width = 0;
			for (let at = 0; at < tagged; at++) width += widthOf(tags[at]!);
			// Command MoveTo (1) once, then zigzag-coded parameters.
			const placed = 1 + widthOf(x * 2) + widthOf(y * 2);
			reserve(features, width + 16 + 2 * LONGEST);
			const { bytes } = features;
			let at = features.length;
			bytes[at] = 0x12;
			at = putVarint(bytes, at + 1, 1 + widthOf(width) + width + 2 + 2 + placed);
			bytes[at] = 0x12;
			at = putVarint(bytes, at + 1, width);
			for (let one = 0; one < tagged; one++) at = putVarint(bytes, at, tags[one]!);
			// A point (1), then its geometry.
			bytes[at] = 0x18;
			bytes[at + 1] = 1;
			bytes[at + 2] = 0x22;
			bytes[at + 3] = placed;
			bytes[at + 4] = 9;
			at = putVarint(bytes, at + 5, x * 2);
			features.length = putVarint(bytes, at, y * 2);
			tagged = 0;
			length++;
		},
		bytes() {
			const parts = length
				? [
						head,
						features.bytes.subarray(0, features.length),
						values.bytes.subarray(0, values.length),
						foot
					]
				: [];
			const size = parts.reduce((sum, part) => sum + part.length, 0);
			const bytes = new Uint8Array(size ? 1 + widthOf(size) + size : 0);
			bytes[0] = 0x1a;
			let at = size && putVarint(bytes, 1, size);
			for (const part of parts) {
				bytes.set(part, at);
				at += part.length;
			}
			return bytes;
		},
		clear() {
			first = next;
			if (first > LAST_PLACE) {
				smalls.fill(0);
				placeOfWord.fill(0);
				first = next = 1;
			}
			larges.clear();
			[features.length, values.length, tagged, length] = [0, 0, 0, 0];
		}
	};
}
