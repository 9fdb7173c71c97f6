import { SCHEMAS } from './draft.ts';
import type { Draft, DraftKind, Finding } from './draft.ts';
import type { Fault } from './fault.ts';
import { closeRings, geometrySchema, isOutline, outlineSchema } from './geometry.ts';
import type { Outline, Shape } from './geometry.ts';
import type { Region } from './region.ts';
import { checkCasualties } from './rules/casualties.ts';
import { checkDates } from './rules/dates.ts';
import { createKnown } from './rules/known.ts';
import type { Known, Surroundings } from './rules/known.ts';
import { checkLocation, checkRegionAnchor } from './rules/location.ts';
import { checkRings } from './rules/outline.ts';
import { checkReferences } from './rules/references.ts';
import { checkSource } from './rules/sources.ts';
import { checkTies } from './rules/ties.ts';
import { findingsOf } from './shape.ts';

const RULES: ((draft: Draft, known: Known, shape: Shape | null | undefined) => Finding[])[] = [
	(draft) => checkRings(draft.geometry),
	checkReferences,
	checkDates,
	checkCasualties,
	checkLocation,
	checkRegionAnchor,
	checkSource,
	checkTies
];

/** Incidents, statements and presences share one space of ids; every other kind has its own. */
const spaceOf = (kind: DraftKind): string =>
	kind === 'incident' || kind === 'statement' || kind === 'presence' ? 'record' : kind;

/** A draft in which nothing is wrong, with its value as its schema reads it. */
export interface Sound {
	draft: Draft;
	value: unknown;
	geometry: Shape | null;
}

interface Shaped extends Omit<Sound, 'geometry'> {
	findings: Finding[];
	/** Undefined where it is broken or there is none to keep. */
	geometry: Shape | null | undefined;
}

function shape(draft: Draft): Shaped {
	const value = SCHEMAS[draft.kind].safeParse(draft.value);
	const findings = [...(draft.findings ?? [])];
	// Where there is nothing at all the reader of the file has said so.
	if (!value.success && !(draft.value === undefined && findings.length))
		findings.push(...findingsOf(value.error, draft.value));
	let geometry: Shape | null | undefined;
	if (isOutline(draft.geometry)) geometry = closeRings(draft.geometry);
	else if (draft.geometry !== undefined) {
		const schema = draft.kind === 'region' ? outlineSchema : geometrySchema.nullable();
		const parsed = schema.safeParse(draft.geometry);
		if (parsed.success) geometry = parsed.data && closeRings(parsed.data);
		else findings.push(...findingsOf(parsed.error, draft.geometry, 'geometry'));
	}
	return { draft, value: value.data, geometry, findings };
}

function checkIds(drafts: readonly Draft[]): Map<Draft, Finding> {
	const twice = new Map<Draft, Finding>();
	const first = new Map<string, Draft>();
	for (const draft of drafts) {
		if (draft.id === null) continue;
		const name = `${spaceOf(draft.kind)} ${draft.id}`;
		const other = first.get(name);
		if (!other) first.set(name, draft);
		else {
			const found = `${JSON.stringify(draft.id)}, also the id of the ${other.kind} in ${other.file}`;
			twice.set(draft, { field: 'id', found, expected: 'an id of its own' });
		}
	}
	return twice;
}

/**
 * Checks all drafts, each by its schema and against all others, and tells every fault at once.
 * A record counts as sound when nothing is wrong with itself; what it refers to may still be broken.
 */
export function checkDrafts(
	drafts: readonly Draft[],
	surroundings: Surroundings
): { sound: Sound[]; faults: Fault[] } {
	const shaped = drafts.map(shape);
	const regions = new Map<string, Region>();
	for (const { draft, value, geometry, findings } of shaped) {
		if (draft.kind !== 'region' || draft.id === null || findings.length || !geometry) continue;
		regions.set(draft.id, {
			...(value as Omit<Region, 'id' | 'geometry'>),
			id: draft.id,
			geometry: geometry as Outline
		});
	}
	const known = createKnown(drafts, regions, surroundings);
	const twice = checkIds(drafts);
	const faults: Fault[] = [];
	const sound: Sound[] = [];
	for (const { draft, value, geometry, findings } of shaped) {
		for (const rule of RULES) findings.push(...rule(draft, known, geometry));
		const double = twice.get(draft);
		if (double) findings.push(double);
		if (!findings.length) sound.push({ draft, value, geometry: geometry ?? null });
		for (const finding of findings)
			faults.push({ file: draft.file, record: draft.record, ...finding });
	}
	return { sound, faults };
}
