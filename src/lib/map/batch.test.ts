import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { batchAddress, createBatchLoader, unframe } from './batch.ts';

const framed = (...tiles: number[][]): ArrayBuffer =>
	Uint8Array.from(tiles.flatMap((tile) => [0, 0, 0, tile.length, ...tile])).buffer;

const answered: { url: string; signal: AbortSignal; answer: (body: Response) => void }[] = [];
beforeEach(() => {
	vi.useFakeTimers();
	answered.length = 0;
	vi.stubGlobal('fetch', (url: string, { signal }: { signal: AbortSignal }) => {
		return new Promise<Response>((resolve, reject) => {
			answered.push({ url, signal, answer: resolve });
			signal.addEventListener('abort', () => reject(signal.reason as Error));
		});
	});
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function asking(url: string) {
	const load = createBatchLoader();
	return (tile: string, control = new AbortController()) => {
		const whole = batchAddress(url).replace('{z}/{x}/{y}', tile);
		const answer = load({ url: whole }, control) as Promise<{ data: ArrayBuffer }>;
		answer.catch(() => {});
		return { answer, control };
	};
}
const bytesOf = async (answer: Promise<{ data: ArrayBuffer }>) => [
	...new Uint8Array((await answer).data)
];

test('the tiles of a moment go out in one request and come back each to who asked', async () => {
	const ask = asking('/tiles.mvts?region=KZ');
	const [one, two] = [ask('1/0/0'), ask('1/1/0')];
	await vi.advanceTimersByTimeAsync(50);
	expect(answered.map(({ url }) => url)).toEqual(['/tiles.mvts?region=KZ&tiles=1/0/0,1/1/0']);
	answered[0]!.answer(new Response(framed([7, 8], [])));
	expect(await bytesOf(one.answer)).toEqual([7, 8]);
	expect(await bytesOf(two.answer)).toEqual([]);
});

test('more than 64 tiles go out in several requests', async () => {
	const ask = asking('/tiles.mvts');
	for (let x = 0; x < 100; x++) ask(`7/${x}/0`);
	await vi.advanceTimersByTimeAsync(50);
	expect(answered.map(({ url }) => url.split(',').length)).toEqual([64, 36]);
});

test('a tile given up before it was asked for is not asked for', async () => {
	const ask = asking('/tiles.mvts');
	const { answer, control } = ask('1/0/0');
	ask('1/1/0');
	control.abort();
	await expect(answer).rejects.toThrow();
	await vi.advanceTimersByTimeAsync(50);
	expect(answered.map(({ url }) => url)).toEqual(['/tiles.mvts?tiles=1/1/0']);
});

test('the request is given up only when all its tiles are', async () => {
	const ask = asking('/tiles.mvts');
	const [one, two] = [ask('1/0/0'), ask('1/1/0')];
	await vi.advanceTimersByTimeAsync(50);
	one.control.abort();
	expect(answered[0]!.signal.aborted).toBe(false);
	two.control.abort();
	expect(answered[0]!.signal.aborted).toBe(true);
});

test('an answer that is no answer fails every tile of it', async () => {
	const ask = asking('/tiles.mvts');
	const asked = [ask('1/0/0'), ask('1/1/0')];
	await vi.advanceTimersByTimeAsync(50);
	answered[0]!.answer(new Response('', { status: 503 }));
	for (const { answer } of asked) await expect(answer).rejects.toThrow('could not be read (503)');
	expect(() => unframe(framed([1, 2, 3]).slice(0, 5), 1)).toThrow(RangeError);
});
