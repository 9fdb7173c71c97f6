// Vector tiles by hand: https://github.com/mapbox/vector-tile-spec/tree/master/2.1
const bytes = (...parts: (number | number[])[]) => parts.flat();
const text = (value: string) => [...new TextEncoder().encode(value)];
const field = (number: number, body: number[]) =>
	bytes((number << 3) | 2, small(body.length), body);
/** https://protobuf.dev/programming-guides/encoding/#varints */
function small(value: number): number[] {
	return value < 128 ? [value] : [(value % 128) | 128, ...small(value >> 7)];
}
/** A layer with one point, as bytes; layers after each other are a tile. */
export function layerOf(
	name: string,
	properties: Record<string, string | number>,
	x: number,
	y: number
) {
	const keys = Object.keys(properties);
	const values = Object.values(properties).map((value) =>
		typeof value === 'string' ? field(1, text(value)) : bytes(0x28, small(value))
	);
	const geometry = bytes(9, small(x * 2), small(y * 2));
	const tags = keys.flatMap((_, index) => [index, index]);
	const feature = bytes(field(2, tags), 0x18, 1, field(4, geometry));
	return field(
		3,
		bytes(
			0x78,
			2,
			field(1, text(name)),
			field(2, feature),
			keys.flatMap((key) => field(3, text(key))),
			values.flatMap((value) => field(4, value)),
			0x28,
			small(4096)
		)
	);
}
