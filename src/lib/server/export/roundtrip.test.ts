// A view taken away and brought in again.
import { expect, test } from 'vitest';
import type { Incident } from '../../domain/incident.ts';
import type { Atlas } from '../atlas.ts';
import { openSnapshot } from '../snapshot/open.ts';
import { fileOf } from '../snapshot/shelf.ts';
import { emptyStore } from '../store.fixture.ts';
import { exported, openedAtlas } from './export.fixture.ts';

const FILTER = { dataset: { include: ['ucdp-ged'], exclude: [] } };

/** What an incident says, without who says so and what the row was. */
function saidBy({ location, period, casualties, attributions, ...incident }: Incident) {
	const bare = ({ evidence: _, ...rest }: { evidence: unknown }) => rest;
	return {
		...{ id: incident.id, title: incident.title, type: incident.type },
		...{ occurrences: incident.occurrences, note: incident.note, geometry: incident.geometry },
		...{ earliest: period.earliest, latest: period.latest, dated: period.precision },
		...{ precision: location.precision, region: location.region, radius: location.radius },
		anchor: location.anchor,
		casualties: casualties.map(bare),
		attributions: attributions.map(({ group, role, standing }) => ({ group, role, standing }))
	};
}

async function saidIn({ engine }: Pick<Atlas, 'engine'>) {
	const page = await engine.page(FILTER, { kind: 'incident', order: 'title', limit: 999 });
	return page.items.map(saidBy).sort((a, b) => (a.id < b.id ? -1 : 1));
}

test.each(['csv', 'xlsx', 'geojson', 'kml'])(
	'a view as .%s that is brought in again gives the same incidents and sums',
	{ timeout: 60_000 },
	async (ending) => {
		const known = await openedAtlas(70);
		const bytes = await exported(known, ending, 'dataset=ucdp-ged');
		const { store, bring } = await emptyStore();
		const { snapshot, rejected, format } = await bring(bytes, {}, `incidents.${ending}`);
		expect([rejected, format]).toEqual([0, ['csv', 'xlsx'].includes(ending) ? 'atlas' : ending]);
		const again = await openSnapshot(fileOf(store, snapshot ?? ''), snapshot ?? '');
		expect(await saidIn(again)).toEqual(await saidIn(known));
		const [was, is] = await Promise.all([known, again].map(({ engine }) => engine.count(FILTER)));
		expect(is).toEqual(was);
	}
);
