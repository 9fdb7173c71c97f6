// The parts of an imported incident.
import type { Point } from 'geojson';
import type { Outcome, Who } from '../domain/figure.ts';
import type { Incident } from '../domain/incident.ts';
import { drawingOf } from '../domain/precision.ts';
import type { PeriodPrecision, PlacePrecision } from '../domain/precision.ts';
import type { Evidence, Figure, Location, Period, Position } from '../domain/schema.ts';
import type { Desk } from './desk.ts';
import type { ReadOptions } from './format.ts';
import { refuse } from './refusal.ts';
import { lineText } from './text.ts';

/** Metres around a named place that "near" stands for in the datasets. */
export const NEAR = 25_000;

/** What says so: the record of the dataset. */
export const evidenceOf = (options: ReadOptions, record: string): Evidence[] => [
	{
		source: options.source ?? options.dataset,
		locator: lineText(`record ${record}`),
		paraphrase: 'As the dataset records it.'
	}
];

/** A closed interval of days; refuses one whose end lies before its beginning. */
export function periodOf(
	[earliest, latest]: [string | null, string | null],
	precision: PeriodPrecision,
	evidence: Evidence[],
	inferred?: Period['inferred']
): Period {
	if (earliest && latest && latest < earliest)
		refuse('period', `${earliest} to ${latest}`, 'ends before it begins');
	return { earliest, latest, precision, ...(inferred && { inferred }), evidence };
}

interface Place {
	precision: PlacePrecision;
	/** As the file gives it; of an imprecise place only the anchor of its outline. */
	point: Position | null;
	name: string;
	method: string;
	code?: string;
	inferred?: Location['inferred'];
}

/**
 * Where it was: a point only where the place is known as a place, an anchor where only an area is.
 * A place without coordinates is not placed.
 */
export function placeOf(
	{ precision, point, name, method, code, inferred }: Place,
	evidence: Evidence[],
	desk: Desk
): { location: Location; geometry: Point | null } {
	const isPoint = ['symbol', 'disc'].includes(drawingOf(precision, true));
	if (isPoint && !point) desk.note(`It has no coordinates, so it is not placed (${precision}).`);
	if (point && point[0] === 0 && point[1] === 0)
		desk.note('Its coordinates are 0, 0, which often stand for an unknown place.');
	const known = isPoint && !point ? 'unknown' : precision;
	const isArea = !isPoint && drawingOf(precision, true) === 'outline';
	const shortName = lineText(name);
	return {
		location: {
			...(shortName && { name: shortName }),
			precision: known,
			...(known === 'near-settlement' && { radius: NEAR }),
			...(isArea && point && { anchor: point }),
			method: isPoint && !point ? 'no coordinates given' : method,
			...(code && { code: lineText(code) }),
			...(inferred && known !== 'unknown' && { inferred }),
			evidence
		},
		geometry: isPoint && point ? { type: 'Point', coordinates: point } : null
	};
}

type Range = Pick<Figure, 'low' | 'best' | 'high'>;

/**
 * A figure; null where nothing was reported, which is not 0. Where low, best and high contradict each
 * other the range is widened to hold the best figure and a note says so; without a best figure a low
 * one above the high one cannot be mended and is refused.
 */
export function figureOf(
	outcome: Outcome,
	who: Who,
	range: Range,
	evidence: Evidence[],
	desk: Desk
): Figure | null {
	const { low, best, high } = range;
	if (low === null && best === null && high === null) return null;
	const least = Math.min(low ?? Infinity, best ?? Infinity, high ?? Infinity);
	const most = Math.max(low ?? -Infinity, best ?? -Infinity, high ?? -Infinity);
	const isSound = (low === null || low === least) && (high === null || high === most);
	if (isSound) return { outcome, who, ...range, evidence };
	const found = `low ${low ?? 'unknown'}, best ${best ?? 'unknown'}, high ${high ?? 'unknown'}`;
	if (best === null)
		return refuse('casualties', found, 'has a low figure above its high one and no best one');
	desk.note(
		`Its figures contradict each other (${found}); taken as ${least} to ${most}, best ${best}.`
	);
	return {
		outcome,
		who,
		low: low === null ? null : least,
		best,
		high: high === null ? null : most,
		evidence
	};
}

/** A figure of which only one number is given. */
export const single = (best: number | null): Range => ({ low: null, best, high: null });

const LABELS: Record<string, string> = {
	attack: 'Attack',
	'armed-attack': 'Armed attack',
	assassination: 'Assassination',
	'armed-clash': 'Armed clash',
	'facility-attack': 'Attack on a facility',
	explosion: 'Explosion',
	bombing: 'Bombing',
	'suicide-bombing': 'Suicide bombing',
	'premature-explosion': 'Device exploded early',
	'air-or-drone-strike': 'Air or drone strike',
	shelling: 'Shelling',
	mine: 'Mine',
	abduction: 'Abduction',
	'hostage-taking': 'Hostage-taking',
	hijacking: 'Hijacking',
	'arrest-or-raid': 'Arrest or raid',
	'protest-or-riot': 'Protest or riot',
	other: 'Other incident',
	unknown: 'Incident'
};

/** The ids of the taxonomy that formats know. */
export const TYPES = Object.keys(LABELS);

/** A title that states what is said to have happened and where. */
export const titleOf = (type: string, ...places: string[]): string =>
	lineText([LABELS[type] ?? type, ...new Set(places.filter(Boolean))].join(', '));

/** An incident of one occurrence, on no layer. */
export const incidentOf = (
	options: ReadOptions,
	parts: Omit<Incident, 'kind' | 'layer' | 'dataset' | 'occurrences'> &
		Partial<Pick<Incident, 'occurrences'>>
): Incident => ({
	kind: 'incident',
	layer: null,
	dataset: options.dataset,
	occurrences: 1,
	...parts
});
