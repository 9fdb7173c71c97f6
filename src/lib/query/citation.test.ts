import { expect, test } from 'vitest';
import { formatCitation } from './citation.ts';

test.each([
	['“Haqqani Network”, group record haqqani-network.', '/groups/haqqani-network'],
	['“Zhambyl Region”, region record KZ-ZHA.', '/regions/KZ-ZHA'],
	['“A made-up report”, Made-up Institute, 2011.', '/sources/report'],
	['“Armed clash, Taraz”, 1 May 2014. UCDP GED 19.1. Record ucdp-ged:1.', '/incidents/ucdp-ged%3A1']
])('%s is cited as it stands in this atlas', (thing, path) => {
	const address = `https://example.org${path}`;
	expect(formatCitation(thing, address)).toBe(`${thing} Incident Atlas. ${address}`);
});

test('what names the atlas already does not name it twice', () => {
	const thing = '“Attack”, Taraz. Incident Atlas, hand-kept records, version 1. Record taraz.';
	expect(formatCitation(thing, '/incidents/taraz')).toBe(`${thing} /incidents/taraz`);
});
