import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

test('data with errors is refused before anything is built or served, and every error is named', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'atlas-broken-'));
	cpSync('data', folder, { recursive: true });
	const file = join(folder, 'groups.json');
	const broken = readFileSync(file, 'utf8')
		.replace('"kind": "sub-unit"', '"kind": "club"')
		.replace('"standing": "assessed"', '"standing": "sure"');
	writeFileSync(file, broken);
	const { code, output } = await start({ PORT: '0', ATLAS_DATA: folder });
	rmSync(folder, { recursive: true });
	expect(code).toBe(1);
	expect(output).toContain('club');
	expect(output).toContain('sure');
	expect(output).toContain('does not start on data with errors');
	expect(output).not.toContain('is open at');
}, 60_000);
