import Database from 'better-sqlite3';
import { createTerritory } from '../../domain/territory.ts';
import type { Region } from '../../domain/region.ts';
import { hashRecord, hashRecords, type Hashed } from './hash.ts';
import { createReader, withoutOutline } from './recorder.ts';
import { audienceIn, fileOf } from './shelf.ts';
import { createTemplates } from './template.ts';

/** Works the id of a snapshot out anew from all its records; says what is wrong, or null. */
export function verifySnapshot(store: string, id: string): string | null {
	let db: Database.Database | undefined;
	try {
		db = new Database(fileOf(store, id), { readonly: true, fileMustExist: true });
		const [check] = db.pragma('integrity_check(1)') as { integrity_check: string }[];
		if (check?.integrity_check !== 'ok') return `damaged: ${check?.integrity_check}`;
		const bare = createReader(db, () => undefined);
		const territory = createTerritory([...bare.all('region')] as Region[]);
		const reader = createReader(db, territory.get);
		const take = createTemplates(() => {});
		const rows = db.prepare('SELECT kind, id, n FROM records ORDER BY kind, id').iterate();
		const anew = function* (): Generator<Hashed> {
			for (const { kind, id: record, n } of rows as Iterable<Hashed & { n: number }>) {
				const whole = withoutOutline(reader.at(n) as object, territory.get);
				yield { kind, id: record, hash: hashRecord(take(whole).canonical) };
			}
		};
		const found = hashRecords(anew(), audienceIn(db));
		return found === id ? null : `holds the records of ${found}`;
	} catch (problem) {
		return `damaged: ${(problem as Error).message}`;
	} finally {
		db?.close();
	}
}
