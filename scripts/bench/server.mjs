// The server over HTTP: how many answers a second it gives to several readers at once.
import { serve } from '../serve.mjs';
import { addressesFor } from './addresses.mjs';
import { quantile } from './statistics.mjs';
import { ms, print } from './table.mjs';

const READERS = 4;
const SECONDS = 10;
/** Tiles for each summary. */
const TILES = 4;

/** Serves a store and asks it for answers. @param {string} store */
export async function benchServer(store) {
	const { address, stop } = await serve({ ATLAS_STORE: store });
	try {
		// The first answer comes when there is a snapshot of the data as it is now.
		await fetch(`${address}/summary.json`);
		const { screens: addresses } = await addressesFor(store);
		/** @type {{ summary: number[], tile: number[] }} */
		const times = { summary: [], tile: [] };
		/** @param {'summary' | 'tile'} kind @param {string} place */
		async function get(kind, place) {
			const start = performance.now();
			const response = await fetch(`${address}${place}`);
			await response.arrayBuffer();
			if (!response.ok) throw new Error(`${place} answers ${response.status}.`);
			times[kind].push(performance.now() - start);
		}
		let asked = 0;
		const start = performance.now();
		const end = start + SECONDS * 1000;
		async function read() {
			while (performance.now() < end) {
				const turn = asked++;
				const one = addresses[(turn * 7) % addresses.length];
				const tile = one?.tiles[turn % one.tiles.length];
				if (turn % (TILES + 1) === 0 && one) await get('summary', one.summary);
				else if (tile) await get('tile', tile);
			}
		}
		await Promise.all(Array.from({ length: READERS }, read));
		const seconds = (performance.now() - start) / 1000;
		const done = times.summary.length + times.tile.length;
		console.log(
			`\nThe server, ${READERS} readers at once, ${TILES} tiles for each summary: ${(done / seconds).toFixed(0)} answers a second`
		);
		print([
			['', 'median', '95th'],
			...Object.entries(times).map(([kind, list]) => [
				kind,
				ms(quantile(list, 0.5)),
				ms(quantile(list, 0.95))
			])
		]);
	} finally {
		await stop();
	}
}
