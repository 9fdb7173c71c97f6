/** Texts in UTF-8 after each other; text i stands from offsets[i] up to offsets[i + 1]. */
export interface Letters {
	offsets: Uint32Array;
	bytes: Uint8Array;
}

const utf8 = new TextEncoder();
/** A UTF-16 code unit takes so many bytes at most. */
const WIDEST = 3;

/** Packs so many texts. */
export function packLetters(texts: Iterable<string>, length: number): Letters {
	const offsets = new Uint32Array(length + 1);
	let bytes = new Uint8Array(Math.max(64, length * 16));
	let [at, end] = [0, 0];
	for (const text of texts) {
		if (end + text.length * WIDEST > bytes.length) {
			const more = new Uint8Array(bytes.length * 2 + text.length * WIDEST);
			more.set(bytes);
			bytes = more;
		}
		end += utf8.encodeInto(text, bytes.subarray(end)).written;
		offsets[++at] = end;
	}
	return { offsets, bytes: bytes.slice(0, end) };
}
