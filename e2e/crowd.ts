// A store with some ten thousands of made-up incidents, brought in through the command line as an operator would.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HEAD =
	'id,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,date_start,date_end,date_prec,low,best,high';
const CROWD = 20_000;
/** Incidents known only to a district, each to its own. */
const DISTRICTS = 60;

/** Numbers from 0 to 1 that are the same every time: Lehmer's generator. */
function createRandom() {
	let state = 20_111_112;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Twenty thousand incidents around 42° N 60° E, half of them attacks on civilians; districts around them, and five villages far from them. */
function* lines() {
	const random = createRandom();
	yield HEAD;
	for (let index = 0; index < CROWD; index++) {
		const lat = (42 + 3 * (random() - 0.5)).toFixed(4);
		const lon = (60 + 4 * (random() - 0.5)).toFixed(4);
		const day = `${2001 + Math.floor(10 * random())}-06-15`;
		const best = Math.floor(random() * 4);
		const violence = index % 2 ? 1 : 3;
		yield `${index},${violence},North,South,1,Crowded town,${lat},${lon},${day},${day},1,${best},${best},${best}`;
	}
	for (let district = 1; district <= DISTRICTS; district++) {
		const [lat, lon] = [38 + 8 * random(), 55 + 10 * random()].map((degrees) => degrees.toFixed(4));
		yield `district${district},1,North,South,3,District ${district},${lat},${lon},2006-01-01,2006-01-01,1,1,1,1`;
	}
	for (let village = 1; village <= 5; village++)
		yield `lone${village},1,North,South,1,Lone village ${village},55,${58 + 2 * village},2005-03-0${village},2005-03-0${village},1,1,${village},9`;
}

/** Makes the store; returns its folder and what takes it away. */
export function makeCrowd(): { store: string; remove: () => void } {
	const folder = mkdtempSync(join(tmpdir(), 'atlas-crowd-'));
	const file = join(folder, 'crowd.csv');
	const store = join(folder, 'store');
	writeFileSync(file, [...lines()].join('\n'));
	const described = {
		...{ format: 'ucdp', dataset: 'crowd', release: '1', title: 'A made-up crowd' },
		...{ licence: 'CC0-1.0', citation: 'Made up for a test.', terms: 'open' }
	};
	const options = Object.entries(described).flatMap(([name, value]) => [`--${name}`, value]);
	execFileSync(process.execPath, ['src/cli/atlas.ts', 'import', file, ...options], {
		env: { ...process.env, ATLAS_STORE: store },
		stdio: 'pipe'
	});
	return { store, remove: () => rmSync(folder, { recursive: true }) };
}
