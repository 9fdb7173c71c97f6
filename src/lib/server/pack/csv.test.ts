import { expect, test } from 'vitest';
import { formatTable } from './csv.ts';

test('a table without records is its line of names', () => {
	expect(formatTable([]).split('\r\n')).toHaveLength(2);
	expect(formatTable([])).toMatch(/^id,kind,title,/);
});
