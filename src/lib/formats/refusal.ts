/** Why a record cannot be taken in; thrown, and not an Error: a file may hold millions. */
export class Refusal {
	readonly field: string;
	readonly value: string;
	readonly reason: string;
	constructor(field: string, value: string, reason: string) {
		this.field = field;
		this.value = value.length > 200 ? value.slice(0, 199) + '…' : value;
		this.reason = reason;
	}
}

/** Gives up the record: what stands in `field` cannot be true or cannot be read. */
export function refuse(field: string, value: string, reason: string): never {
	throw new Refusal(field, value, reason);
}
