import { expect, test, vi } from 'vitest';
import { streamOf } from './stream.ts';

/** Pieces without end, and how many of them were asked for. */
function endless() {
	const state = { made: 0, isOver: false };
	async function* pieces() {
		try {
			for (;;) {
				state.made++;
				yield await Promise.resolve('x'.repeat(10_000));
			}
		} finally {
			state.isOver = true;
		}
	}
	return { state, pieces: pieces() };
}

test('text and bytes come out in the order in which they went in', async () => {
	async function* pieces() {
		yield await Promise.resolve('é');
		yield new Uint8Array([0, 255]);
		yield 'end';
	}
	const done = vi.fn();
	const bytes = await new Response(streamOf(pieces(), done)).arrayBuffer();
	expect(Buffer.from(bytes).toString('hex')).toBe('c3a900ff656e64');
	expect(done).toHaveBeenCalledOnce();
});

test('no more is made than is read', async () => {
	const { state, pieces } = endless();
	const reader = streamOf(pieces).getReader();
	await reader.read();
	await reader.read();
	await vi.waitFor(() => expect(state.made).toBeGreaterThan(14));
	const before = state.made;
	await new Promise((resolve) => setImmediate(resolve));
	expect(state.made).toBe(before);
	expect(before).toBeLessThan(29);
	await reader.cancel();
});

test('whoever leaves ends what is made', async () => {
	const { state, pieces } = endless();
	const done = vi.fn();
	const reader = streamOf(pieces, done).getReader();
	await reader.read();
	await reader.cancel();
	expect(state.isOver).toBe(true);
	expect(done).toHaveBeenCalled();
});

test('whoever does not read on is left, and what was read is known to be cut off', async () => {
	const { state, pieces } = endless();
	const done = vi.fn();
	const stream = streamOf(pieces, done, 1);
	await vi.waitFor(() => expect(state.isOver).toBe(true));
	expect(done).toHaveBeenCalled();
	await expect(new Response(stream).arrayBuffer()).rejects.toThrow('Nobody read on.');
});

test('a fault on the way breaks the stream', async () => {
	async function* pieces() {
		yield await Promise.resolve('x');
		throw new Error('A fault.');
	}
	const done = vi.fn();
	await expect(new Response(streamOf(pieces(), done)).arrayBuffer()).rejects.toThrow('A fault.');
	expect(done).toHaveBeenCalled();
});
