// Where the capsules of areas stand: over an area that has room for them, else beside it with a leader line,
// clear of each other as far as there is space.

/** A capsule, or several side by side, with a name beside them. Pixels. */
export interface Unit {
	id: string;
	/** The anchor on the screen. */
	x: number;
	y: number;
	/** Of the capsules alone. */
	width: number;
	height: number;
	/** Of the name beside them. */
	label: number;
	/** Half the smaller side of the area on the screen. */
	reach: number;
}

export interface Spot {
	/** From the anchor to the middle of the capsules. */
	dx: number;
	dy: number;
	/** The side of the capsules on which the name stands. */
	side: 'left' | 'right';
	/** Whether a line leads to the anchor. */
	leader: boolean;
	/** Whether there is room for the name. */
	named: boolean;
}

export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

interface Frame {
	width: number;
	height: number;
}

const GAP = 6;
const MARGIN = 8;
/** Directions to step aside to: upper left and lower right first, as a hand letters a map. */
const DIRECTIONS = [225, 45, 315, 135, 180, 0, 270, 90].map((degrees) => (degrees * Math.PI) / 180);
/** Pixels from the edge of an area, of which so many are stepped over. */
const MOST_REACH = 60;
const DISTANCES = [30, 46, 66, 92, 126, 170];

/** What costs how many pixels of distance: a square pixel covered, one of dots, a pixel out of the frame, one of line over a mark, a name left out. */
const COVERING = 20;
const DOTTING = 0.25;
const LEAVING = 240;
const CROSSING = 3;
const NAMELESS = 160;

/** The box that a unit covers at a spot, with its name where there is room for it. */
export function boxAt(unit: Unit, { dx, dy, side, named }: Omit<Spot, 'leader'>): Box {
	const [x, y] = [unit.x + dx, unit.y + dy];
	const label = named && unit.label ? unit.label + GAP : 0;
	return {
		left: x - unit.width / 2 - (side === 'left' ? label : 0),
		right: x + unit.width / 2 + (side === 'right' ? label : 0),
		top: y - unit.height / 2,
		bottom: y + unit.height / 2
	};
}

/** The area that two boxes share, in square pixels. */
export function overlap(a: Box, b: Box): number {
	const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
	const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
	return width > 0 && height > 0 ? width * height : 0;
}

/** How many pixels of the line between two points lie in a box (Liang and Barsky's clipping). */
export function within([x, y]: [number, number], [toX, toY]: [number, number], box: Box): number {
	const [dx, dy] = [toX - x, toY - y];
	let [first, last] = [0, 1];
	for (const [along, from, to] of [
		[dx, box.left - x, box.right - x],
		[dy, box.top - y, box.bottom - y]
	] as const) {
		if (along === 0 && (from > 0 || to < 0)) return 0;
		if (along === 0) continue;
		first = Math.max(first, Math.min(from / along, to / along));
		last = Math.min(last, Math.max(from / along, to / along));
	}
	return Math.max(0, last - first) * Math.hypot(dx, dy);
}

function outside(box: Box, { width, height }: Frame): number {
	const beyond = (value: number) => Math.max(0, value);
	return (
		beyond(MARGIN - box.left) +
		beyond(MARGIN - box.top) +
		beyond(box.right - width + MARGIN) +
		beyond(box.bottom - height + MARGIN)
	);
}

const covering = (box: Box, others: Box[]): number =>
	others.reduce((sum, other) => sum + overlap(box, other), 0);

/** The direction, as a unit vector, in which a unit has the fewest others; null where it is alone. */
function away(unit: Unit, units: Unit[]): [number, number] | null {
	let [x, y] = [0, 0];
	for (const other of units) {
		const [dx, dy] = [unit.x - other.x, unit.y - other.y];
		const distance = Math.hypot(dx, dy);
		if (other === unit || distance > 200 || distance === 0) continue;
		x += dx / distance ** 2;
		y += dy / distance ** 2;
	}
	const length = Math.hypot(x, y);
	return length ? [x / length, y / length] : null;
}

/** Those of some boxes that a unit may come to cover. */
function near({ x, y, width, label }: Unit, boxes: Box[]): Box[] {
	const most = Math.max(...DISTANCES) + MOST_REACH + width + label;
	return boxes.filter(
		({ left, top, right, bottom }) =>
			left < x + most && right > x - most && top < y + most && bottom > y - most
	);
}

function spotsOf(unit: Unit): Spot[] {
	const inside = unit.reach > unit.width / 2 + 14;
	const sides = ['right', 'left'] as const;
	const spots: Spot[] = inside
		? sides.map((side) => ({ dx: 0, dy: 0, side, leader: false, named: true }))
		: [];
	const reach = Math.min(unit.reach, MOST_REACH);
	for (const distance of DISTANCES)
		for (const angle of DIRECTIONS) {
			const [dx, dy] = [
				Math.round(Math.cos(angle) * (distance + reach)),
				Math.round(Math.sin(angle) * (distance + reach))
			];
			const side = dx < 0 ? 'left' : 'right';
			const spot: Spot = { dx, dy, side, leader: true, named: true };
			spots.push(spot);
			if (Math.abs(dx) < 1) spots.push({ ...spot, side: 'left' });
		}
	return unit.label ? [...spots, ...spots.map((spot) => ({ ...spot, named: false }))] : spots;
}

/**
 * Places units in their order, each at the spot that costs least: covering others or obstacles costs most,
 * then leaving the frame, then a line over others, then going without a name, then distance and turning towards neighbours. A name
 * never covers an obstacle, a dot or another unit: it is left out. The same input gives the same picture.
 */
export function place(
	units: Unit[],
	obstacles: Box[],
	frame: Frame,
	dots: Box[] = []
): Map<string, Spot> {
	const anchors = units.map((unit) => {
		const half = Math.max(6, Math.min(unit.reach, 14));
		return {
			id: unit.id,
			box: { left: unit.x - half, right: unit.x + half, top: unit.y - half, bottom: unit.y + half }
		};
	});
	const taken = [...obstacles];
	const placed = new Map<string, Spot>();
	for (const unit of units) {
		const free = away(unit, units);
		const dotsNear = near(unit, dots);
		const others = anchors.filter(({ id }) => id !== unit.id).map(({ box }) => box);
		const crossed = ({ dx, dy, leader }: Spot): number => {
			if (!leader) return 0;
			const end = leaderEnd(unit, { dx, dy });
			const to: [number, number] = [unit.x + end[0], unit.y + end[1]];
			return taken.reduce((sum, box) => sum + within([unit.x, unit.y], to, box), 0);
		};
		const cost = (spot: Spot): number => {
			const box = boxAt(unit, spot);
			const covered = covering(box, taken);
			const dotted = covering(box, dotsNear);
			const bare = spot.named ? boxAt(unit, { ...spot, named: false }) : box;
			if (covered + dotted > covering(bare, taken) + covering(bare, dotsNear)) return Infinity;
			const distance = Math.hypot(spot.dx, spot.dy);
			const turn = free && distance ? 1 - (spot.dx * free[0] + spot.dy * free[1]) / distance : 0;
			const nameless = unit.label && !spot.named ? NAMELESS : 0;
			const moved = distance * 0.5 + turn * 14;
			const over =
				covered * COVERING + dotted * DOTTING + crossed(spot) * CROSSING + covering(box, others);
			return over + outside(box, frame) * LEAVING + nameless + moved;
		};
		let best: { spot: Spot; cost: number } | null = null;
		for (const spot of spotsOf(unit)) {
			const price = cost(spot);
			if (!best || price < best.cost - 1e-9) best = { spot, cost: price };
		}
		if (!best) continue;
		placed.set(unit.id, best.spot);
		taken.push(boxAt(unit, best.spot));
	}
	return placed;
}

/** Where the line from the anchor ends on the edge of capsules of a size, from the anchor in pixels. */
export function leaderEnd(
	size: Pick<Unit, 'width' | 'height'>,
	{ dx, dy }: Pick<Spot, 'dx' | 'dy'>
): [number, number] {
	const [w, h] = [size.width / 2, size.height / 2];
	const scale = Math.min(dx ? w / Math.abs(dx) : Infinity, dy ? h / Math.abs(dy) : Infinity, 1);
	return [dx * (1 - scale), dy * (1 - scale)];
}
