import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Records } from '../domain/records.ts';
import { describeEngine } from '../query/conformance.ts';
import { worldSample } from '../query/world.ts';
import { packColumns, unpackColumns } from './blob.ts';
import { ColumnsFault, sumOf } from './head.ts';
import { assembleEngine, createColumns, hitsOf, solveHere } from './engine.ts';
import { piecesIn, shareAll } from './share.ts';
import { createSolver } from './solver.ts';
import { createMemory, linesOf } from './store.ts';
import type { Columns } from './table.ts';
import { createTextIndex } from './text.ts';

/** An engine whose columns have been packed and read back. */
function engineVia(read: (pieces: Map<string, Uint8Array>) => Columns) {
	return (records: Records) => {
		const made = createColumns(records);
		const columns = read(new Map(packColumns(made.columns)));
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

describeEngine(
	'the engine on columns in shared memory',
	engineVia((pieces) => unpackColumns(piecesIn(shareAll(pieces)))),
	40
);
// A database gives bytes that begin anywhere.
describeEngine(
	'the engine on columns from bytes at odd addresses',
	engineVia((pieces) =>
		unpackColumns((name) => {
			const bytes = pieces.get(name);
			if (!bytes) return undefined;
			const room = new Uint8Array(bytes.length + 3);
			room.set(bytes, 3);
			return room.subarray(3);
		})
	),
	20
);

const piecesOf = (records: Records) => new Map(packColumns(createColumns(records).columns));

/** A world of which every piece holds something. */
const someWorld = worldSample.filter(({ incidents }) => incidents.length > 3);

describe('packed columns', () => {
	test('are packed into the very same bytes once more', () => {
		fc.assert(
			fc.property(worldSample, (records) => {
				const pieces = piecesOf(records);
				const again = new Map(packColumns(unpackColumns((name) => pieces.get(name))));
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
					const read = () => unpackColumns((each) => (each === name ? bad : pieces.get(each)));
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
		expect(() => unpackColumns(() => head)).toThrow('version 0; expected version 5');
	});
});
