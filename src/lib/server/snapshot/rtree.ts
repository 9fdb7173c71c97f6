// The R-tree of a feature table, with the triggers that keep it true should somebody edit a copy of the file.
// https://www.geopackage.org/spec130/#extension_rtree
import type { Database } from 'better-sqlite3';
import type { Envelope } from './wkb.ts';

/** An R-tree that is being filled, and the box around all that is in it. */
export interface RTree {
	add(fid: number, envelope: Envelope): void;
	/** Enters it and its triggers once it is filled; gives the extent, null where nothing is in it. */
	finish(): Envelope | null;
}

const triggersOf = (table: string): string => {
	const tree = `"rtree_${table}_geom"`;
	const box = `NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)`;
	const is = 'NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)';
	const isNot = '(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))';
	const trigger = (name: string, when: string, act: string) =>
		`CREATE TRIGGER "rtree_${table}_geom_${name}" AFTER ${when} BEGIN ${act}; END;`;
	return [
		trigger(
			'insert',
			`INSERT ON "${table}" WHEN (${is})`,
			`INSERT OR REPLACE INTO ${tree} VALUES (${box})`
		),
		trigger(
			'update1',
			`UPDATE OF geom ON "${table}" WHEN OLD.fid = NEW.fid AND (${is})`,
			`INSERT OR REPLACE INTO ${tree} VALUES (${box})`
		),
		trigger(
			'update2',
			`UPDATE OF geom ON "${table}" WHEN OLD.fid = NEW.fid AND ${isNot}`,
			`DELETE FROM ${tree} WHERE id = OLD.fid`
		),
		trigger(
			'update3',
			`UPDATE ON "${table}" WHEN OLD.fid != NEW.fid AND (${is})`,
			`DELETE FROM ${tree} WHERE id = OLD.fid; INSERT OR REPLACE INTO ${tree} VALUES (${box})`
		),
		trigger(
			'update4',
			`UPDATE ON "${table}" WHEN OLD.fid != NEW.fid AND ${isNot}`,
			`DELETE FROM ${tree} WHERE id IN (OLD.fid, NEW.fid)`
		),
		trigger(
			'delete',
			`DELETE ON "${table}" WHEN OLD.geom NOT NULL`,
			`DELETE FROM ${tree} WHERE id = OLD.fid`
		)
	].join('\n');
};

/** An empty R-tree for a feature table. */
export function createRTree(db: Database, table: string): RTree {
	db.exec(`CREATE VIRTUAL TABLE "rtree_${table}_geom" USING rtree(id, minx, maxx, miny, maxy)`);
	const insert = db.prepare(`INSERT INTO "rtree_${table}_geom" VALUES (?, ?, ?, ?, ?)`);
	let extent: Envelope | null = null;
	return {
		add(fid, envelope) {
			insert.run(fid, ...envelope);
			const [minX, maxX, minY, maxY] = envelope;
			extent = extent
				? [
						Math.min(extent[0], minX),
						Math.max(extent[1], maxX),
						Math.min(extent[2], minY),
						Math.max(extent[3], maxY)
					]
				: envelope;
		},
		finish() {
			db.prepare('INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)').run(
				...[table, 'geom', 'gpkg_rtree_index'],
				...['http://www.geopackage.org/spec121/#extension_rtree', 'write-only']
			);
			db.exec(triggersOf(table));
			return extent;
		}
	};
}
