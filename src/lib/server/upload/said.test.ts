import { expect, test } from 'vitest';
import { mappingSchema } from '../../formats/mapping.ts';
import { readSaid } from './said.ts';

const form = (...fields: [string, string | Blob][]) => {
	const made = new FormData();
	for (const [name, value] of fields) made.append(name, value);
	return made;
};
const before = mappingSchema.parse({
	columns: { title: 'A' },
	values: { type: { boom: 'explosion', zap: 'air-strike' }, precision: { town: 'settlement' } },
	separator: ';',
	encoding: 'windows-1251'
});

test('what a mapping file said beyond the fields of the form holds until another file says otherwise', async () => {
	const { mapping } = await readSaid(
		form(['column.title', 'B'], ['dateOrder', 'day first']),
		before
	);
	expect(mapping).toEqual({
		...before,
		columns: { title: 'B' },
		dateOrder: 'day first'
	});
	const file = new File(['{"columns": {"id": "Ref"}}'], 'mapping.json');
	const other = await readSaid(form(['column.title', 'B'], ['mapping', file]), before);
	expect(other.mapping).toEqual(mappingSchema.parse({ columns: { id: 'Ref' } }));
});

test('what words stand for is chosen one by one, and taken back by choosing nothing', async () => {
	const { mapping } = await readSaid(
		form(
			...([
				['column.type', 'Category'],
				['word', 'type:boom'],
				['stands', 'bombing'],
				['word', 'type:zap'],
				['stands', ''],
				['word', 'standing:says: so'],
				['stands', 'claimed']
			] as [string, string][])
		),
		before
	);
	expect(mapping?.values).toEqual({
		type: { boom: 'bombing' },
		precision: { town: 'settlement' },
		standing: { 'says: so': 'claimed' }
	});
});

test('a form that says nothing of how a file is read leaves that to be found out', async () => {
	expect((await readSaid(form(['dataset', 'x']), null)).mapping).toBeNull();
	await expect(
		readSaid(form(['word', 'type:boom'], ['stands', 'no type at all']), null)
	).rejects.toThrow('What was chosen is no mapping');
});
