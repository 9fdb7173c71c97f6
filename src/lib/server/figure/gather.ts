// Asks the atlas for all that a figure of a view shows.
import type { LayerFeature } from '../../cartography/feature.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Presence } from '../../domain/presence.ts';
import { formatDay } from '../../domain/period.ts';
import type { Row } from '../../query/answer.ts';
import type { Count, Facets } from '../../query/engine.ts';
import { formatPossibly, plural } from '../../query/headline.ts';
import type { FigureOptions } from '../../query/figure.ts';
import { UNKNOWN } from '../../query/filter.ts';
import type { View } from '../../query/view.ts';
import type { Atlas } from '../atlas.ts';
import { captionView, dayOfData } from '../caption.ts';
import { directoryOf } from '../directory.ts';
import { featureOf } from '../features.ts';
import { rowOf } from '../rows.ts';
import { sweep } from '../sweep.ts';
import { unlistedOf } from '../unlisted.ts';
import type { Sheet } from './sheet.ts';

/** Above so many incidents they come in tiles. */
const MOST_SINGLE = 300;
/** How many records without a place are named, and the most presences that are drawn. */
const MOST_UNPLACED = 3;

const SAID: Record<NonNullable<Row['groups'][number]['standing']>, (names: string) => string> = {
	claimed: (names) => `Claimed by ${names}`,
	attributed: (names) => `Attributed to ${names}`,
	suspected: (names) => `${names} suspected`,
	denied: (names) => `Denied by ${names}`
};

const listed = (names: string[]): string =>
	names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Who is said to have done it, and how that is held; for a presence, the group. */
function sayingOf({ kind, groups }: Row): string {
	if (kind === 'presence') return groups[0]?.name ?? '';
	return (['claimed', 'attributed', 'suspected', 'denied'] as const)
		.flatMap((standing) => {
			const names = groups
				.filter((group) => group.role === 'perpetrator' && group.standing === standing)
				.map(({ name }) => name);
			return names.length ? [SAID[standing](listed(names))] : [];
		})
		.join('; ');
}

/** What is not drawn, and why, in sentences. */
function notesOf(count: Count, unplaced: number, unlisted: { title: string; incidents: number }[]) {
	const notes: string[] = [];
	const left = count.notPlaced - unplaced;
	if (left > 0)
		notes.push(
			`${left.toLocaleString('en')} ${unplaced ? 'more ' : ''}matching ${left === 1 ? 'record has' : 'records have'} no place on the map.`
		);
	const doubt = formatPossibly(count);
	if (doubt) notes.push(`Only ${doubt}, and not drawn.`);
	for (const { title, incidents } of unlisted)
		notes.push(
			`${plural(incidents, 'incident')} of ${title} ${incidents === 1 ? 'is' : 'are'} counted and, by its terms, not drawn.`
		);
	return notes;
}

/** Whose data it is, under which licence, of when. */
function creditsOf({ engine, records }: Atlas, { dataset }: Facets, day: string | null): string[] {
	const held = new Set(dataset.filter(({ count }) => count > 0).map(({ value }) => value));
	const own = records.datasets.filter(({ id }, _, all) => held.has(id) || all.length === 1);
	return [
		...own.map(({ citation }) => `Data: ${citation}`),
		'Map: Natural Earth; places: GeoNames, CC BY 4.0. Boundaries and names are no endorsement.',
		`© the makers of the data. ${day ? `Data as of ${formatDay(day)}, snapshot` : 'Snapshot'} ${engine.snapshot}.`
	];
}

/** What stands on a map on which nothing is drawn. */
function nothingOf(count: Count, features: readonly LayerFeature[], tiled: boolean): string | null {
	if (features.length || tiled) return null;
	if (count.matched + count.statements + count.presences === 0) return 'Nothing matches.';
	return 'Nothing that matches has a place on the map.';
}

/** The sheet of a view. */
export async function gather(
	known: Atlas,
	view: View,
	options: FigureOptions,
	mark: string
): Promise<Sheet> {
	const { engine, records } = known;
	const { filter } = view;
	const beside = { order: 'newest' as const, limit: MOST_UNPLACED, placed: false };
	const [count, facets, extent, words, unlisted, adrift, spoken, presences] = await Promise.all([
		engine.count(filter),
		engine.facets(filter),
		engine.extent(filter),
		captionView(known, view),
		unlistedOf(known, filter),
		engine.page(filter, { kind: 'incident', ...beside }),
		engine.page(filter, { kind: 'statement', ...beside }),
		sweep(engine, filter, 'presence')
	]);
	const tiled = count.matched > MOST_SINGLE;
	const incidents = tiled ? [] : await sweep(engine, filter, 'incident');
	const drawn = [...incidents, ...presences] as (Incident | Presence)[];
	const features = drawn.map((record) => featureOf(record, records));
	const rows = drawn.map((record) => rowOf(record, records));
	const homeless = [...adrift.items, ...spoken.items].slice(0, MOST_UNPLACED);
	const { regions } = directoryOf(records);
	const placed = features.some(({ properties }) => properties.drawing !== 'not placed');
	const countries = placed
		? []
		: [...new Set(homeless.flatMap(({ location }) => location.region ?? []))].flatMap((id) => {
				const region = regions.get(id);
				return region ? [{ geometry: region.geometry, near: region.anchor[0] }] : [];
			});
	const day = await dayOfData(known);
	return {
		options,
		theme: view.theme ?? 'light',
		lang: view.lang,
		labels: view.labels === 'native' ? 'native' : 'en',
		...words,
		filter,
		camera: view.map,
		extent,
		features: features.filter(({ properties }) => properties.drawing !== 'not placed'),
		tiled: tiled
			? facets.type
					.filter(({ parent, count: held }) => parent === null && held > 0)
					.map(({ value }) => value ?? UNKNOWN)
			: null,
		said: Object.fromEntries(rows.map((row) => [`${row.kind} ${row.id}`, sayingOf(row)])),
		unplaced: homeless.map((record) => {
			const row = rowOf(record, records);
			return { class: row.class, words: `${row.title}, ${row.when}` };
		}),
		countries,
		nothing: nothingOf(count, placed ? features : [], tiled),
		selected: view.selected?.id ?? null,
		notes: notesOf(count, homeless.length, unlisted),
		credits: creditsOf(known, facets, day),
		day,
		mark
	};
}
