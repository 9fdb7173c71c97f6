import { expect, test } from 'vitest';
import { releaseIn } from './suggestion.ts';

test.each([
	['ucdp-ged-19.1-syria.csv.gz', '19.1'],
	['acled-2026-01-31.csv', '2026-01-31'],
	['2011-11-12-2012-11-12-Syria.csv', '2011-11-12'],
	['gtd.xlsx', ''],
	['table-1.2.3.csv', ''],
	['list.7z.csv', '']
])('%s tells the release %j', (name, release) => {
	expect(releaseIn(name)).toBe(release);
});
