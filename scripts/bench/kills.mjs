// Run by hand: node scripts/bench/kills.mjs FIRST.csv NEXT.csv [TURNS]
// Kills imports of a large file at random moments under a running server, and the server itself in the middle of a
// switch to another snapshot; says after each whether the last good snapshot was served all the while and whether the
// server starts with it again. Ends with 1 where anything was lost.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { serve } from '../serve.mjs';

const [, , first, next, turns = '10'] = process.argv;
if (!first || !next) {
	console.error('Name two files in the format of UCDP GED: a small one and a large one.');
	process.exit(2);
}
const ASK_EVERY = 100;
const store = await mkdtemp(join(tmpdir(), 'atlas-kills-'));
const settings = { ATLAS_STORE: store };
let lost = 0;
/** @param {string} text */
const lose = (text) => {
	lost++;
	console.log(`LOST: ${text}`);
};
/** @param {number} most */
const wait = (most) => new Promise((resolve) => setTimeout(resolve, most));

/** @returns {Promise<string>} */
const currentId = async () =>
	JSON.parse(await readFile(join(store, 'snapshots', 'current.json'), 'utf8')).id;

/**
 * An import, killed once `isTime` says so of a line of its progress; answers whether it was.
 * @param {string} file @param {string} release @param {(line: string) => number | null} isTime
 */
async function bring(file, release, isTime = () => null) {
	const words = ['import', file, '--dataset', 'ucdp-ged', '--release', release];
	const child = spawn(process.execPath, ['src/cli/atlas.ts', ...words], {
		env: { ...process.env, ...settings },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let [said, isSet] = ['', false];
	child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
		said = (said + text).slice(-4000);
		const after = isSet ? null : isTime(text);
		if (after === null) return;
		isSet = true;
		setTimeout(() => child.kill('SIGKILL'), after);
	});
	const [code, signal] = await once(child, 'exit');
	if (signal !== 'SIGKILL' && code !== 0) lose(`an import ended with ${code}: ${said.slice(-300)}`);
	return signal === 'SIGKILL';
}

/** A server that is killed as it stands. */
async function start() {
	const began = performance.now();
	const { address, kill } = await serve(settings);
	const found = await (await fetch(`${address}/summary.json`)).json();
	return { address, kill, snapshot: found.snapshot, took: performance.now() - began };
}

/** Asks a server again and again; tells of every answer that is none. @param {string} address */
function watch(address) {
	const seen = new Set();
	let [isOver, longest] = [false, 0];
	const ended = (async () => {
		while (!isOver) {
			const began = performance.now();
			try {
				const response = await fetch(`${address}/summary.json`);
				if (!response.ok) lose(`an answer ${response.status}`);
				seen.add((await response.json()).snapshot);
			} catch (problem) {
				if (!isOver) lose(`no answer: ${String(problem)}`);
			}
			longest = Math.max(longest, performance.now() - began);
			await wait(ASK_EVERY);
		}
	})();
	return async () => {
		isOver = true;
		await ended;
		return { seen: [...seen], longest: Math.round(longest) };
	};
}

/** Whether a line says that a share of a stage is behind; a share beyond the stages is a while after the last began. @param {number} moment from 0 to 1 */
const isAt = (moment) => (/** @type {string} */ line) => {
	const [, stage = '', percent = '0'] = /(Reading|Writing|Finishing): *(\d*)/.exec(line) ?? [];
	const done = { Reading: 0, Writing: 0.5, Finishing: 0.9 }[stage];
	if (done === undefined) return null;
	if (stage === 'Finishing') return Math.max(0, moment - 0.9) * 100_000;
	return done + (Number(percent) / 100) * (stage === 'Reading' ? 0.5 : 0.4) >= moment ? 0 : null;
};

await bring(first, '1');
let server = await start();
const good = await currentId();
console.log(`Serving ${good}; ready ${Math.round(server.took)} ms after the start.`);
for (let turn = 0; turn < Number(turns); turn++) {
	const stop = watch(server.address);
	const moment = (turn + Math.random()) / Number(turns);
	const killed = await bring(next, '2', isAt(moment));
	const { seen, longest } = await stop();
	const now = await currentId();
	console.log(
		`Import ${turn + 1}: ${killed ? `killed at ${(moment * 100).toFixed(0)} %` : 'ended before'}; served ${seen.join()}; longest answer ${longest} ms.`
	);
	if (killed && now !== good) {
		console.log(`It had become current: ${now}.`);
		break;
	}
	if (killed && seen.some((id) => id !== good)) lose(`another snapshot than ${good} was served`);
	await server.kill();
	server = await start();
	console.log(`Started again in ${Math.round(server.took)} ms with ${server.snapshot}.`);
	if (server.snapshot !== (await currentId()))
		lose(`${server.snapshot} was served after the start`);
	if (!killed) break;
}

const stop = watch(server.address);
await bring(next, '2');
const other = await currentId();
for (let tries = 0; tries < 100; tries++) {
	const { snapshot } = await (await fetch(`${server.address}/summary.json`)).json();
	if (snapshot === other) break;
	await wait(ASK_EVERY);
}
const whole = await stop();
console.log(
	`The next import: ${other}; served ${whole.seen.join()}; longest answer ${whole.longest} ms.`
);
if (!whole.seen.includes(other)) lose('the next import was never served');

// Both states as they were, so that either can be made the current one in an instant, as an import does it.
const manifest = join(store, 'imports/ucdp-ged/manifest.json');
const pointer = join(store, 'snapshots/current.json');
const states = [];
for (const [number, file] of [next, first].entries()) {
	if (number) await bring(file, '1');
	const kept = [manifest, pointer].map((path) => [
		path,
		join(store, `${basename(path)}.${number}`)
	]);
	for (const [path = '', copy = ''] of kept) await copyFile(path, copy);
	states.push({ id: await currentId(), kept });
}
for (let turn = 0; turn < Number(turns); turn++) {
	const state = states[turn % 2];
	if (!state) break;
	for (const [path = '', copy = ''] of state.kept) {
		await copyFile(copy, `${path}.made`);
		await rename(`${path}.made`, path);
	}
	// It is noticed with a question, and opened then.
	await fetch(`${server.address}/summary.json`).catch(() => null);
	const after = Math.random() * 1500;
	const asking = wait(1000).then(() => fetch(`${server.address}/summary.json`).catch(() => null));
	await wait(after);
	await server.kill();
	await asking;
	server = await start();
	console.log(
		`Switch ${turn + 1}: killed after ${Math.round(after)} ms; started again in ${Math.round(server.took)} ms with ${server.snapshot}.`
	);
	if (server.snapshot !== state.id) lose(`${server.snapshot} instead of ${state.id}`);
}
await server.kill();
const left = (await readdir(join(store, 'snapshots'))).filter((name) => name.includes('tmp'));
if (left.length) lose(`left behind: ${left.join()}`);
console.log(lost ? `${lost} things were lost.` : 'Nothing was lost.');
await rm(store, { recursive: true, force: true });
process.exitCode = lost ? 1 : 0;
