import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatSchemas } from './schemas.ts';

const DATA = join(import.meta.dirname, '../data');
const schemas = formatSchemas();

test.each(schemas)(
	'data/schema/%s is what the schemas in the code say: npm run schemas',
	(name, text) => {
		expect(readFileSync(join(DATA, 'schema', name), 'utf8')).toBe(text);
	}
);

test('every data file that people keep names a schema that is there', () => {
	const files = [
		...readdirSync(DATA).filter((name) => name.endsWith('.json')),
		...readdirSync(join(DATA, 'layers')).map((name) => `layers/${name}`)
	];
	const names = files.map((file) => {
		const { $schema } = JSON.parse(readFileSync(join(DATA, file), 'utf8')) as { $schema: string };
		const [, up, name] = /^(\.{1,2})\/schema\/(.+)$/.exec($schema) ?? [];
		expect(up).toBe(file.startsWith('layers/') ? '..' : '.');
		return name;
	});
	expect(new Set(names)).toEqual(new Set(schemas.map(([name]) => name)));
});
