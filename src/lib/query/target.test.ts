import { expect, test } from 'vitest';
import { queryOf, viewFor } from './target.ts';
import { formatView } from './view.ts';

const of = (address: string) =>
	queryOf(new URL(address, 'https://a.example.org'))?.toString() ?? null;

test.each([
	['/?region=KZ&utm_source=x', 'region=KZ&utm_source=x'],
	['/embed?incident=a', 'incident=a'],
	['/incidents/ucdp-ged%3A1000', 'incident=ucdp-ged%3A1000'],
	['/statements/s?snapshot=abc', 'statement=s&snapshot=abc'],
	['/groups/g', 'group=g'],
	['/regions/KZ-ZHA', 'region=KZ-ZHA'],
	['/sources/s', 'source=s'],
	['/incidents/a?incident=b', 'incident=a']
])('%s shows the view %s', (address, query) => {
	expect(of(address)).toBe(query);
});

test.each([
	'/datasets',
	'/groups',
	'/incidents/',
	'/incidents/a/b',
	'/figure.png',
	'/import',
	'/incidents/%E0%A4%A',
	'/_app/x'
])('%s shows no view', (address) => {
	expect(of(address)).toBeNull();
});

test('an id that begins like an exclusion is still that id', () => {
	expect(formatView(viewFor('group', '!odd'))).not.toBe('group=!odd');
});
