import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { arrows } from './arrows.js';

const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
const folderOf = (path: string) => /^src\/lib\/([^/]+)\//.exec(path)?.[1];

test('every import, dynamic ones too, follows the arrows', () => {
	const wrong: string[] = [];
	for (const file of globSync('src/lib/**/*.{ts,svelte}')) {
		const from = folderOf(file);
		if (!from) continue;
		for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
			const path = target.startsWith('$lib/')
				? target.replace('$lib/', 'src/lib/')
				: target.startsWith('.') && normalize(join(dirname(file), target));
			const to = path && folderOf(path);
			const mine = to === from || (to && arrows[from]?.includes(to));
			// The sheet's tokens are everyone's.
			if (path && !mine && !path.endsWith('.css')) wrong.push(`${file} imports ${target}`);
		}
	}
	expect(wrong).toEqual([]);
});
