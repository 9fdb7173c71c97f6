// What npm run bench can be asked: npm run bench -- --rows 400000,2500000 --parts filters --only duckdb
import { parseArgs } from 'node:util';

/** What can be measured by itself, in the order of measuring. */
export const PARTS = /** @type {const} */ ([
	'front',
	'figures',
	'oracle',
	'filters',
	'clickhouse',
	'snapshot',
	'pages',
	'server',
	'load'
]);
/** What the engine is measured against. */
export const YARDSTICKS = /** @type {const} */ (['duckdb', 'postgis', 'supercluster']);
const ROWS = 400_000;
/** The engine orders rows by numbers that are exact below so many. */
const MOST_ROWS = 2 ** 24 - 1;
const ROUNDS = 5;
const MINUTES = 1;

/** @typedef {typeof PARTS[number]} Part */
/** @typedef {typeof YARDSTICKS[number]} Yardstick */
/**
 * @typedef {object} Options
 * @property {number[]} rows How many made-up incidents, one run for each.
 * @property {string | null} dataset The file of a snapshot to take instead.
 * @property {string | null} store The folder of a store to open and to serve.
 * @property {Part[]} parts
 * @property {Yardstick[]} only
 * @property {number} rounds How often each filter is asked; the shortest time counts.
 * @property {number} minutes How long a server is under load.
 */

/** @template {string} T @param {string | undefined} given @param {readonly T[]} known @param {string} name @returns {T[]} */
function listed(given, known, name) {
	if (given === undefined) return [...known];
	const words = given.split(',').filter(Boolean);
	const strange = words.find((word) => !known.some((each) => each === word));
	if (strange !== undefined)
		throw new RangeError(`--${name} says “${strange}”; expected some of ${known.join(', ')}.`);
	return known.filter((each) => words.includes(each));
}

/** @param {string} text @param {string} name @param {number} most */
function whole(text, name, most) {
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1 || number > most)
		throw new RangeError(`--${name} says “${text}”; expected a whole number from 1 to ${most}.`);
	return number;
}

/** Reads the words of a command line; throws a RangeError or TypeError that says what is wrong. @param {string[]} args @returns {Options} */
export function parseOptions(args) {
	const { values } = parseArgs({
		args,
		options: {
			rows: { type: 'string', default: String(ROWS) },
			dataset: { type: 'string' },
			store: { type: 'string' },
			parts: { type: 'string' },
			only: { type: 'string' },
			rounds: { type: 'string', default: String(ROUNDS) },
			minutes: { type: 'string', default: String(MINUTES) }
		}
	});
	return {
		rows: values.rows.split(',').map((text) => whole(text, 'rows', MOST_ROWS)),
		dataset: values.dataset ?? null,
		store: values.store ?? null,
		parts: listed(values.parts, PARTS, 'parts'),
		only: values.only === 'none' ? [] : listed(values.only, YARDSTICKS, 'only'),
		rounds: whole(values.rounds, 'rounds', 100),
		minutes: whole(values.minutes, 'minutes', 60)
	};
}
