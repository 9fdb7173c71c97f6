import { expect, test } from 'vitest';
import { formatFault } from './fault.ts';

const fault = { file: 'a.json', record: 'x', field: 'y.0', found: '5', expected: 'text' };

test('a fault is one line that says where, what was found and what was expected', () => {
	expect(formatFault(fault)).toBe('a.json · x · y.0: found 5; expected text');
	expect(formatFault({ ...fault, record: '', field: '' })).toBe('a.json: found 5; expected text');
});

test('a name out of a file neither breaks the line nor steers the terminal', () => {
	const line = formatFault({ ...fault, record: 'x\n\u001b[2J\u2028', field: '\u202ey' });
	expect(line).toBe('a.json · x\ufffd\ufffd[2J\ufffd · \ufffdy: found 5; expected text');
});
