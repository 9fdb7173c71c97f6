// What an import changed, by the hashes of the records before and after it.
import Database from 'better-sqlite3';

/** How many records, and the ids of the first of them. */
export interface Changed {
	count: number;
	ids: string[];
}

/** What became of the records of a dataset. */
export interface Changes {
	added: Changed;
	changed: Changed;
	removed: Changed;
}

const MOST_IDS = 1000;

/** Ids of imported records begin with their dataset's and a colon; a semicolon is the next character. */
const OWN = "kind = 'incident' AND id >= ? || ':' AND id < ? || ';'";

/** Compares the incidents of one dataset in two snapshot files; without an old file everything was added. */
export function compareSnapshots(dataset: string, made: string, old: string | null): Changes {
	const db = new Database(made, { readonly: true });
	try {
		db.prepare('ATTACH ? AS old').run(old ?? ':memory:');
		const before = old ? 'old.records' : "(SELECT '' AS kind, '' AS id, x'' AS hash WHERE 0)";
		const found = (from: string, where: string): Changed => {
			const rest = `FROM ${from} AS a WHERE a.${OWN.replaceAll(' id', ' a.id')} AND ${where}`;
			const count = db.prepare(`SELECT count(*) ${rest}`).pluck().get(dataset, dataset) as number;
			const ids = db.prepare(`SELECT a.id ${rest} ORDER BY a.id LIMIT ${MOST_IDS}`).pluck();
			return { count, ids: ids.all(dataset, dataset) as string[] };
		};
		const also = (table: string, more = '') =>
			`EXISTS (SELECT 1 FROM ${table} AS b WHERE b.kind = a.kind AND b.id = a.id${more})`;
		return {
			added: found('main.records', `NOT ${also(before)}`),
			changed: found('main.records', also(before, ' AND b.hash <> a.hash')),
			removed: found(before, `NOT ${also('main.records')}`)
		};
	} finally {
		db.close();
	}
}
