import { isProperty, type Predicate, type Spatial } from './expression.ts';
import { holdsArea, holdsPoint, meetsArea, namedOf, type Named } from './place.ts';
import { stateOf, type Spot, type State } from './value.ts';

/** A predicate about where a record lies: of one property, and what it must be to a geometry. */
export interface Placing {
	property: string;
	named: Named;
	op: Spatial;
}

/** The placing that a spatial predicate asks for; a box or a geometry comes first or second. */
export function placingOf(predicate: Predicate): Placing | null {
	const { op } = predicate;
	if (op !== 's_intersects' && op !== 's_disjoint' && op !== 's_within') return null;
	const [first, second] = predicate.args;
	const [property, other] = isProperty(first) ? [first, second] : [second, first];
	if (!isProperty(property) || isProperty(other)) return null;
	return { property: property.property, named: namedOf(other), op };
}

/** What a placing says of where a record lies. */
export function placedState({ op, named }: Placing, spot: Spot): State {
	const isPoint = spot.form === 'point';
	if (op === 's_within')
		return stateOf(isPoint ? holdsPoint(named, spot.lon, spot.lat) : holdsArea(named, spot));
	const meets = isPoint ? holdsPoint(named, spot.lon, spot.lat) : meetsArea(named, spot);
	return stateOf(meets === (op === 's_intersects'));
}
