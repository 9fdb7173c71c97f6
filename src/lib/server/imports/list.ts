import { closeSync, openSync, writeSync } from 'node:fs';

const AT_ONCE = 500;

/** Writes things to a file as they come, one line of JSON each, in the place of what stood there. */
export function createList(path: string) {
	const file = openSync(path, 'w');
	let lines: string[] = [];
	const flush = () => {
		if (lines.length) writeSync(file, lines.join(''));
		lines = [];
	};
	return {
		put(thing: unknown): void {
			lines.push(JSON.stringify(thing) + '\n');
			if (lines.length >= AT_ONCE) flush();
		},
		end(): void {
			flush();
			closeSync(file);
		}
	};
}
