import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundaryOf, readParts } from './multipart.ts';

async function* inPieces(bytes: Uint8Array, sizes: number[]): AsyncGenerator<Uint8Array> {
	for (let at = 0, turn = 0; at < bytes.length; turn++) {
		const size = sizes[turn % sizes.length] ?? 1;
		yield await Promise.resolve(bytes.subarray(at, at + size));
		at += size;
	}
}

async function partsOf(source: AsyncIterable<Uint8Array>, boundary: string) {
	const found: { name: string; file: string | null; bytes: number[] }[] = [];
	for await (const { name, file, body } of readParts(source, boundary)) {
		const bytes: number[] = [];
		for await (const chunk of body) bytes.push(...chunk);
		found.push({ name, file, bytes });
	}
	return found;
}

test('a form is read as the platform writes it, whatever is in its files and however it arrives', async () => {
	const line = fc.constantFrom('\r\n', '--', '\r\n--', 'boundary', '-', '\r', '\n', 'abc', '\0');
	const content = fc.array(line, { maxLength: 12 }).map((pieces) => pieces.join(''));
	const field = fc.record({
		name: fc.stringMatching(/^[a-z.]{1,8}$/),
		content,
		file: fc.option(fc.stringMatching(/^[a-zéя"]{1,9}\.csv$/), { nil: null })
	});
	await fc.assert(
		fc.asyncProperty(
			fc.array(field, { maxLength: 4 }),
			fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }),
			async (fields, sizes) => {
				const form = new FormData();
				for (const { name, content, file } of fields)
					// The platform makes every line end of a text CRLF; those of files stay.
					if (file === null) form.append(name, content.replace(/\r\n|\r|\n/g, '\r\n'));
					else form.append(name, new Blob([content]), file);
				const answer = new Response(form);
				const boundary = boundaryOf(answer.headers.get('Content-Type'));
				const bytes = new Uint8Array(await answer.arrayBuffer());
				expect(await partsOf(inPieces(bytes, sizes), boundary)).toEqual(
					fields.map(({ name, content, file }) => ({
						name,
						file,
						bytes: [
							...Buffer.from(file === null ? content.replace(/\r\n|\r|\n/g, '\r\n') : content)
						]
					}))
				);
			}
		)
	);
});

test('a part that nobody reads is passed over', async () => {
	const form = new FormData();
	form.append('file', new Blob(['x'.repeat(5000)]), 'a.csv');
	form.append('last', 'here');
	const answer = new Response(form);
	const boundary = boundaryOf(answer.headers.get('Content-Type'));
	const names: string[] = [];
	const bytes = new Uint8Array(await answer.arrayBuffer());
	for await (const { name } of readParts(inPieces(bytes, [100]), boundary)) names.push(name);
	expect(names).toEqual(['file', 'last']);
});

test('a form that breaks off anywhere is told in a sentence', async () => {
	const form = new FormData();
	form.append('note', 'a note');
	form.append('file', new Blob(['a,b\n1,2\n']), 'a.csv');
	const answer = new Response(form);
	const boundary = boundaryOf(answer.headers.get('Content-Type'));
	const whole = new Uint8Array(await answer.arrayBuffer());
	// The two dashes after the last boundary are the end; the line end behind them may be lacking.
	for (let end = 0; end < whole.length - 2; end++)
		await expect(partsOf(inPieces(whole.subarray(0, end), [64]), boundary)).rejects.toThrow(
			'The file did not arrive whole. Send it again.'
		);
});

test.each([
	[null],
	['application/json'],
	['multipart/form-data'],
	['multipart/form-data; boundary=']
])('a request of the kind %s is no form with a file', (type) => {
	expect(() => boundaryOf(type)).toThrow(/expected a form/);
});

test('heads and parts without end are refused', async () => {
	const endless = (async function* () {
		yield await Promise.resolve(Buffer.from('--b\r\n'));
		for (;;) yield await Promise.resolve(Buffer.alloc(4096, 97));
	})();
	await expect(partsOf(endless, 'b')).rejects.toThrow('did not arrive whole');
	const many = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(60);
	await expect(partsOf(inPieces(Buffer.from(many), [999]), 'b')).rejects.toThrow('too many parts');
});
