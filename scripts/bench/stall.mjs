// Run by hand: npx node scripts/bench/stall.mjs [rows]
// How long the thread that serves is held up while a pool answers a mix of questions at once: counts, facets with
// their names, histograms, extents, pages and tiles, each answer written as JSON.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { threadCpuUsage } from 'node:process';
import { createColumnsBuilder } from '../../src/lib/columns/builder.ts';
import { createFacetWriter } from '../../src/lib/columns/facet.ts';
import { createSolver } from '../../src/lib/columns/solver.ts';
import { nestingsOf } from '../../src/lib/query/nesting.ts';
import { createPool } from '../../src/lib/server/pool.ts';
import { solveBySize } from '../../src/lib/server/solving.ts';
import { makeIncidents } from './incidents.mjs';
import { makeQuestions } from './questions.mjs';

/** The thread that serves is looked at so often, in milliseconds. */
const EVERY = 1;
const ROUNDS = 3;
const AT_ONCE = 8;

const rows = Number(process.argv[2]) || 2_500_000;
const { regions, facts } = makeIncidents(rows);
const lists = { regions, types: [], relations: [] };

function makeShared() {
	const builder = createColumnsBuilder(lists);
	for (const one of facts()) builder.add('incident', one);
	return builder.finish();
}
const { columns, shared } = makeShared();

const delay = monitorEventLoopDelay({ resolution: EVERY });
const rest = () => new Promise((resolve) => setTimeout(resolve, 20));
/** Milliseconds that this thread has worked, whatever else the machine does. */
const worked = () => {
	const { user, system } = threadCpuUsage();
	return (user + system) / 1000;
};
let [before, longest] = [worked(), 0];
/** Sees how much was done since the loop last came round. */
function look() {
	const now = worked();
	longest = Math.max(longest, now - before);
	before = now;
	setTimeout(look, EVERY);
}
/** @param {string} name */
function print(name) {
	// A delay is a timer's whole interval, through which the thread was free to sleep.
	const show = (/** @type {number} */ value) => Math.max(0, value).toFixed(1).padStart(9);
	const delayed = [delay.percentile(99), delay.max].map((one) => show(one / 1e6 - EVERY));
	console.log(name.padEnd(26), show(longest), ...delayed);
	delay.reset();
	longest = 0;
}

console.log('milliseconds           at work in one go, held up: 99th, most');
delay.enable();
look();
await rest();
delay.reset();
longest = 0;
const solver = createSolver(columns, 32_000_000);
await rest();
print('columns opened');

const pool = createPool(shared);
const solve = solveBySize(solver, pool);
const write = createFacetWriter(columns, {
	labelOf: (_, value) => value,
	nestings: nestingsOf(lists)
});
/** @typedef {import('../../src/lib/columns/solver.ts').Question} Question */
/** @type {Record<string, (question: Question) => Promise<unknown>>} */
const asked = {
	count: (question) => solve('count', question),
	facets: async (question) => write(question.filter, await solve('facets', question)),
	histogram: (question) => solve('histogram', question),
	extent: (question) => solve('extent', question),
	page: async (question) =>
		Array.from(await solve('list', question, 'incident', { order: 'newest', limit: 1000 })),
	'by title': async (question) =>
		Array.from(await solve('list', question, 'incident', { order: 'title', limit: 1000 })),
	tiles: async (question) => {
		const view = Array.from({ length: 12 }, (_, at) => ({
			z: 4,
			x: 6 + (at % 4),
			y: 5 + (at >> 2)
		}));
		const tiles = await solve('tiles', question, view);
		return tiles.map((tile) => tile?.length);
	}
};
const questions = makeQuestions(columns).map(({ filter }) => ({ filter, hits: null }));
// Of everything, all methods are asked for the first time.
for (const [name, ask] of Object.entries(asked)) {
	JSON.stringify(await ask({ filter: {}, hits: null }));
	await rest();
	print(`everything, ${name}`);
}
for (const [name, ask] of Object.entries(asked)) {
	for (let at = 0; at < questions.length; at += AT_ONCE) {
		const some = questions.slice(at, at + AT_ONCE);
		await Promise.all(some.map(async (question) => JSON.stringify(await ask(question))));
	}
	print(`sixty filters, ${name}`);
}
for (let round = 0; round < ROUNDS; round++)
	for (let at = 0; at < questions.length; at += 2) {
		const some = questions.slice(at, at + 2);
		const all = some.flatMap((question) => Object.values(asked).map((ask) => ask(question)));
		for (const answer of await Promise.all(all)) JSON.stringify(answer);
	}
print('all of them mixed');
await pool.close();
