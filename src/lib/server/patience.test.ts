import { expect, test } from 'vitest';
import { inTime, StillOpening } from './patience.ts';

test('what is open in time is given, and why it cannot be had', async () => {
	expect(await inTime(Promise.resolve('atlas'), 60_000)).toBe('atlas');
	await expect(inTime(Promise.reject(new Error('damaged')), 60_000)).rejects.toThrow('damaged');
});

test('who has waited long enough is told to ask again', async () => {
	const never = new Promise(() => {});
	const refused = await inTime(never, 1).catch((problem: unknown) => problem);
	expect(refused).toBeInstanceOf(StillOpening);
	expect(refused).toMatchObject({ retryAfter: 5 });
});
