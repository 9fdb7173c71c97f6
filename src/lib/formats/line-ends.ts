const CR = 13;
const LF = 10;

/** Makes every line end of a text in chunks a line feed, so that mixed ones are counted alike. */
export function createLineEnds(): (chunk: Uint8Array) => Uint8Array {
	let afterReturn = false;
	return (chunk) => {
		const start = afterReturn && chunk[0] === LF ? 1 : 0;
		if (chunk.length) afterReturn = false;
		if (!chunk.includes(CR)) return chunk.subarray(start);
		const result = new Uint8Array(chunk.length);
		let length = 0;
		for (let at = start; at < chunk.length; at++) {
			const byte = chunk[at] ?? 0;
			if (byte === CR) {
				result[length++] = LF;
				if (chunk[at + 1] === LF) at++;
				else if (at === chunk.length - 1) afterReturn = true;
			} else result[length++] = byte;
		}
		return result.subarray(0, length);
	};
}
