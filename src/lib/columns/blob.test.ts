import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Records } from '../domain/records.ts';
import { describeEngine } from '../query/conformance.ts';
import { worldSample } from '../query/world.ts';
import { packColumns, unpackColumns } from './blob.ts';
import { createDesk } from './desk.ts';
import { ColumnsFault, sumOf } from './head.ts';
import { assembleEngine, createColumns, hitsOf, solveHere } from './engine.ts';
import { shareAll } from './share.ts';
import { createSolver } from './solver.ts';
import { createMemory, linesOf } from './store.ts';
import { createTextIndex } from './text.ts';

/** Pieces as columns, looked through. */
const unpack = (pieces: Iterable<readonly [string, Uint8Array]>) => unpackColumns(shareAll(pieces));

/** An engine whose columns have been packed and read back, at so many desks before its own. */
function engineAfter(desks: number) {
	return (records: Records) => {
		const made = createColumns(records);
		const columns = unpack(packColumns(made.columns));
		for (let desk = 0; desk < desks; desk++) createDesk(columns);
		const lines = linesOf(records, made.order);
		const text = createTextIndex(records, lines);
		return assembleEngine({
			snapshot: 'test',
			columns,
			lists: records,
			store: createMemory(lines),
			hits: hitsOf(columns, text),
			solve: solveHere(createSolver(columns, 1_000_000))
		});
	};
}

describeEngine('the engine on columns that were packed', engineAfter(0), 40);
describeEngine('the engine on columns at one of several desks', engineAfter(2), 20);

const piecesOf = (records: Records) => new Map(packColumns(createColumns(records).columns));

/** A world of which every piece holds something. */
const someWorld = worldSample.filter(({ incidents }) => incidents.length > 3);

describe('packed columns', () => {
	test('are packed into the very same bytes once more', () => {
		fc.assert(
			fc.property(worldSample, (records) => {
				const pieces = piecesOf(records);
				const again = new Map(packColumns(unpack(pieces)));
				expect([...again.keys()].sort()).toEqual([...pieces.keys()].sort());
				for (const [name, bytes] of pieces)
					if (name !== 'head') expect([name, again.get(name)]).toEqual([name, bytes]);
			}),
			{ numRuns: 30 }
		);
	});
	test('are the same in whatever order the records came', () => {
		fc.assert(
			fc.property(
				someWorld.chain((records) =>
					fc
						.shuffledSubarray(records.incidents, { minLength: records.incidents.length })
						.map((incidents) => [records, { ...records, incidents }] as const)
				),
				([records, shuffled]) => {
					const [one, other] = [records, shuffled].map((each) => createColumns(each).columns);
					for (const key of ['morton', 'idRank', 'titleRank', 'drawn'] as const)
						expect(other!.tables.incident[key]).toEqual(one!.tables.incident[key]);
					expect(other!.tables.incident.codes.region).toEqual(one!.tables.incident.codes.region);
				}
			),
			{ numRuns: 30 }
		);
	});
	test('that are cut, missing or damaged are refused, and told by name', () => {
		fc.assert(
			fc.property(someWorld, fc.nat(), fc.nat(), (records, pick, spot) => {
				const pieces = piecesOf(records);
				const names = [...pieces].flatMap(([name, bytes]) => (bytes.length ? [name] : []));
				const name = names[pick % names.length]!;
				const bytes = pieces.get(name)!;
				const flipped = bytes.slice();
				flipped[spot % bytes.length]! ^= 1;
				for (const bad of [bytes.subarray(0, spot % bytes.length), undefined, flipped]) {
					const others = [...pieces].filter(([each]) => each !== name);
					const read = () => unpack(bad ? [...others, [name, bad] as const] : others);
					expect(read).toThrow(ColumnsFault);
					if (name !== 'head') expect(read).toThrow(`“${name}”`);
				}
			}),
			{ numRuns: 200 }
		);
	});
	test('of another version are refused', () => {
		const json = new TextEncoder().encode('{"version":0}');
		const head = new TextEncoder().encode(`${sumOf(json)}\n{"version":0}`);
		expect(() => unpack([['head', head]])).toThrow('version 0; expected version 5');
	});
});
