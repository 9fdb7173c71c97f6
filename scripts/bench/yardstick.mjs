// What the engine is measured against, behind one interface, and how it comes to be here.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./asked.mjs').Asked} Asked */
/** @typedef {import('./rows.mjs').Rows} Rows */
/** @typedef {import('../../src/lib/query/engine.ts').Tile} Tile */
/** @typedef {import('../../src/lib/query/bins.ts').Unit} Unit */

/**
 * @typedef {object} Question
 * @property {string} part What is asked, one of the yardstick's own parts.
 * @property {Asked} asked
 * @property {Unit} unit Of the bins.
 * @property {Tile[]} tiles
 */
/**
 * @typedef {object} Answer What was asked, in the yardstick's own form; it is read only where it is checked.
 * @property {number[][]} [lines] What is counted (bins 0, types 1, countries 2, regions 3, groups 4), of which
 *   number, incidents, and of bins the killed: low, best, high.
 * @property {(Uint8Array | null)[]} [tiles] Vector tiles whose features say `count` and `killed_best`.
 */
/**
 * @typedef {object} Yardstick
 * @property {string} name
 * @property {string} version
 * @property {Record<string, 'facets' | 'tiles' | 'screen'>} parts What it can be asked, and which part of ours that is.
 * @property {(rows: Rows) => Promise<void>} load
 * @property {(question: Question) => Promise<Answer>} ask
 * @property {(asked: Asked) => Promise<[matched: number, killed: number]>} [sums] All incidents found and their
 *   killed by the best figure, for those that count nothing else.
 * @property {() => Promise<void>} close
 */

const FOLDER = fileURLToPath(new URL('yardsticks/', import.meta.url));

/** The yardsticks cannot be had here; the message says why, and how they can. */
export class Unavailable extends Error {}

/** Installs the yardsticks' packages where they are not there yet; throws Unavailable where that fails. */
export function installPackages() {
	if (existsSync(`${FOLDER}node_modules/.package-lock.json`)) return;
	console.log('Installing the yardsticks, once …');
	// Not “ci”: it refuses where a registry lacks what DuckDB needs on other machines.
	const args = ['install', '--no-save', '--prefix', FOLDER, '--no-audit', '--no-fund'];
	const { status, error, stderr } = spawnSync('npm', args, { encoding: 'utf8' });
	if (status === 0) return;
	// npm ends with where its log is, which says nothing here.
	const said = stderr.split('\n').filter((line) => line && !/complete log|^npm warn/.test(line));
	const why =
		error?.message ?? said.at(-1)?.replace('npm error ', '') ?? `npm ended with ${status}`;
	throw new Unavailable(
		`its packages could not be installed (${why}); “npm ${args.join(' ')}” does it`
	);
}
