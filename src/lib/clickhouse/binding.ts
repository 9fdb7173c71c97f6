/** A type of a value that is bound to a question. */
export type BoundType = 'String' | 'UInt32' | 'UInt64' | 'Int32' | 'Float64';
export type Bound = string | number | readonly string[] | readonly number[];

/** Values on their way into a question: each is bound, none is ever written into SQL. */
export interface Binding {
	/** What stands for a value in SQL. */
	one: (type: BoundType, value: string | number) => string;
	/** What stands for a list of values. */
	list: (type: BoundType, values: readonly string[] | readonly number[]) => string;
	/** All values by name, as the client takes them. */
	readonly values: Record<string, Bound>;
}

/** No values yet. */
export function createBinding(): Binding {
	const values: Record<string, Bound> = {};
	let count = 0;
	const put = (type: string, value: Bound): string => {
		const name = `p${count++}`;
		values[name] = value;
		return `{${name}:${type}}`;
	};
	return {
		one: put,
		list: (type, all) => put(`Array(${type})`, all),
		values
	};
}
