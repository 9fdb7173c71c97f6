// Synthetic incidents, skewed like the real thing: few hot spots, a long tail of groups, mostly no deaths.
import { createRandom } from './random.mjs';

/** @typedef {import('../../src/lib/domain/records.ts').Records} Records */
/** @typedef {import('../../src/lib/domain/incident.ts').Incident} Incident */

const YEARS = 25;
const FIRST_DAY = Date.UTC(2000, 0, 1);
const DAY = 86_400_000;
const GROUPS = 200;
const PROVINCES = 60;

const isoDay = (/** @type {number} */ day) =>
	new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10);

/**
 * Some of the atlas's own regions, its types and sources, with so many synthetic incidents.
 * @param {Records} real
 * @param {number} size
 * @returns {Records}
 */
export function syntheticRecords(real, size) {
	const random = createRandom(size);
	const pick = (/** @type {number} */ length) => Math.floor(random() * length);
	const tail = (/** @type {number} */ length) => Math.floor(length * random() ** 3);
	const all = real.regions.filter(({ level }) => level === 'province');
	const provinces = Array.from({ length: PROVINCES }, () => all[pick(all.length)]);
	const kept = new Set(provinces.flatMap((region) => [region?.id, region?.parent]));
	const types = real.types.filter(({ parent }) => parent !== null);
	const source = real.sources[0]?.id ?? '';
	const dataset = real.datasets[0]?.id ?? '';
	const evidence = [{ source, paraphrase: 'Synthetic.' }];

	/** @param {number} at @returns {Incident} */
	function incident(at) {
		const region = provinces[tail(PROVINCES)];
		const [lon = 0, lat = 0] = region?.anchor ?? [];
		const day = pick(YEARS * 365);
		const precision = random() < 0.8 ? 'day' : 'week';
		const killed = random() < 0.65 ? 0 : Math.ceil(1 / (0.01 + 0.99 * random()));
		return {
			kind: 'incident',
			id: `synthetic:${at}`,
			layer: null,
			title: `Incident ${at}`,
			type: types[tail(types.length)]?.id ?? '',
			occurrences: 1,
			period: {
				earliest: isoDay(day),
				latest: isoDay(day + (precision === 'day' ? 0 : 6)),
				precision,
				evidence
			},
			location: {
				precision: 'settlement',
				method: 'synthetic',
				evidence,
				...(region && { region: region.id })
			},
			geometry: { type: 'Point', coordinates: [lon + random() / 10, lat + random() / 10] },
			casualties: [
				{
					outcome: 'killed',
					who: 'all',
					...(random() < 0.1
						? { low: null, best: null, high: null }
						: { low: killed, best: killed, high: killed + pick(3) }),
					evidence
				}
			],
			attributions: Array.from({ length: 1 + tail(3) }, () => ({
				group: `group-${tail(GROUPS)}`,
				role: /** @type {const} */ ('perpetrator'),
				standing: random() < 0.6 ? /** @type {const} */ ('attributed') : 'claimed',
				by: 'nobody',
				evidence
			})),
			evidence,
			dataset
		};
	}
	const groups = Array.from({ length: GROUPS }, (_, at) => ({
		id: `group-${at}`,
		name: `Group ${at}`,
		kind: /** @type {const} */ ('armed group'),
		names: [],
		people: [],
		evidence
	}));
	const incidents = Array.from({ length: size }, (_, at) => incident(at));
	const regions = real.regions.filter(({ id }) => kept.has(id));
	return { ...real, regions, incidents, groups, relations: [], presences: [], statements: [] };
}
