import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Busy, takeLock, workIn } from './lock.ts';

async function emptyStore(): Promise<string> {
	const store = await mkdtemp(join(tmpdir(), 'atlas-lock-'));
	onTestFinished(() => rm(store, { recursive: true, force: true }));
	return store;
}

test('one at a time holds a store, and who that is can be asked', async () => {
	const store = await emptyStore();
	expect(workIn(store)).toBeNull();
	const release = takeLock(store, 'import of a');
	expect(workIn(store)).toBe(`import of a, process ${process.pid}`);
	expect(() => takeLock(store, 'import of b')).toThrow(Busy);
	expect(() => takeLock(store, 'import of b')).toThrow(/in use: import of a, process \d+/);
	release();
	expect(workIn(store)).toBeNull();
	takeLock(store, 'import of b')();
});

test('who was killed holds nothing, and is no longer said to be at work', async () => {
	const store = await emptyStore();
	const program = `const { takeLock } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)});
		takeLock(${JSON.stringify(store)}, 'import of a'); console.log('held'); setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
		stdio: ['ignore', 'pipe', 'ignore']
	});
	await once(child.stdout, 'data');
	expect(workIn(store)).toBe(`import of a, process ${child.pid}`);
	child.kill('SIGKILL');
	await once(child, 'exit');
	expect(workIn(store)).toBeNull();
	takeLock(store, 'import of b')();
});
