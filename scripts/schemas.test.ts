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
		expect($schema).toBe(
			join(
				file.startsWith('layers/') ? '..' : '.',
				'schema',
				$schema.split('/').at(-1) ?? ''
			).replace(/^schema/, './schema')
		);
		return $schema.split('/').at(-1);
	});
	expect(new Set(names)).toEqual(new Set(schemas.map(([name]) => name)));
});
