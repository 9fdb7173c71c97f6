import type { Nearby } from '../query/answer.ts';

const KILOMETRES = new Intl.NumberFormat('en');

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/** How far another record lies in time and space, as "12 days before · 1,561 km"; empty for neither. */
export function formatNearby({ km, days: apart }: Pick<Nearby, 'km' | 'days'>): string {
	const when =
		apart === null
			? ''
			: apart === 0
				? 'the same day'
				: `${days(Math.abs(apart))} ${apart < 0 ? 'before' : 'after'}`;
	const where = km === null ? '' : km < 1 ? 'less than 1 km' : `${KILOMETRES.format(km)} km`;
	return [when, where].filter(Boolean).join(' · ');
}
