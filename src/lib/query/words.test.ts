import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterSample } from './samples.ts';
import { parseView } from './view.ts';
import { partsOf } from './words.ts';

const labels: Record<string, string> = {
	'KZ-ZHA': 'Zhambyl Region',
	AF: 'Afghanistan',
	jak: 'JaK'
};
const labelOf = (_key: string, value: string) => labels[value] ?? value;
const words = (query: string) =>
	partsOf(parseView(new URLSearchParams(query)).view.filter, labelOf).map(({ words }) => words);

test.each([
	['', []],
	['region=KZ-ZHA', ['in Zhambyl Region']],
	['region=KZ-ZHA&region=AF', ['in Zhambyl Region or Afghanistan']],
	['region=KZ-ZHA&region=~', ['in Zhambyl Region or region unknown']],
	['region=!AF', ['not in Afghanistan']],
	['group=jak', ['involving JaK']],
	['group=jak&role=perpetrator', ['by JaK', 'as perpetrator']],
	['group=!jak&role=perpetrator', ['not by JaK', 'as perpetrator']],
	['group=~', ['group unknown']],
	['standing=claimed&standing=!denied', ['claimed', 'not denied']],
	['from=2011-10-12&to=2011-11-03', ['12 October – 3 November 2011']],
	['from=2011-10-12', ['12 October 2011 or later']],
	['to=2011-11-03', ['3 November 2011 or earlier']],
	['near=71.37,42.9,50', ['within 50 km of 42.90° N, 71.37° E']],
	['bbox=-70,-3,0,4', ['between 3.00° S, 70.00° W and 4.00° N, 0.00°']],
	['area=1,1;2,2;3,1', ['in the drawn area']],
	['killed=10..', ['at least 10 killed']],
	['killed=..3', ['at most 3 killed']],
	['killed=0..0', ['0 killed']],
	['q=bomb', ['mentioning “bomb”']],
	['q="car bomb"', ['mentioning "car bomb"']]
])('the address ?%s says %j', (query, expected) => {
	expect(words(query)).toEqual(expected);
});

test('a circle is named after the place in its middle where that is known', () => {
	const { filter } = parseView(new URLSearchParams('near=69.92,33.34,20')).view;
	expect(partsOf(filter, labelOf, 'Khost')).toEqual([
		{ key: 'near', words: 'within 20 km of Khost' }
	]);
});

test('every key of a filter is spoken of', () => {
	fc.assert(
		fc.property(filterSample, (filter) => {
			const said = new Set<string>(partsOf(filter, labelOf).map(({ key }) => key));
			const asked = Object.keys(filter).filter((key) => key !== 'to' || !filter.from);
			expect([...said].sort()).toEqual(asked.sort());
		})
	);
});
