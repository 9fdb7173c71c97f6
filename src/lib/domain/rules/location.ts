import type { Draft, Finding } from '../draft.ts';
import type { Shape } from '../geometry.ts';
import { membersOf, show, textOf } from '../loose.ts';
import { PLACE_PRECISIONS, UNPLACED } from '../precision.ts';
import type { PlacePrecision } from '../precision.ts';
import type { Region } from '../region.ts';
import { positionSchema } from '../schema.ts';
import type { Position } from '../schema.ts';
import type { Known } from './known.ts';
import { holdsAnchor, metresOutside } from './outline.ts';

const POINTS: readonly PlacePrecision[] = ['exact', 'settlement', 'near-settlement', 'water'];
/** Outlines are simplified: a position so near to one may still belong to it. */
const EDGE = 5_000;

const isLine = (shape: Shape) => shape.type === 'LineString' || shape.type === 'MultiLineString';

/** The levels of region that a precision allows to be certain of. */
function allows(precision: PlacePrecision, { level }: Region): boolean {
	if (precision === 'unknown') return false;
	if (precision === 'country') return level === 'country' || level === 'area';
	return precision !== 'province' || level !== 'district';
}

function checkGeometry(precision: PlacePrecision, shape: Shape | null, region?: Region): Finding[] {
	const wrong = (expected: string): Finding[] => [
		{
			field: 'geometry',
			found: `${shape?.type ?? 'no geometry'} for the precision ${precision}`,
			expected
		}
	];
	if (UNPLACED.includes(precision)) return shape ? wrong('null: it has no place on the map') : [];
	if (POINTS.includes(precision)) return shape?.type === 'Point' ? [] : wrong('a Point');
	if (precision === 'line-or-area') return shape || region ? [] : wrong('a line or an outline');
	if (shape) return isLine(shape) ? wrong('an outline, or a Point for a disc') : [];
	const known =
		region &&
		(precision === 'province'
			? region.level !== 'country'
			: region.level === 'district' || region.level === 'area');
	return known ? [] : wrong(`an outline, or a ${precision} as location.region`);
}

function checkAnchor(shape: Shape | null, value: unknown): Finding[] {
	const field = 'location.anchor';
	if (!shape || shape.type === 'Point') return [];
	const kind = isLine(shape) ? 'on the line' : 'inside the outline';
	if (value === undefined) return [{ field, found: 'nothing', expected: `a position ${kind}` }];
	const anchor = positionSchema.safeParse(value);
	if (!anchor.success || holdsAnchor(shape, anchor.data)) return [];
	return [{ field, found: `${show(value)}, which is not ${kind}`, expected: `a position ${kind}` }];
}

function checkRegion(
	precision: PlacePrecision,
	shape: Shape | null,
	region: Region,
	anchor: Position | undefined
): Finding[] {
	const field = 'location.region';
	if (!allows(precision, region)) {
		const found = `${show(region.id)}, a ${region.level}, for the precision ${precision}`;
		return [{ field, found, expected: 'no region finer than the precision' }];
	}
	const position = shape?.type === 'Point' ? shape.coordinates : anchor;
	if (!position || precision === 'water' || metresOutside(position, region.geometry) <= EDGE)
		return [];
	const found = `${show(region.id)}, which does not hold ${position.join(', ')}`;
	return [{ field, found, expected: 'a region that holds the place' }];
}

/** Where a record lies: the geometry that its precision needs, its anchor, and a region that holds it. */
export function checkLocation(
	draft: Draft,
	known: Known,
	shape: Shape | null | undefined
): Finding[] {
	const location = membersOf(membersOf(draft.value).location);
	const precision = PLACE_PRECISIONS.find((word) => word === location.precision);
	if (!precision) return [];
	const id = textOf(location.region) ?? '';
	const region = known.region(id);
	const findings: Finding[] = [];
	let anchor = positionSchema.safeParse(location.anchor).data;
	// A broken geometry is reported as such and says nothing about the rest; statements have none.
	if (shape !== undefined) {
		// Nor does a region that is there and broken, or may be in a file that could not be read.
		const isUnsure =
			!POINTS.includes(precision) && shape === null && !region && known.has('region', id);
		if (!isUnsure) findings.push(...checkGeometry(precision, shape, region));
		const misplaced = checkAnchor(shape, location.anchor);
		findings.push(...misplaced);
		if (misplaced.length) anchor = undefined;
	}
	if (region) findings.push(...checkRegion(precision, shape ?? null, region, anchor));
	return findings;
}

/** A region's own anchor lies inside its outline. */
export function checkRegionAnchor(draft: Draft, known: Known): Finding[] {
	const region = draft.kind === 'region' && draft.id !== null ? known.region(draft.id) : undefined;
	if (!region || holdsAnchor(region.geometry, region.anchor)) return [];
	return [
		{ field: 'anchor', found: show(region.anchor), expected: 'a position inside the outline' }
	];
}
