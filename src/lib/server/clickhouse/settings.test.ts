import { expect, test } from 'vitest';
import { databaseIn, engineNamed } from './settings.ts';

test('an address names server, database and who asks', () => {
	expect(databaseIn('http://me:secret@db:8123/atlas', 'many')).toEqual({
		url: 'http://me:secret@db:8123/',
		database: 'atlas',
		cluster: 'many'
	});
	expect(databaseIn('https://db')?.database).toBe('incident_atlas');
	expect(databaseIn('')).toBeNull();
});
test.each([
	'db:8123',
	'ftp://db',
	'http://db/a-b',
	'http://db/a/b',
	'http://db/?user=x',
	'http://'
])('what is no such address is a sentence without the password: %j', (text) => {
	expect(() => databaseIn(text.replace('//', '//me:secret@'))).toThrow(
		/^CLICKHOUSE_URL .*expected/
	);
	expect(() => databaseIn(text.replace('//', '//me:secret@'))).not.toThrow(/secret/);
});
test('a cluster is a name', () => {
	expect(() => databaseIn('http://db', "x' OR")).toThrow(/^CLICKHOUSE_CLUSTER/);
});
test('columns answer unless ClickHouse is named, and then it must be known where', () => {
	const known = databaseIn('http://db');
	expect(engineNamed('', known)).toBeNull();
	expect(engineNamed('columns', known)).toBeNull();
	expect(engineNamed('clickhouse', known)).toBe(known);
	expect(() => engineNamed('clickhouse', null)).toThrow(/CLICKHOUSE_URL is not set/);
	expect(() => engineNamed('postgres', known)).toThrow(/^ATLAS_ENGINE is “postgres”/);
});
