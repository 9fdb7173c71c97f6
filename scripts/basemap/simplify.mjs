// Topology-preserving simplification: an arc is simplified once, whoever shares it, so neighbours
// keep fitting. Each arc is as fine as the finest unit beside it asks for; arcs that would cross
// after simplification are made finer until they do not.
import { topology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import { areaKm2, rightHanded } from './rings.mjs';

/** How much a vertex matters: area of the triangle with its neighbours, in square degrees at the equator. */
function weight([[x0, y0], [x1, y1], [x2, y2]]) {
	const area = Math.abs((x0 - x2) * (y1 - y0) - (x0 - x1) * (y2 - y0)) / 2;
	return area * Math.cos((Math.min(Math.abs(y1), 80) * Math.PI) / 180);
}

/** The units as one TopoJSON with vertex weights; `geometries[i]` belongs to `units[i]`. */
export function weighedTopology(units) {
	// wound alike, because outlines are merged by following their arcs from end to start
	const geometries = units.map((unit) => ({
		type: 'MultiPolygon',
		coordinates: unit.polygons.map(rightHanded)
	}));
	const topo = topology({ units: { type: 'GeometryCollection', geometries } });
	return { topo: presimplify(topo, weight), geometries: topo.objects.units.geometries };
}

const arcsOf = (geometry) => geometry.arcs.flat(2).map((i) => (i < 0 ? ~i : i));

/** Whether segments ab and cd cross at a point inside both. */
function cross(a, b, c, d) {
	const side = (p, q, r) =>
		Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
	return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Indexes of arcs that cross another arc or themselves. */
export function crossingArcs(arcs, cell = 0.25) {
	const grid = new Map();
	const found = new Set();
	arcs.forEach((arc, index) => {
		for (let i = 1; i < arc.length; i++) {
			const a = arc[i - 1],
				b = arc[i];
			const [x0, x1] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])].map((x) =>
				Math.floor(x / cell)
			);
			const [y0, y1] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])].map((y) =>
				Math.floor(y / cell)
			);
			for (let x = x0; x <= x1; x++) {
				for (let y = y0; y <= y1; y++) {
					const key = x * 1e4 + y;
					const others = grid.get(key);
					if (!others) {
						grid.set(key, [[a, b, index]]);
						continue;
					}
					for (const [c, d, other] of others) if (cross(a, b, c, d)) found.add(index).add(other);
					others.push([a, b, index]);
				}
			}
		}
	});
	return found;
}

/**
 * Simplified and rounded arcs.
 * @param coarse weight below which a vertex goes, in square degrees
 * @param fineness of a unit: { weight, decimals } where it asks for more than the rest
 */
export function simplifiedArcs({ topo, geometries }, units, { coarse, decimals, fineness }) {
	const least = new Array(topo.arcs.length).fill(coarse);
	const places = new Array(topo.arcs.length).fill(decimals);
	geometries.forEach((geometry, i) => {
		const size = units[i].polygons.reduce((sum, [outer]) => sum + areaKm2(outer), 0) / 12_364; // square degrees at the equator
		const asked = fineness(units[i]);
		const wanted = asked?.weight ?? Math.min(coarse, size / 75); // a small unit keeps its shape
		for (const arc of arcsOf(geometry)) {
			least[arc] = Math.min(least[arc], wanted);
			places[arc] = Math.max(places[arc], asked?.decimals ?? (size < 0.005 ? 4 : decimals));
		}
	});
	const key = (p) => `${p[0]},${p[1]}`;
	const ends = new Map(); // a node is rounded as finely as the finest arc that ends in it
	topo.arcs.forEach((arc, i) => {
		for (const p of [arc[0], arc.at(-1)])
			ends.set(key(p), Math.max(ends.get(key(p)) ?? 0, places[i]));
	});
	const round = (n, to) => Math.round(n * 10 ** to) / 10 ** to;
	const cut = (arc, i) => {
		const kept = [];
		arc.forEach((p, at) => {
			const end = at === 0 || at === arc.length - 1;
			if (!end && p[2] < least[i]) return;
			const to = end ? ends.get(key(p)) : places[i];
			const q = [round(p[0], to), round(p[1], to)];
			const before = kept.at(-1);
			if (!before || end || before[0] !== q[0] || before[1] !== q[1]) kept.push(q);
		});
		return kept;
	};
	let arcs = topo.arcs.map(cut);
	for (let attempt = 0; attempt < 8; attempt++) {
		const crossing = crossingArcs(arcs);
		if (!crossing.size) break;
		for (const i of crossing) {
			least[i] /= 4;
			places[i] = Math.min(5, places[i] + (attempt % 2));
		}
		arcs = arcs.map((arc, i) => (crossing.has(i) ? cut(topo.arcs[i], i) : arc));
	}
	return arcs;
}
