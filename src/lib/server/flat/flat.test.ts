// The flat properties: one table behind the snapshot's tables, the OGC API and exports.
import { expect, test } from 'vitest';
import type { Incident } from '../../domain/incident.ts';
import { readData } from '../data.ts';
import { GROUP_PROPERTIES } from './group.ts';
import { INCIDENT_PROPERTIES, INCIDENT_TRAITS } from './incident.ts';
import { PRESENCE_PROPERTIES } from './presence.ts';
import { valuesOf, type Described } from './property.ts';
import { flatten, footprintOf } from './record.ts';
import { REGION_PROPERTIES } from './region.ts';
import { STATEMENT_PROPERTIES } from './statement.ts';

const { records } = await readData('data');
const TABLES: Record<string, readonly Described[]> = {
	incident: [...INCIDENT_PROPERTIES, ...INCIDENT_TRAITS],
	presence: PRESENCE_PROPERTIES,
	statement: STATEMENT_PROPERTIES,
	group: GROUP_PROPERTIES,
	region: REGION_PROPERTIES
};

test.each(Object.entries(TABLES))('every property of a %s has a name of its own', (_, table) => {
	const names = table.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	for (const { name, title, description } of table) {
		expect(name).toMatch(/^[a-z][a-z_]*$/);
		expect(title).not.toBe('');
		expect(description).not.toBe('');
	}
});

test('every value is of the type that is promised, or null', () => {
	const check = (table: readonly Described[], values: Record<string, unknown>) => {
		for (const { name, type, format, enum: words } of table) {
			const value = values[name];
			if (value === null || value === undefined) continue;
			expect(typeof value, name).toBe(type === 'string' ? 'string' : 'number');
			if (type === 'integer') expect(Number.isInteger(value), name).toBe(true);
			if (format === 'date') expect(value, name).toMatch(/^\d{4}-\d\d-\d\d$/);
			if (words) expect(words, name).toContain(value);
		}
	};
	for (const incident of records.incidents)
		check(INCIDENT_PROPERTIES, valuesOf(INCIDENT_PROPERTIES, flatten(incident, records)));
	for (const presence of records.presences)
		check(PRESENCE_PROPERTIES, valuesOf(PRESENCE_PROPERTIES, flatten(presence, records)));
	for (const statement of records.statements)
		check(STATEMENT_PROPERTIES, valuesOf(STATEMENT_PROPERTIES, flatten(statement, records)));
	for (const group of records.groups) check(GROUP_PROPERTIES, valuesOf(GROUP_PROPERTIES, group));
	for (const region of records.regions)
		check(REGION_PROPERTIES, valuesOf(REGION_PROPERTIES, region));
});

test('a figure that nobody reported is null, never 0, and low, best and high stay apart', () => {
	const [incident] = records.incidents;
	const read = (casualties: Incident['casualties']) =>
		valuesOf(INCIDENT_PROPERTIES, flatten({ ...incident!, casualties }, records));
	const evidence = incident!.evidence;
	expect(read([])).toMatchObject({ killed_low: null, killed_best: null, killed_high: null });
	const figure = { outcome: 'killed', who: 'all', low: 0, best: 3, high: null, evidence } as const;
	expect(read([figure])).toMatchObject({ killed_low: 0, killed_best: 3, killed_high: null });
	expect(read([figure])).toMatchObject({ wounded_low: null });
});

test('a place that is known only to an area is never a point', () => {
	const points = new Set(['exact', 'settlement', 'water']);
	for (const record of [...records.incidents, ...records.presences]) {
		const { shape } = flatten(record, records);
		const geometry = footprintOf(shape);
		if (shape.drawing === 'not placed') expect(geometry).toBeNull();
		else expect(geometry?.type === 'Point').toBe(points.has(record.location.precision));
	}
	const [near] = records.incidents.filter(({ geometry }) => geometry?.type === 'Point');
	const location = { ...near!.location, precision: 'near-settlement' as const, radius: 5000 };
	const disc = footprintOf(flatten({ ...near!, location }, records).shape);
	expect(disc?.type).toBe('Polygon');
});
