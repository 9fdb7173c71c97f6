// Finds single incidents in a snapshot by where and when they were, by the indexes of the file.
import type { Database } from 'better-sqlite3';
import distance from '@turf/distance';
import { dayNumber, dayOf } from '../../domain/period.ts';
import type { Incident } from '../../domain/incident.ts';

/** Finds incidents without going through all of them. */
export interface Finder {
	/** The nearest to a position among those that have one, nearest first. */
	near: (
		position: readonly [number, number],
		most: number,
		except: ReadonlySet<string>
	) => Incident[];
	/** Those dated to a day that lie nearest to a day (days since 1970-01-01), nearest first. */
	around: (day: number, most: number, except: ReadonlySet<string>) => Incident[];
	/** Those that are certainly in one of some regions. */
	within: (regions: readonly string[], most: number) => Incident[];
}

/** The indexes that finding needs; made while a snapshot is. */
export const INDEXES = `
CREATE INDEX incidents_by_day ON incidents (latest) WHERE earliest = latest;
CREATE INDEX incidents_by_region ON incidents (region);
CREATE INDEX incidents_by_layer ON incidents (layer) WHERE layer IS NOT NULL;
`;

const FIRST_BOX = 0.02;
const WIDEN = 4;
/** Beyond so many degrees everything is looked at, or as much of it as can be. */
const LAST_BOX = 6;
const WORLD = 360;
const MOST_MEASURED = 5000;
/** A little short, so that nothing nearer is passed over. */
const KM_PER_DEGREE = 111;

/** So many of a box are looked at first, and then times as many. */
const FIRST_SOME = 64;
const MORE = 16;

/** Degrees around a position; a degree of longitude is `w` of one of latitude. */
type Box = Record<'x' | 'y' | 'r' | 'w', number>;

interface Candidate {
	id: string;
	x: number;
	y: number;
}

/** A finder in an open snapshot of what is not in some datasets; `read` gives an incident by its id. */
export function createFinder(
	db: Database,
	read: (id: string) => Incident | null,
	unlisted: ReadonlySet<string> = new Set()
) {
	const quoted = [...unlisted].map((id) => `'${id.replaceAll("'", "''")}'`);
	const isListed = `dataset NOT IN (${quoted.join()})`;
	// The tree keeps 32 bits of a coordinate: good enough to choose by, and what is shown is measured anew. It alone
	// is asked for the nearest: where very many lie in a box, reading the row of each would take long.
	const inBox = db.prepare(
		`SELECT id AS fid, minx AS x, miny AS y FROM rtree_incidents_geom
		WHERE maxx >= @x - @r / @w AND minx <= @x + @r / @w AND maxy >= @y - @r AND miny <= @y + @r
		ORDER BY ((minx - @x) * @w) * ((minx - @x) * @w) + (miny - @y) * (miny - @y), id LIMIT @some`
	);
	const placed = db
		.prepare(
			`SELECT id FROM incidents WHERE fid = ? AND ${isListed}
				AND place_precision IN ('exact', 'settlement', 'near-settlement', 'water')`
		)
		.pluck();
	const later = db
		.prepare(
			`SELECT id FROM incidents WHERE earliest = latest AND latest >= ? AND ${isListed} ORDER BY latest LIMIT ?`
		)
		.pluck();
	const earlier = db
		.prepare(
			`SELECT id FROM incidents WHERE earliest = latest AND latest < ? AND ${isListed} ORDER BY latest DESC LIMIT ?`
		)
		.pluck();
	// Left to itself SQLite would go through the whole table for the order.
	const inLayers = db
		.prepare(
			`SELECT id FROM incidents INDEXED BY incidents_by_layer WHERE layer IS NOT NULL AND ${isListed} ORDER BY fid`
		)
		.pluck();
	const records = (ids: readonly string[]) => ids.map(read).filter((incident) => incident !== null);

	/** The nearest in a box that have a position, at most so many. */
	function nearestIn(box: Box, most: number): Candidate[] {
		const found: Candidate[] = [];
		let seen = 0;
		for (let some = FIRST_SOME; ; some *= MORE) {
			const all = inBox.all({ ...box, some }) as (Omit<Candidate, 'id'> & { fid: number })[];
			for (const { fid, x, y } of all.slice(seen)) {
				const id = placed.get(fid) as string | undefined;
				if (id !== undefined) found.push({ id, x, y });
				if (found.length === most) return found;
			}
			seen = all.length;
			if (seen < some) return found;
		}
	}

	/** Ids of the nearest, by boxes that widen until enough are certainly nearer than anything outside. */
	function nearIds([x, y]: readonly [number, number], most: number): string[] {
		for (let r = FIRST_BOX; ; r *= WIDEN) {
			const isLast = r > LAST_BOX;
			// Beyond a few degrees the plane is no measure: then all candidates are measured on the sphere.
			const w = isLast
				? 0.001
				: Math.max(0.001, Math.cos((Math.min(89, Math.abs(y) + r) * Math.PI) / 180));
			const box = { y, w, r: isLast ? WORLD : r };
			const wanted = isLast ? MOST_MEASURED : most;
			const shifts = [0, 360, -360].filter((shift) => Math.abs(x + shift) <= 180 + r / w);
			const found = shifts
				.flatMap((shift) => nearestIn({ ...box, x: x + shift }, wanted))
				.map((one) => ({ id: one.id, km: distance([x, y], [one.x, one.y]) }))
				.sort((a, b) => a.km - b.km);
			const ids = [...new Set(found.map(({ id }) => id))];
			const enough = found.filter(({ km }) => km <= r * KM_PER_DEGREE).length >= most;
			if (enough || isLast) return ids.slice(0, most);
		}
	}
	const finder: Finder = {
		near(position, most, except) {
			const ids = nearIds(position, most + except.size);
			return records(ids.filter((id) => !except.has(id))).slice(0, most);
		},
		around(day, most, except) {
			const wanted = most + except.size;
			const ids = [later, earlier].flatMap((find) => find.all(dayOf(day), wanted) as string[]);
			const gap = ({ period }: Incident) => Math.abs(dayNumber(period.latest ?? '') - day);
			return records(ids.filter((id) => !except.has(id)))
				.sort((a, b) => gap(a) - gap(b))
				.slice(0, most);
		},
		within(regions, most) {
			const marks = regions.map(() => '?').join();
			const find = db.prepare(
				`SELECT id FROM incidents WHERE region IN (${marks}) AND ${isListed} LIMIT ?`
			);
			return records(find.pluck().all(...regions, most) as string[]);
		}
	};
	/** The incidents that are kept in layers by hand. */
	const curated = () => records(inLayers.all() as string[]);
	return { finder, curated };
}
