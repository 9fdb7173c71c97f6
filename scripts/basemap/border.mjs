// Prints a simplified border between two countries as a GeoJSON MultiLineString, for records that are
// drawn along it:  npm run border -- AFG PAK 100 > border.json   (administrators' codes, vertices)
import { mesh } from 'topojson-client';
import { weighedTopology } from './simplify.mjs';
import { buildUnits } from './units.mjs';

/** The border between two administrators with about `most` vertices, 3 decimals. */
export function borderBetween({ units }, [one, other], most) {
	const { topo, geometries } = weighedTopology(units);
	const admin = new Map(geometries.map((geometry, i) => [geometry, units[i].admin]));
	topo.objects.units.geometries = geometries;
	const line = mesh(topo, topo.objects.units, (a, b) => {
		const pair = [admin.get(a), admin.get(b)];
		return pair.includes(one) && pair.includes(other);
	});
	const weights = line.coordinates.flatMap((part) => part.slice(1, -1).map((p) => p[2]));
	const least = weights.sort((a, b) => b - a)[Math.max(0, most - 2 * line.coordinates.length)] ?? 0;
	const coordinates = line.coordinates.map((part) =>
		part
			.filter((p, i) => i === 0 || i === part.length - 1 || p[2] > least)
			.map(([x, y]) => [Number(x.toFixed(3)), Number(y.toFixed(3))])
	);
	return { type: 'MultiLineString', coordinates: joined(coordinates) };
}

/** Lines that end where another begins, put together. */
function joined(lines) {
	const same = (p, q) => p[0] === q[0] && p[1] === q[1];
	const [first, ...rest] = lines;
	for (const [i, next] of rest.entries()) {
		const others = rest.toSpliced(i, 1);
		if (same(first.at(-1), next[0])) return joined([[...first, ...next.slice(1)], ...others]);
		if (same(first.at(-1), next.at(-1)))
			return joined([[...first, ...next.toReversed().slice(1)], ...others]);
		if (same(first[0], next.at(-1))) return joined([[...next, ...first.slice(1)], ...others]);
		if (same(first[0], next[0]))
			return joined([[...next.toReversed(), ...first.slice(1)], ...others]);
	}
	return rest.length ? [first, ...joined(rest)] : lines;
}

if (import.meta.filename === process.argv[1]) {
	const [one = 'AFG', other = 'PAK', most = '100'] = process.argv.slice(2);
	console.log(JSON.stringify(borderBetween(await buildUnits(), [one, other], Number(most))));
}
