// Boundary lines: which are drawn as a country's, which as a region's, and which are disputed.
import { mesh } from 'topojson-client';

const isKashmir = (unit) => unit.top === 'kashmir';
const either = (a, b, test) => test(a) || test(b);
const between = (a, b, one, other) => (one(a) && other(b)) || (one(b) && other(a));
const admin = (code) => (unit) => unit.admin === code;
const top = (id) => (unit) => unit.top === id;

/** Whether a line between two units follows a claim that another state contests. */
function disputed(a, b) {
	return (
		(isKashmir(a) && isKashmir(b) && a.admin !== b.admin) || // line of control, Siachen
		either(a, b, admin('KAS')) ||
		between(a, b, admin('CHN'), (u) => isKashmir(u) && u.admin === 'IND') || // line of actual control
		between(a, b, admin('CHN'), (u) => u.province === 'IN-AR') ||
		between(a, b, admin('UKR'), top('crimea')) ||
		between(a, b, top('EH'), (u) => u.admin === 'MAR' && u.top !== 'EH') ||
		(top('EH')(a) && top('EH')(b)) || // the berm
		between(a, b, admin('SOM'), admin('SOL')) ||
		between(a, b, admin('SRB'), admin('KOS')) ||
		either(a, b, admin('CYN')) ||
		either(a, b, admin('PSX')) ||
		between(a, b, admin('ISR'), admin('SYR')) ||
		(either(a, b, (u) => u.province === 'GE-AB') && a.admin === b.admin)
	);
}

/** What a line between two neighbouring units is; null where none is drawn. */
function kindOf(a, b) {
	const contested = disputed(a, b);
	if (a.admin !== b.admin || (contested && a.top !== b.top))
		return { kind: 'country', disputed: contested, z: 0 };
	if (a.province === b.province) return null;
	const z = Math.min(a.p.min_zoom, b.p.min_zoom); // Natural Earth's own; 4.6 to 6.7 around the first data set
	return {
		kind: 'region',
		disputed: contested,
		z: z < 4 ? 3 : z < 7 ? 4 : z < 8 ? 5 : z < 9 ? 6 : 7
	};
}

/** Boundaries as GeoJSON lines with kind, disputed (0 or 1) and the zoom they appear at. */
export function boundaries({ topo, geometries }, units) {
	const unitOf = new Map(geometries.map((geometry, i) => [geometry, units[i]]));
	const keyOf = new Map();
	const key = (a, b) => {
		const about = kindOf(unitOf.get(a), unitOf.get(b));
		if (!about) return null;
		const text = `${about.kind} ${Number(about.disputed)} ${about.z}`;
		keyOf.set(text, about);
		return text;
	};
	mesh(topo, topo.objects.units, (a, b) => a !== b && key(a, b) === '');
	return [...keyOf]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([text, { kind, disputed: contested, z }]) => ({
			type: 'Feature',
			properties: { kind, disputed: Number(contested), z },
			geometry: mesh(topo, topo.objects.units, (a, b) => a !== b && key(a, b) === text)
		}));
}
