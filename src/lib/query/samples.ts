// Random filters and views for property tests.
import fc from 'fast-check';
import type { Extent } from '../domain/extent.ts';
import { dayOf } from '../domain/period.ts';
import { PLACE_PRECISIONS } from '../domain/precision.ts';
import { ROLES, STANDINGS } from '../domain/standing.ts';
import { ORDERS } from './engine.ts';
import { CHOICE_KEYS, UNKNOWN, type Choice, type ChoiceKey, type Filter } from './filter.ts';
import { MEASURES } from './keys.ts';
import { SELECTED_KEYS, type View } from './view.ts';

/** Plain degrees, never -0, which no address can tell from 0. */
const degrees = (most: number) =>
	fc.double({ min: -most, max: most, noNaN: true }).map((value) => value + 0);
const lon = degrees(180);
const lat = degrees(90);

/** Any text that an address can carry: trimmed, not empty, whole characters. */
export const textSample = (maxLength: number) =>
	fc
		.string({ unit: 'binary', minLength: 1, maxLength })
		.map((text) => text.trim())
		.filter((text) => text.length > 0 && text.length <= maxLength);

/** An ISO day from 1970 to 2100. */
export const daySample = fc.integer({ min: 0, max: 47_847 }).map(dayOf);

const choiceOf = (value: fc.Arbitrary<string>): fc.Arbitrary<Choice> =>
	fc
		.record({
			include: fc.uniqueArray(value, { maxLength: 4 }),
			exclude: fc.uniqueArray(value, { maxLength: 4 })
		})
		.filter(({ include, exclude }) => include.length + exclude.length > 0);

const valueOf = (key: ChoiceKey): fc.Arbitrary<string> => {
	const words: Partial<Record<ChoiceKey, readonly string[]>> = {
		standing: STANDINGS,
		role: ROLES,
		precision: PLACE_PRECISIONS
	};
	const own = words[key];
	if (own) return fc.constantFrom(...own, UNKNOWN);
	return fc.oneof(
		fc.constantFrom('KZ', 'KZ-ZHA', UNKNOWN, '!', '!x', '\\x', 'ucdp-ged:1,2/3'),
		textSample(200)
	);
};

const killedSample = fc
	.record({ min: fc.option(fc.nat(50)), max: fc.option(fc.nat(50)) })
	.filter(({ min, max }) => (min ?? max) !== null && (min ?? 0) <= (max ?? 50));

const areaSample = fc
	.array(fc.tuple(lon, lat), { minLength: 3, maxLength: 200 })
	.filter((area) => area.length === 3 || area[0]?.join() !== area.at(-1)?.join());

/** Any filter that an address can carry. */
export const filterSample: fc.Arbitrary<Filter> = fc
	.record(
		{
			q: textSample(200),
			from: daySample,
			to: daySample,
			bbox: fc
				.tuple(lon, lat, lon, lat)
				.map(([w, s, e, n]): Extent => [w, Math.min(s, n), e, Math.max(s, n)]),
			area: areaSample,
			near: fc.record({ lon, lat, km: fc.double({ min: 1e-9, max: 20_000, noNaN: true }) }),
			killed: killedSample,
			...(Object.fromEntries(CHOICE_KEYS.map((key) => [key, choiceOf(valueOf(key))])) as Record<
				ChoiceKey,
				fc.Arbitrary<Choice>
			>)
		},
		{ requiredKeys: [] }
	)
	.filter(({ from, to }) => !from || !to || from <= to);

/** Any view. */
export const viewSample: fc.Arbitrary<View> = fc.record({
	filter: filterSample,
	map: fc.option(
		fc.record({ zoom: fc.double({ min: 0, max: 24, noNaN: true }).map((z) => z + 0), lat, lon })
	),
	selected: fc.option(fc.record({ kind: fc.constantFrom(...SELECTED_KEYS), id: textSample(200) })),
	title: fc.option(textSample(300)),
	caption: fc.option(textSample(1000)),
	alt: fc.option(textSample(1000)),
	theme: fc.constantFrom('light', 'dark', null),
	lang: fc.constant('en'),
	labels: fc.constantFrom('latin', 'native'),
	snapshot: fc.option(fc.stringMatching(/^[\w.-]{1,100}$/)),
	order: fc.constantFrom(...ORDERS),
	measure: fc.constantFrom(...MEASURES),
	after: fc.option(textSample(2000))
});
