// Two incidents side by side, with what they differ in said in words.
import { LEAST } from '../../domain/likeness.ts';
import type { Incident } from '../../domain/incident.ts';
import { formatPeriod } from '../../domain/period.ts';
import { formatPlacePrecision } from '../../domain/precision.ts';
import type { Records } from '../../domain/records.ts';
import { formatReported, reportedOf } from '../../domain/tally.ts';
import { sourcesOf } from '../../query/evidence.ts';
import { directoryOf } from '../directory.ts';
import { rowOf } from '../rows.ts';
import { shapeOf } from '../shape.ts';
import type { Decidable } from './list.ts';

/** One aspect of two incidents. */
export interface Aspect {
	name: string;
	a: string;
	b: string;
	/** In a word or two. */
	verdict: 'the same' | 'different' | 'not known of both';
}

const UNKNOWN = 'not reported';

function aspectOf(name: string, a: string | null, b: string | null): Aspect {
	const known = a !== null && b !== null;
	const verdict = known ? (a === b ? 'the same' : 'different') : 'not known of both';
	return { name, a: a ?? UNKNOWN, b: b ?? UNKNOWN, verdict };
}

const figure = (incident: Incident, outcome: 'killed' | 'wounded'): string | null => {
	const reported = reportedOf(incident.casualties, outcome);
	const words = formatReported(reported);
	return words === UNKNOWN ? null : words;
};

/** What two incidents say, aspect by aspect. */
export function compare(a: Incident, b: Incident, records: Records): Aspect[] {
	const { datasets, sources } = directoryOf(records);
	const rows = [rowOf(a, records), rowOf(b, records)] as const;
	const position = (incident: Incident) => {
		const found = shapeOf(incident, records).position;
		return found ? `${found[1].toFixed(4)}, ${found[0].toFixed(4)}` : null;
	};
	const groups = ({ groups: named }: (typeof rows)[number]) =>
		named.map(({ name, role, standing }) => `${name} (${role}, ${standing})`).join('; ') || null;
	const cited = (incident: Incident) =>
		sourcesOf(incident)
			.map((id) => sources.get(id)?.label ?? id)
			.join('; ');
	const of = (name: string, tell: (incident: Incident, at: 0 | 1) => string | null) =>
		aspectOf(name, tell(a, 0), tell(b, 1));
	return [
		of('Dataset', ({ dataset }) => datasets.get(dataset)?.title ?? dataset),
		of('Title', ({ title }) => title),
		of('When', ({ period }) => formatPeriod(period)),
		of('Date known to', ({ period }) => period.precision),
		of('Where', (_, at) => rows[at].place),
		of('Place known to', ({ location }) => formatPlacePrecision(location.precision)),
		of('Latitude, longitude', position),
		of('Type', (_, at) => rows[at].type),
		of('Killed', (incident) => figure(incident, 'killed')),
		of('Wounded', (incident) => figure(incident, 'wounded')),
		of('Groups', (_, at) => groups(rows[at])),
		of('Note', ({ note }) => note ?? null),
		of('Sources', cited)
	];
}

/** How alike two incidents are, in a sentence. */
export function formatLikeness({ score, km, days }: Omit<Decidable, 'decision'>): string {
	if (score === null || days === null)
		return 'The data as it is now does not hold these two to be alike.';
	const where = km === null ? 'one of them is known only to an area' : `${km} km apart`;
	const when =
		days === 0 ? 'possibly on one day' : days === 1 ? 'one day apart' : `${days} days apart`;
	const weak = score < LEAST ? ', a weak candidate' : '';
	return `Likeness ${score.toFixed(2)} of 1${weak}: ${where}, ${when}.`;
}
