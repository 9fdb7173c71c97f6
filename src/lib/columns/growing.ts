/** The arrays that columns are made of. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Numbers added one by one, in room that doubles. */
export interface Growing<T extends Numbers> {
	readonly length: number;
	push: (value: number) => void;
	/** What has been added, without a copy; adding more may leave it behind. */
	values: () => T;
}

/** No numbers yet; `make` makes zeroed room of a length. */
export function createGrowing<T extends Numbers>(make: (length: number) => T): Growing<T> {
	let room = make(64);
	let length = 0;
	return {
		get length() {
			return length;
		},
		push(value) {
			if (length === room.length) {
				const more = make(length * 2);
				more.set(room);
				room = more;
			}
			room[length++] = value;
		},
		values: () => room.subarray(0, length) as T
	};
}

/** Numbers of distinct things in the order in which they are first met. */
export interface Numbering<T> {
	/** All things, by number. */
	readonly things: T[];
	numberOf: (key: string, make: () => T) => number;
}

/** Nothing met yet; things with equal keys are the same. */
export function createNumbering<T>(): Numbering<T> {
	const numbers = new Map<string, number>();
	const things: T[] = [];
	return {
		things,
		numberOf(key, make) {
			const known = numbers.get(key);
			if (known !== undefined) return known;
			numbers.set(key, things.length);
			return things.push(make()) - 1;
		}
	};
}
