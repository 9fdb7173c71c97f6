import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksOf } from '../cartography/marks.ts';
import { at, sampleLayers } from '../cartography/samples.ts';
import { capsuleText } from '../cartography/badge.ts';
import { inView, MOST_TARGETS, targetsOf, unitOf } from './targets.ts';

const frame = { width: 1000, height: 700 };
/** Degrees as pixels. */
const project = ([x, y]: [number, number]) => ({ x, y });
const points = (positions: [number, number][]) =>
	targetsOf(marksOf(positions.map((position, i) => at(String(i), position))));

test('an area with incidents and presences is one target with two capsules', () => {
	const features = sampleLayers().flatMap((layer) => layer.features);
	const areas = targetsOf(marksOf(features)).filter((target) => target.kind === 'area');
	expect(areas.map(({ id, marks }) => [id, marks.map(capsuleText)])).toEqual([
		['AF-KHO', ['?', '1']],
		['north-waziristan', ['6']]
	]);
});

test('what is out of view is not operable', () => {
	const targets = points([
		[500, 300],
		[5000, 300]
	]);
	expect(inView(targets, project, frame)).toEqual([targets[0]]);
});

test('targets are read line by line, from left to right', () => {
	const targets = points([
		[800, 300],
		[100, 310],
		[500, 20]
	]);
	expect(inView(targets, project, frame).map(({ position }) => position)).toEqual([
		[500, 20],
		[100, 310],
		[800, 300]
	]);
});

test('where there are too many, those nearest to the middle are operable', () => {
	const crowd = Array.from({ length: MOST_TARGETS + 50 }, (_, i): [number, number] => [
		500 + i * 0.5,
		350
	]);
	const chosen = inView(points(crowd), project, frame);
	expect(chosen).toHaveLength(MOST_TARGETS);
	expect(Math.max(...chosen.map(({ position: [x] }) => x))).toBe(500 + (MOST_TARGETS - 1) * 0.5);
});

test('targets that hold the focus keep their order and are never dropped', () => {
	const position = fc.tuple(fc.nat(999), fc.nat(699));
	fc.assert(
		fc.property(fc.uniqueArray(position, { minLength: 1, selector: String }), (positions) => {
			const targets = points(positions);
			const keep = targets.map(({ id }) => id).reverse();
			const far = ([x, y]: [number, number]) => ({ x: x + 5000, y });
			expect(inView(targets, far, frame, keep).map(({ id }) => id)).toEqual(keep);
		})
	);
});

test('a small area reaches as far as half its smaller side', () => {
	const [, , area] = targetsOf(marksOf(sampleLayers().flatMap((layer) => layer.features)));
	if (area?.kind !== 'area') throw new Error('The third target is Khost.');
	expect(unitOf(area, ([x, y]) => ({ x: x * 10, y: y * 20 }), 0).reach).toBeCloseTo(4);
});
