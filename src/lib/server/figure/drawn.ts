// What of a view is drawn: the record that it opens, alone, since that is what its caption speaks of; else all that
// matches, one by one or, where it is much, from tiles.
import type { LayerFeature } from '../../cartography/feature.ts';
import { tiledIn } from '../../cartography/legend.ts';
import { positionsOf } from '../../cartography/marks.ts';
import { extentOf, type Extent } from '../../domain/extent.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Presence } from '../../domain/presence.ts';
import type { Row, Unlisted } from '../../query/answer.ts';
import type { AnyRecord, Count } from '../../query/engine.ts';
import type { Filter } from '../../query/filter.ts';
import { formatPossibly, plural } from '../../query/headline.ts';
import type { View } from '../../query/view.ts';
import type { Atlas } from '../atlas.ts';
import { directoryOf } from '../directory.ts';
import { featureOf } from '../features.ts';
import { rowOf } from '../rows.ts';
import { sweep } from '../sweep.ts';
import { unlistedOf } from '../unlisted.ts';
import type { Sheet } from './sheet.ts';

/** Above so many incidents they come in tiles. */
const MOST_SINGLE = 150;
/** Where more records have no place they are counted, not named. */
const MOST_UNPLACED = 3;

type Drawn = Pick<
	Sheet,
	| 'filter'
	| 'extent'
	| 'features'
	| 'tiled'
	| 'said'
	| 'unplaced'
	| 'countries'
	| 'nothing'
	| 'notes'
>;

const SAID: Record<NonNullable<Row['groups'][number]['standing']>, (names: string) => string> = {
	claimed: (names) => `Claimed by ${names}`,
	attributed: (names) => `Attributed to ${names}`,
	suspected: (names) => `${names} suspected`,
	denied: (names) => `Denied by ${names}`
};
const STANDINGS = Object.keys(SAID) as (keyof typeof SAID)[];

const listed = (names: string[]): string =>
	names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Who is said to have done it, and how that is held; for a presence, the group. */
function sayingOf({ kind, groups }: Row): string {
	if (kind === 'presence') return groups[0]?.name ?? '';
	return STANDINGS.flatMap((standing) => {
		const names = groups
			.filter((group) => group.role === 'perpetrator' && group.standing === standing)
			.map(({ name }) => name);
		return names.length ? [SAID[standing](listed(names))] : [];
	}).join('; ');
}

/** What is not drawn, and why, in sentences. */
function notesOf(count: Count, named: number, unlisted: readonly Unlisted[]): string[] {
	const notes: string[] = [];
	const left = count.notPlaced - named;
	if (left > 0)
		notes.push(
			`${left.toLocaleString('en')} ${named ? 'more ' : ''}matching ${left === 1 ? 'record has' : 'records have'} no place on the map.`
		);
	const doubt = formatPossibly(count);
	if (doubt) notes.push(`Not drawn: ${doubt}.`);
	for (const { title, incidents } of unlisted)
		notes.push(
			`${plural(incidents, 'incident')} of ${title} ${incidents === 1 ? 'is' : 'are'} counted and, by its terms, not drawn.`
		);
	return notes;
}

/** Records as features, with what is said of each, and those without a place in words. */
function shown({ records }: Atlas, drawn: readonly AnyRecord[], homeless: readonly AnyRecord[]) {
	const rows = drawn.map((record) => rowOf(record, records));
	const placed = drawn.filter((_, index) => rows[index]!.placed) as (Incident | Presence)[];
	const features = placed.map((record) => featureOf(record, records));
	const unplaced = homeless.map((record) => {
		const row = rowOf(record, records);
		return { class: row.class, words: `${row.title}, ${row.when}` };
	});
	const said = Object.fromEntries(rows.map((row) => [`${row.kind} ${row.id}`, sayingOf(row)]));
	return { features, said, unplaced };
}

/** The countries of records that have no place of their own. */
function countriesOf({ records }: Atlas, homeless: readonly AnyRecord[]): Sheet['countries'] {
	const { regions } = directoryOf(records);
	return [...new Set(homeless.flatMap(({ location }) => location.region ?? []))].flatMap((id) => {
		const region = regions.get(id);
		return region ? [{ geometry: region.geometry, near: region.anchor[0] }] : [];
	});
}

const extentIn = (geometries: Iterable<LayerFeature['geometry']>) =>
	extentOf([...geometries].flatMap((geometry) => (geometry ? [...positionsOf(geometry)] : [])));

function drawnAlone(known: Atlas, record: AnyRecord): Drawn {
	const own = shown(known, [record], []);
	const adrift = own.features.length ? [] : [record];
	const countries = countriesOf(known, adrift);
	const drawn = [...own.features, ...countries].map(({ geometry }) => geometry);
	return {
		...shown(known, [record], adrift),
		filter: {},
		extent: extentIn(drawn),
		tiled: null,
		countries,
		nothing: own.features.length ? null : 'It has no place on the map.',
		notes: []
	};
}

/** Of a record that was taken out nothing is drawn. */
const REDACTED: Drawn = {
	...{ filter: {}, extent: null, features: [], tiled: null, said: {}, unplaced: [], countries: [] },
	...{ nothing: 'It was redacted.', notes: [] }
};

async function drawnOfAll(known: Atlas, filter: Filter): Promise<Drawn> {
	const { engine } = known;
	const beside = { order: 'newest' as const, limit: MOST_UNPLACED, placed: false };
	const [count, extent, unlisted, adrift, spoken, presences] = await Promise.all([
		engine.count(filter),
		engine.extent(filter),
		unlistedOf(known, filter),
		engine.page(filter, { kind: 'incident', ...beside }),
		engine.page(filter, { kind: 'statement', ...beside }),
		sweep(engine, filter, 'presence')
	]);
	const many = count.matched > MOST_SINGLE;
	const incidents = many ? [] : await sweep(engine, filter, 'incident');
	const homeless = count.notPlaced > MOST_UNPLACED ? [] : [...adrift.items, ...spoken.items];
	const own = shown(known, [...incidents, ...presences], homeless);
	const isEmpty = !many && !own.features.length;
	const countries = isEmpty ? countriesOf(known, [...adrift.items, ...spoken.items]) : [];
	const any = count.matched + count.statements + count.presences;
	return {
		...own,
		filter,
		extent: extent ?? extentIn(countries.map(({ geometry }) => geometry)),
		tiled: many ? tiledIn(await engine.facets(filter)) : null,
		countries,
		nothing: isEmpty
			? any
				? 'Nothing that matches has a place on the map.'
				: 'Nothing matches.'
			: null,
		notes: notesOf(count, homeless.length, unlisted)
	};
}

/** Where one record lies; null where it has no place on the map. */
export const extentOfRecord = (known: Atlas, record: AnyRecord): Extent | null =>
	extentIn(shown(known, [record], []).features.map(({ geometry }) => geometry));

/** What of a view is drawn. */
export async function drawnOf(known: Atlas, { filter, selected }: View): Promise<Drawn> {
	if (!selected) return drawnOfAll(known, filter);
	const record = known.record(selected.kind, selected.id);
	return record ? drawnAlone(known, record) : REDACTED;
}
