// Asks for the vector tiles of a view in one request. MapLibre asks tile by tile; what it asks for within a
// moment under one address goes out together, and what it gives up before the answer is given up with it.
import type { AddProtocolAction } from 'maplibre-gl';

/** Stands before the address of a batch in a source's tiles. */
export const BATCH = 'batch';
/** Milliseconds in which the tiles of one view are asked for. */
const MOMENT = 6;
/** The most tiles of one request, as the address takes them. */
export const MOST_TILES = 64;

interface Wanted {
	/** As `z/x/y`. */
	tile: string;
	signal: AbortSignal;
	resolve: (bytes: ArrayBuffer) => void;
	reject: (reason: unknown) => void;
}

/** The address for a source's `tiles`; `url` is that of `/tiles.mvts` with the question in its query. */
export const batchAddress = (url: string): string => `${BATCH}://${url}#{z}/{x}/{y}`;

/** Parts an answer into as many tiles as were asked for: before each stands its length in four bytes. */
export function unframe(bytes: ArrayBuffer, count: number): ArrayBuffer[] {
	const view = new DataView(bytes);
	const tiles: ArrayBuffer[] = [];
	let at = 0;
	for (let index = 0; index < count; index++) {
		const length = view.getUint32(at);
		if (at + 4 + length > bytes.byteLength) throw new RangeError('An answer of tiles ends early.');
		tiles.push(bytes.slice(at + 4, at + 4 + length));
		at += 4 + length;
	}
	return tiles;
}

async function send(url: string, batch: Wanted[]): Promise<void> {
	const request = new AbortController();
	const give = () => {
		if (batch.every(({ signal }) => signal.aborted)) request.abort();
	};
	for (const { signal } of batch) signal.addEventListener('abort', give);
	try {
		const list = batch.map(({ tile }) => tile).join();
		const address = `${url}${url.includes('?') ? '&' : '?'}tiles=${list}`;
		const answer = await fetch(address, { signal: request.signal });
		if (!answer.ok) throw new Error(`The map’s tiles could not be read (${answer.status}).`);
		const tiles = unframe(await answer.arrayBuffer(), batch.length);
		batch.forEach(({ resolve }, index) => resolve(tiles[index]!));
	} catch (problem) {
		for (const { reject } of batch) reject(problem);
	} finally {
		for (const { signal } of batch) signal.removeEventListener('abort', give);
	}
}

/** A loader of tiles as MapLibre's `addProtocol` takes it. */
export function createBatchLoader(): AddProtocolAction {
	const waiting = new Map<string, Wanted[]>();
	const flush = (url: string) => {
		const wanted = (waiting.get(url) ?? []).filter(({ signal }) => !signal.aborted);
		waiting.delete(url);
		for (let at = 0; at < wanted.length; at += MOST_TILES)
			void send(url, wanted.slice(at, at + MOST_TILES));
	};
	return ({ url: whole }, { signal }) => {
		const end = whole.lastIndexOf('#');
		const url = whole.slice(`${BATCH}://`.length, end);
		return new Promise<{ data: ArrayBuffer }>((resolve, reject) => {
			const gone = () => reject(signal.reason as Error);
			if (signal.aborted) return gone();
			signal.addEventListener('abort', gone);
			const wanted: Wanted = {
				tile: whole.slice(end + 1),
				signal,
				resolve: (data) => resolve({ data }),
				reject
			};
			const together = waiting.get(url);
			if (together) return void together.push(wanted);
			waiting.set(url, [wanted]);
			setTimeout(() => flush(url), MOMENT);
		});
	};
}
