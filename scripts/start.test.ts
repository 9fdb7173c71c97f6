import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from './tool.mjs';

const start = (env: Record<string, string>) => run(['scripts/start.mjs'], { env });

test('a port that is taken is named at once, with how to choose another', async () => {
	const other = createServer();
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	const { port } = other.address() as AddressInfo;
	const { code, output } = await start({ PORT: String(port), HOST: '127.0.0.1' });
	other.close();
	expect(code).toBe(1);
	expect(output).toContain(`Port ${port} on 127.0.0.1 is already in use`);
	expect(output).toMatch(/PORT=\d+ npm start/);
});

test.each(['http', '70000', '-1', '3000.5'])('PORT %j is refused in a sentence', async (port) => {
	const { code, output } = await start({ PORT: port });
	expect(code).toBe(1);
	expect(output).toContain(`PORT is "${port}"; expected a whole number from 0 to 65535.`);
});

/** A copy of the data with two errors, and an empty store beside it. */
function broken() {
	const folder = mkdtempSync(join(tmpdir(), 'atlas-broken-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	cpSync('data', folder, { recursive: true });
	const file = join(folder, 'groups.json');
	const text = readFileSync(file, 'utf8')
		.replace('"kind": "sub-unit"', '"kind": "club"')
		.replace('"standing": "assessed"', '"standing": "sure"');
	writeFileSync(file, text);
	const store = join(folder, 'var');
	return { store, env: { PORT: '0', ATLAS_DATA: folder, ATLAS_STORE: store } };
}

test('data with errors is refused before anything is built or served, and every error is named', async () => {
	const { code, output } = await start(broken().env);
	expect(code).toBe(1);
	expect(output).toContain('club');
	expect(output).toContain('sure');
	expect(output).toContain('does not start on data with errors');
	expect(output).not.toContain('is open at');
}, 60_000);

test('where there is a last good snapshot, data with errors is told of and does not keep the atlas from starting', async () => {
	const { env, store } = broken();
	mkdirSync(join(store, 'snapshots'), { recursive: true });
	writeFileSync(join(store, 'snapshots', 'current.json'), '{}');
	const child = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, ...env } });
	let said = '';
	const served = 'the last good snapshot is served';
	for await (const text of child.stderr.setEncoding('utf8')) {
		said += String(text);
		if (said.includes(served)) break;
	}
	child.kill('SIGTERM');
	await once(child, 'exit');
	expect(said).toContain('club');
	expect(said).toContain('sure');
	expect(said).toContain(served);
}, 60_000);
