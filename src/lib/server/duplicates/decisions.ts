// What analysts decided on pairs of incidents: data/duplicates.json, a file to read, to compare and to take back.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import {
	contradictionsIn,
	droppedOf,
	duplicatesFileSchema,
	pairKey
} from '../../domain/duplicate.ts';
import type { Decision } from '../../domain/duplicate.ts';
import type { Fault } from '../../domain/fault.ts';
import { show } from '../../domain/loose.ts';
import type { Records } from '../../domain/records.ts';
import { findingsOf } from '../../domain/shape.ts';
import { FormatError } from '../../formats/format.ts';
import { readJSON } from '../../formats/json.ts';
import { readText } from '../data.ts';
import { putText } from '../snapshot/durable.ts';
import { createQueue } from './queue.ts';

/** The file of decisions in a data folder; there need not be one. */
export const DUPLICATES = 'duplicates.json';

/** Decisions in the order of the file, and what is wrong with them. */
export interface Decided {
	decisions: Decision[];
	faults: Fault[];
}

/** A dropped incident must not be one that a statement of the hand-kept data speaks of. */
function spokenOf(decisions: readonly Decision[], { statements }: Pick<Records, 'statements'>) {
	const spoken = new Set(statements.flatMap(({ incidents }) => incidents));
	return decisions.flatMap((decision, index) => {
		const dropped = droppedOf(decision);
		if (dropped === null || !spoken.has(dropped)) return [];
		const expected = `${dropped}, which a statement speaks of`;
		return [
			{ index, field: 'keep', found: decision.decision === 'same' ? decision.keep : '', expected }
		];
	});
}

/** Reads the decisions and tells what contradicts itself or the hand-kept records. */
export async function readDecisions(
	folder: string,
	records: Pick<Records, 'statements'> = { statements: [] }
): Promise<Decided> {
	const held = await access(join(folder, DUPLICATES)).then(
		() => true,
		() => false
	);
	if (!held) return { decisions: [], faults: [] };
	const text = await readText(folder, DUPLICATES);
	if (typeof text !== 'string') return { decisions: [], faults: [text] };
	const { value, faults } = readJSON(text, DUPLICATES);
	if (value === undefined) return { decisions: [], faults };
	const parsed = duplicatesFileSchema.safeParse(value);
	if (!parsed.success) {
		for (const finding of findingsOf(parsed.error, value))
			faults.push({ file: DUPLICATES, record: '', ...finding });
		return { decisions: [], faults };
	}
	const decisions = parsed.data.duplicates;
	for (const { index, field, found, expected } of [
		...contradictionsIn(decisions),
		...spokenOf(decisions, records)
	])
		faults.push({
			file: DUPLICATES,
			record: `duplicates.${index}`,
			field,
			found: show(found),
			expected
		});
	return { decisions: faults.length ? [] : decisions, faults };
}

const FILE_START = { $schema: './schema/duplicates.schema.json' };

const formatDecisions = (decisions: readonly Decision[]): string => {
	const duplicates = [...decisions].sort((one, other) =>
		pairKey(one.a, one.b) < pairKey(other.a, other.b) ? -1 : 1
	);
	return JSON.stringify({ ...FILE_START, duplicates }, null, '\t') + '\n';
};

async function change(
	folder: string,
	make: (decisions: Decision[]) => Decision[]
): Promise<Decision[]> {
	const { decisions, faults } = await readDecisions(folder);
	if (faults.length)
		throw new FormatError(`${DUPLICATES} has faults; mend it first: npm run atlas -- check.`);
	const made = make(decisions);
	const parsed = duplicatesFileSchema.safeParse({ duplicates: made });
	if (!parsed.success) {
		const [finding] = findingsOf(parsed.error, { duplicates: made });
		const field = finding?.field.split('.').at(-1);
		throw new FormatError(`${field}: found ${finding?.found}, expected ${finding?.expected}.`);
	}
	const [fault] = contradictionsIn(made);
	if (fault)
		throw new FormatError(`${fault.field}: found ${fault.found}, expected ${fault.expected}.`);
	await putText(join(folder, DUPLICATES), formatDecisions(made));
	return made;
}

const inTurn = createQueue();

const isOther = (a: string, b: string) => (decision: Decision) =>
	pairKey(decision.a, decision.b) !== pairKey(a, b);

/** Writes a decision down, in the place of one on the same pair; throws FormatError where it cannot stand. */
export const decide = (folder: string, decision: Decision): Promise<Decision[]> =>
	inTurn(() =>
		change(folder, (decisions) => [...decisions.filter(isOther(decision.a, decision.b)), decision])
	);

/** Takes the decision on a pair out again; throws FormatError where there is none. */
export const undo = (folder: string, a: string, b: string): Promise<Decision[]> =>
	inTurn(() =>
		change(folder, (decisions) => {
			const rest = decisions.filter(isOther(a, b));
			if (rest.length === decisions.length)
				throw new FormatError(`Nothing is decided on ${a} and ${b}.`);
			return rest;
		})
	);
