// Vector tiles of points: absolute positions, each point one feature, values of one layer kept once but for those
// that no other point has. Everything is written once, straight into the bytes that become the tile.
// https://github.com/mapbox/vector-tile-spec/tree/master/2.1
import type { Letters } from './letters.ts';
import { LONGEST, member, putVarint, reserve, widthOf, type Room } from './protobuf.ts';

const utf8 = new TextEncoder();
/** Whole numbers below this are known by a table; larger ones are looked up. */
const SMALL = 2048;
/** A layer has so many tags at most, so that the length of a feature is always one byte. */
const MOST_TAGS = 20;
/** Bytes of a feature before its tags, at most of one tag, and of its geometry. */
const [BEFORE_TAGS, ROOM_OF_TAG, ROOM_OF_POINT] = [4, 16, 32];
/** Places are counted on from filling to filling, up to so many; then from 1 again. */
const LAST_PLACE = 2 ** 31;

/** Begins a text of so many bytes as a value of a layer, and gives the place where they go. */
function beginText(room: Room, size: number): number {
	reserve(room, size + 2 + 2 * LONGEST);
	const { bytes } = room;
	// Value (4) with its string_value (1).
	bytes[room.length] = 0x22;
	const at = putVarint(bytes, room.length + 1, 1 + widthOf(size) + size);
	bytes[at] = 0x0a;
	return putVarint(bytes, at + 1, size);
}

/** Texts that tiles say again and again, by number; written once for all tiles. */
export interface Words {
	/** The number of a text, the same for the same text. */
	numberOf: (text: string) => number;
	/** All texts as values of a layer, after each other. */
	readonly values: Letters;
}

/** No texts yet. */
export function createWords(): Words {
	const numbers = new Map<string, number>();
	const room: Room = { bytes: new Uint8Array(1 << 12), length: 0 };
	let offsets = new Uint32Array(256);
	return {
		get values() {
			return { offsets, bytes: room.bytes };
		},
		numberOf(text) {
			const known = numbers.get(text);
			if (known !== undefined) return known;
			const letters = utf8.encode(text);
			const start = beginText(room, letters.length);
			room.bytes.set(letters, start);
			room.length = start + letters.length;
			const number = numbers.size;
			numbers.set(text, number);
			if (number + 1 === offsets.length) {
				const more = new Uint32Array(offsets.length * 2);
				more.set(offsets);
				offsets = more;
			}
			offsets[number + 1] = room.length;
			return number;
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

/**
 * A layer of points, to be filled again and again; `keys` are the names of its tags, by number, at most 20. A point
 * has each of them once at most.
 */
export function createPointLayer(
	name: string,
	keys: readonly string[],
	extent: number,
	words = createWords()
): PointLayer {
	if (keys.length > MOST_TAGS)
		throw new RangeError(
			`A layer of ${keys.length} tags was asked for; expected ${MOST_TAGS} at most.`
		);
	// Version 2, then the name.
	const head = Uint8Array.of(0x78, 2, ...member(0x0a, utf8.encode(name)));
	const tail = new Uint8Array(1 + LONGEST);
	tail[0] = 0x28;
	const foot = Uint8Array.from([
		...keys.flatMap((key) => [...member(0x1a, utf8.encode(key))]),
		...tail.subarray(0, putVarint(tail, 1, extent))
	]);
	const features: Room = { bytes: new Uint8Array(1 << 8), length: 0 };
	const values: Room = { bytes: new Uint8Array(1 << 8), length: 0 };
	/** Where the layer keeps each small number and each word; what lies below `first` was an earlier filling's. */
	const smalls = new Uint32Array(SMALL);
	let placeOfWord = new Uint32Array(1024);
	const larges = new Map<number, number>();
	let first = 1;
	let next = first;
	/** Where the tags of the next point end; they begin after what is known of their length only then. */
	let end = BEFORE_TAGS;
	let length = 0;

	function tag(key: number, place: number): void {
		reserve(features, end - features.length + ROOM_OF_TAG);
		features.bytes[end] = key;
		end = putVarint(features.bytes, end + 1, place - first);
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
	/** Copies one of some letters; few are copied faster one by one. */
	function copy({ offsets, bytes: from }: Letters, which: number): void {
		const [first, last] = [offsets[which]!, offsets[which + 1]!];
		reserve(values, last - first);
		const { bytes } = values;
		let to = values.length;
		for (let at = first; at < last; at++) bytes[to++] = from[at]!;
		values.length = to;
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
				copy(words.values, word);
				placeOfWord[word] = next++;
			}
			tag(key, placeOfWord[word]!);
		},
		text(key, text) {
			const letters = utf8.encode(text);
			const end = beginText(values, letters.length);
			values.bytes.set(letters, end);
			values.length = end + letters.length;
			tag(key, next++);
		},
		letters(key, letters, list, from, to) {
			const { offsets } = letters;
			let size = Math.max(0, to - from - 1);
			for (let at = from; at < to; at++) size += offsets[list[at]! + 1]! - offsets[list[at]!]!;
			values.length = beginText(values, size);
			for (let at = from; at < to; at++) {
				if (at > from) values.bytes[values.length++] = 0x20;
				copy(letters, list[at]!);
			}
			tag(key, next++);
		},
		point(x, y) {
			reserve(features, end - features.length + ROOM_OF_POINT);
			const { bytes, length: start } = features;
			// A point (1), then its geometry: command MoveTo (1) once, then zigzag-coded parameters.
			bytes[end] = 0x18;
			bytes[end + 1] = 1;
			bytes[end + 2] = 0x22;
			bytes[end + 4] = 9;
			const last = putVarint(bytes, putVarint(bytes, end + 5, x * 2), y * 2);
			bytes[end + 3] = last - end - 4;
			bytes[start] = 0x12;
			bytes[start + 1] = last - start - 2;
			bytes[start + 2] = 0x12;
			bytes[start + 3] = end - start - BEFORE_TAGS;
			features.length = last;
			end = last + BEFORE_TAGS;
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
			[features.length, values.length, length, end] = [0, 0, 0, BEFORE_TAGS];
		}
	};
}
