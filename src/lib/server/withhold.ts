// What a record is published as, by its own `publish`: made once, before anything is built from it, so that what is
// withheld is in no row, tile, text, count, export or file.
import type { Incident } from '../domain/incident.ts';
import { coarserThan, type PublishedPrecision } from '../domain/publish.ts';
import type { Region } from '../domain/region.ts';
import type { Presence } from '../domain/presence.ts';
import type { Location, Position, Publish } from '../domain/schema.ts';
import type { Statement } from '../domain/statement.ts';
import type { Territory } from '../domain/territory.ts';
import {
	isFrom,
	KEPT_BACK,
	reworded,
	silenced,
	tellerOf,
	withoutNote,
	type Tells
} from './wording.ts';

/** What a published record is made with. */
export interface Around {
	territory: Territory;
	/** The words for a type. */
	typeLabel: (id: string) => string;
}

const LEVELS: Record<PublishedPrecision, Region['level'][]> = {
	district: ['district'],
	province: ['province', 'area'],
	country: ['country', 'area'],
	unknown: []
};
const COARSER: PublishedPrecision[] = ['district', 'province', 'country'];

/** The regions that hold a record, the finest first. */
function* regionsOf({ location, geometry }: Incident, { territory }: Around): Generator<Region> {
	const point = geometry?.type === 'Point' ? (geometry.coordinates as Position) : null;
	const own = location.region ?? (point && territory.finest(point, location.radius ?? 0));
	let region = own ? territory.get(own) : undefined;
	for (let step = 0; region && step < 10; step++) {
		yield region;
		region = region.parent ? territory.get(region.parent) : undefined;
	}
}

/** The region of a record at a precision, else at the next coarser one that has a region. */
function regionAt(precision: PublishedPrecision, above: readonly Region[]) {
	const from = COARSER.indexOf(precision);
	for (const coarser of from < 0 ? [] : COARSER.slice(from)) {
		const region = above.findLast(({ level }) => LEVELS[coarser].includes(level));
		if (region) return { precision: coarser, region };
	}
	return null;
}

function coarsened(
	{ location }: Incident,
	precision: PublishedPrecision,
	above: readonly Region[]
): Pick<Incident, 'location' | 'geometry'> {
	const found = regionAt(precision, above);
	const method = 'known more exactly than is published';
	const evidence = location.evidence;
	if (!found) return { location: { precision: 'unknown', method, evidence }, geometry: null };
	const { region } = found;
	const coarse: Location = { precision: found.precision, region: region.id, method, evidence };
	if (found.precision === 'country') return { location: coarse, geometry: null };
	return { location: { ...coarse, anchor: region.anchor }, geometry: region.geometry };
}

/** The parts that a record's other words may tell as well. */
const TOLD = ['title', 'location', 'casualties', 'attributions'] as const;

/** What of an incident is kept back, and which of its words tell it. */
function planOf(incident: Incident, around: Around, { precision, withhold: parts = [] }: Publish) {
	const hidden = new Set(parts);
	const hidesAll = TOLD.some((part) => hidden.has(part));
	const coarser = hidden.has('location')
		? 'unknown'
		: coarserThan(incident.location.precision, precision);
	const regions = [...regionsOf(incident, around)];
	const place = coarser ? coarsened(incident, coarser, regions) : null;
	const above = (place ?? incident).location.region ?? '';
	const cut = regions.findIndex(({ id }) => id === above);
	const teller = coarser ? tellerOf(incident, cut < 0 ? regions : regions.slice(0, cut)) : null;
	const tells: Tells = (text) => hidesAll || (teller?.(text) ?? false);
	return {
		hidden,
		hidesAll,
		coarser,
		place,
		above,
		tells,
		isReworded: hidesAll || teller !== null
	};
}

/**
 * A record as it is published. A place that is coarsened becomes the region that is certain at that precision, and
 * every word and code that would tell it more exactly goes; with a title, place, figure or attribution that is
 * withheld go the notes, codes and paraphrases, which tell them in other words.
 */
export function withhold(incident: Incident, around: Around): Incident {
	const { publish } = incident;
	if (!publish) return incident;
	const plan = planOf(incident, around, publish);
	const { hidden: parts, hidesAll, coarser, place, above, tells, isReworded } = plan;
	let made = place ? { ...incident, ...place } : incident;
	const name = around.territory.get(above)?.name ?? made.location.name;
	const title = [around.typeLabel(incident.type), name].filter(Boolean).join(', ');

	const noted = parts.has('note') ? incident.note : undefined;
	if (parts.has('note')) {
		made = { ...made };
		delete made.note;
		made.attributions = made.attributions.map(({ note: _, ...one }) => one);
		made.casualties = made.casualties.map(({ note: _, ...one }) => one);
		if (isFrom(made.title, noted)) made.title = title;
	}
	if (isReworded) {
		made = reworded(made, tells, title);
		const evidence = silenced(made.location.evidence, tells);
		made = { ...made, location: { ...made.location, evidence } };
	}
	if (hidesAll) {
		const location = { ...made.location };
		delete location.code;
		delete location.inferred;
		delete location.approximate;
		made = { ...made, location: { ...location, method: KEPT_BACK } };
	}
	if (parts.has('casualties')) made = { ...made, casualties: [] };
	if (parts.has('attributions')) made = { ...made, attributions: [] };
	if (hidesAll || coarser || parts.has('codes')) {
		made = { ...made };
		delete made.codes;
		const location = { ...made.location };
		delete location.code;
		made.location = location;
	} else if (noted && made.codes) made = { ...made, codes: withoutNote(made.codes, noted) };
	return made;
}

/** A statement or a presence as it is published: its place, title, note and paraphrases as those of an incident. */
export function withholdSaid<T extends Statement | Presence>(record: T, around: Around): T {
	const { publish } = record;
	if (!publish) return record;
	const { id, title, period, location, evidence, dataset, note } = record;
	const { geometry, layer } = record.kind === 'presence' ? record : { geometry: null, layer: null };
	const label = record.kind === 'presence' ? 'Presence of a group' : capital(record.type);
	const shell: Incident = {
		...{ kind: 'incident', id, title, type: '', occurrences: null, period, location, evidence },
		...{ dataset, publish, geometry, layer, casualties: [], attributions: [] },
		...(note !== undefined && { note })
	};
	const { tells } = planOf(shell, around, publish);
	const made = withhold(shell, { ...around, typeLabel: () => label });
	const rest = { ...record };
	delete rest.note;
	const common = {
		...rest,
		...{ title: made.title, period: made.period, location: made.location },
		evidence: made.evidence,
		...(made.note !== undefined && { note: made.note })
	};
	if (record.kind === 'presence') return { ...common, geometry: made.geometry };
	const { summary, addressees, via } = record;
	return {
		...common,
		summary: tells(summary) ? KEPT_BACK : summary,
		addressees: addressees.filter((one) => !tells(one)),
		via: via.map((one) => (tells(one.step) ? { ...one, step: KEPT_BACK } : one))
	};
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const PROVINCE: Publish = { precision: 'province' };

/** A record of which nothing is listed: it is counted in its province, so that no narrow question finds its place. */
export const atProvince = <T extends Incident | Statement | Presence>(
	record: T,
	around: Around
): T =>
	(record.kind === 'incident'
		? withhold({ ...record, publish: PROVINCE }, around)
		: withholdSaid({ ...record, publish: { precision: 'province' } }, around)) as T;
