import type { Extra } from '../problem.ts';

/** Why an address of the OGC API is not answered, in a sentence. */
export class Refusal extends Error {
	override name = 'Refusal';
	readonly status: 400 | 404 | 410;
	readonly extra: Extra;
	constructor(status: 400 | 404 | 410, message: string, extra: Extra = {}) {
		super(message);
		this.status = status;
		this.extra = extra;
	}
}
