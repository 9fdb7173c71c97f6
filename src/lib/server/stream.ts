// What is written as a stream of bytes: made no faster than it is read, and no further than somebody reads it.
import { createRest } from './snapshot/rest.ts';

/** Bytes that are sent at once, about. */
const CHUNK = 65_536;

/** Pieces put together to chunks of a good size. */
async function* chunksOf(
	pieces: AsyncIterable<string | Uint8Array>
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const encoder = new TextEncoder();
	const rest = createRest();
	let text = '';
	let parts: Uint8Array[] = [];
	let bytes = 0;
	const put = (part: Uint8Array) => {
		parts.push(part);
		bytes += part.length;
	};
	const flush = () => {
		if (text) put(encoder.encode(text));
		const chunk = new Uint8Array(bytes);
		let at = 0;
		for (const part of parts) {
			chunk.set(part, at);
			at += part.length;
		}
		[text, parts, bytes] = ['', [], 0];
		return chunk;
	};
	for await (const piece of pieces) {
		await rest();
		if (typeof piece === 'string') text += piece;
		else {
			if (text) put(encoder.encode(text));
			text = '';
			put(piece);
		}
		if (bytes + text.length >= CHUNK) yield flush();
	}
	if (bytes || text) yield flush();
}

/** Milliseconds after which nobody is taken to read any more. */
const PATIENCE = 60_000;

/**
 * Pieces as a stream of bytes. `done` is called when it has ended, failed, been left, or not been read from for so
 * many milliseconds.
 */
export function streamOf(
	pieces: AsyncIterable<string | Uint8Array>,
	done: () => void = () => {},
	patience = PATIENCE
): ReadableStream<Uint8Array<ArrayBuffer>> {
	const chunks = chunksOf(pieces);
	let waiting: NodeJS.Timeout | undefined;
	const end = () => {
		clearTimeout(waiting);
		done();
	};
	return new ReadableStream({
		async pull(controller) {
			clearTimeout(waiting);
			try {
				const next = await chunks.next();
				if (!next.done) {
					controller.enqueue(next.value);
					waiting = setTimeout(() => {
						end();
						controller.error(new Error('Nobody read on.'));
						void chunks.return(undefined);
					}, patience).unref();
					return;
				}
			} catch (problem) {
				end();
				throw problem;
			}
			end();
			controller.close();
		},
		async cancel() {
			end();
			await chunks.return(undefined);
		}
	});
}
