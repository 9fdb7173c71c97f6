// The little of protocol buffers that tiles need: https://protobuf.dev/programming-guides/encoding/

/** Bytes of the longest varint of a whole number below 2^53. */
export const LONGEST = 8;

/** Writes a whole number from 0 to 2^53 - 1; gives the place after it. */
export function putVarint(into: Uint8Array, at: number, value: number): number {
	while (value > 0x7fffffff) {
		into[at++] = (value % 128) | 128;
		value = Math.floor(value / 128);
	}
	while (value > 127) {
		into[at++] = (value & 127) | 128;
		value >>>= 7;
	}
	into[at++] = value;
	return at;
}

/** How many bytes a whole number takes. */
export function widthOf(value: number): number {
	let width = 1;
	for (; value > 0x7fffffff; width++) value = Math.floor(value / 128);
	for (; value > 127; width++) value >>>= 7;
	return width;
}

/** A member of a message: its tag, its length, and its bytes. */
export function member(tag: number, body: ArrayLike<number>): Uint8Array {
	const bytes = new Uint8Array(body.length + 1 + LONGEST);
	bytes[0] = tag;
	const at = putVarint(bytes, 1, body.length);
	bytes.set(body, at);
	return bytes.slice(0, at + body.length);
}

/** Bytes that grow; the first `length` are done. */
export interface Room {
	bytes: Uint8Array;
	length: number;
}

/** Makes sure that there is room for so many bytes more. */
export function reserve(room: Room, more: number): void {
	if (room.length + more <= room.bytes.length) return;
	const larger = new Uint8Array(room.bytes.length * 2 + more);
	larger.set(room.bytes);
	room.bytes = larger;
}
