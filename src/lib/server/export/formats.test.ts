import { expect, test } from 'vitest';
import { DOWNLOADS, formatSize } from '../../query/download.ts';
import { FORMATS } from './formats.ts';

test('every format that is offered is written, and only those that are like another are not offered', () => {
	const offered = DOWNLOADS.map(({ ending }) => ending);
	expect(offered.filter((ending) => !FORMATS[ending])).toEqual([]);
	expect(Object.keys(FORMATS).filter((ending) => !offered.includes(ending))).toEqual(['geojsons']);
});

test('a size is said as roughly as it is known', () => {
	expect([900, 2_000_000, 45_600, 123_456_789, 2.4e9].map(formatSize)).toEqual([
		...['under 10 kB', 'about 2.0 MB', 'about 46 kB', 'about 123 MB', 'about 2.4 GB']
	]);
});
