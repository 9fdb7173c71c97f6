// Vector tiles of points, in the simplest form that is right: absolute positions, values of one layer kept once.
// https://github.com/mapbox/vector-tile-spec/tree/master/2.1

/** Bytes that grow. */
interface Bytes {
	varint: (value: number) => void;
	put: (bytes: Uint8Array) => void;
	/** A text after its length; one of plain letters is written without a copy. */
	text: (text: string) => void;
	take: () => Uint8Array;
}

/** `room` is taken when the first byte comes. */
function createBytes(room = 1024): Bytes {
	let buffer = new Uint8Array(0);
	let length = 0;
	const reserve = (more: number) => {
		if (length + more <= buffer.length) return;
		const larger = new Uint8Array(Math.max(buffer.length * 2, length + more, room));
		larger.set(buffer.subarray(0, length));
		buffer = larger;
	};
	// https://protobuf.dev/programming-guides/encoding/#varints
	function varint(value: number) {
		reserve(8);
		while (value > 127) {
			buffer[length++] = (value % 128) | 128;
			value = Math.floor(value / 128);
		}
		buffer[length++] = value;
	}
	function put(bytes: Uint8Array) {
		reserve(bytes.length);
		buffer.set(bytes, length);
		length += bytes.length;
	}
	return {
		varint,
		put,
		text(text) {
			if (!isPlain(text)) {
				const bytes = utf8.encode(text);
				varint(bytes.length);
				return put(bytes);
			}
			varint(text.length);
			reserve(text.length);
			for (let at = 0; at < text.length; at++) buffer[length++] = text.charCodeAt(at);
		},
		take: () => buffer.subarray(0, length)
	};
}

const widthOf = (value: number): number => {
	let width = 1;
	for (; value > 127; width++) value = Math.floor(value / 128);
	return width;
};

const utf8 = new TextEncoder();

/** Whether every letter of a text is one byte. */
function isPlain(text: string): boolean {
	for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
	return true;
}

/** A layer of points to be filled: `tag` whatever is known of a point, then put it at a position. */
export interface PointLayer {
	/** How many points it holds. */
	readonly length: number;
	/** Units to a side of the tile. */
	readonly extent: number;
	/** A value of the next point; a number is a whole one from 0 to 2^53 - 1. */
	tag: (key: number, value: number | string) => void;
	/** Ends a point, in units of the extent from the tile's upper left corner, to the right and down. */
	point: (x: number, y: number) => void;
	/** The layer as a member of a tile; layers after each other are a tile. Empty without a point. */
	bytes: () => Uint8Array;
}

/** A layer of points; `keys` are the names of its tags, by number. */
export function createPointLayer(
	name: string,
	keys: readonly string[],
	extent: number
): PointLayer {
	const features = createBytes(1 << 14);
	const values = createBytes();
	const known = new Map<number | string, number>();
	let tags: number[] = [];
	let length = 0;

	function valueOf(value: number | string): number {
		const found = known.get(value);
		if (found !== undefined) return found;
		// Value (4): uint_value (5) or string_value (1).
		if (typeof value === 'number') {
			values.varint(0x22);
			values.varint(1 + widthOf(value));
			values.varint(0x28);
			values.varint(value);
		} else {
			const width = isPlain(value) ? value.length : utf8.encode(value).length;
			values.varint(0x22);
			values.varint(1 + widthOf(width) + width);
			values.varint(0x0a);
			values.text(value);
		}
		known.set(value, known.size);
		return known.size - 1;
	}
	function member(into: Bytes, field: number, text: string) {
		into.varint(field);
		into.text(text);
	}
	return {
		extent,
		get length() {
			return length;
		},
		tag: (key, value) => void tags.push(key, valueOf(value)),
		point(x, y) {
			const tagged = tags.reduce((sum, tag) => sum + widthOf(tag), 0);
			// Command MoveTo (1) once, then zigzag-coded parameters.
			const placed = 1 + widthOf(x * 2) + widthOf(y * 2);
			features.varint(0x12);
			features.varint(1 + widthOf(tagged) + tagged + 2 + 2 + placed);
			features.varint(0x12);
			features.varint(tagged);
			for (const tag of tags) features.varint(tag);
			features.varint(0x18);
			features.varint(1);
			features.varint(0x22);
			features.varint(placed);
			features.varint(9);
			features.varint(x * 2);
			features.varint(y * 2);
			tags = [];
			length++;
		},
		bytes() {
			if (!length) return new Uint8Array(0);
			const body = createBytes(1 << 14);
			body.varint(0x78);
			body.varint(2);
			member(body, 0x0a, name);
			body.put(features.take());
			for (const key of keys) member(body, 0x1a, key);
			body.put(values.take());
			body.varint(0x28);
			body.varint(extent);
			const layer = createBytes(body.take().length + 8);
			layer.varint(0x1a);
			layer.varint(body.take().length);
			layer.put(body.take());
			return layer.take();
		}
	};
}

/** A layer that keeps nothing: it counts its points. */
export function createCountLayer(extent: number): PointLayer {
	let length = 0;
	return {
		extent,
		get length() {
			return length;
		},
		tag: () => {},
		point: () => void length++,
		bytes: () => new Uint8Array(0)
	};
}
