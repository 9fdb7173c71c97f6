// Cells of the earth for finding what lies near: about 28 km high and at least as wide.

/** Degrees of latitude of a cell: more than the farthest reach. */
const CELL = 0.25;

const rowOf = (lat: number): number => Math.floor((lat + 90) / CELL);
/** Cells around the earth in a row, none narrower at its narrow edge than it is high. */
function columnsOf(row: number): number {
	const lat = Math.max(Math.abs(row * CELL - 90), Math.abs((row + 1) * CELL - 90));
	return Math.max(1, Math.floor((360 / CELL) * Math.cos((Math.min(lat, 90) * Math.PI) / 180)));
}
const MOST_COLUMNS = 2000;
const cellAt = (row: number, column: number): number => row * MOST_COLUMNS + column;
const columnOf = (lon: number, columns: number): number =>
	Math.min(columns - 1, Math.floor(((lon + 180) / 360) * columns));

/** The cell of a place. */
export function cellOf(lon: number, lat: number): number {
	const row = rowOf(lat);
	return cellAt(row, columnOf(lon, columnsOf(row)));
}

/** The cell of a place and those around it: whatever is within 25 km up to 85 degrees from the equator. */
export function cellsAround(lon: number, lat: number): number[] {
	const cells = new Set<number>();
	const own = rowOf(lat);
	for (let row = own - 1; row <= own + 1; row++) {
		const columns = columnsOf(row);
		const column = columnOf(lon, columns);
		for (const step of [-1, 0, 1]) cells.add(cellAt(row, (column + step + columns) % columns));
	}
	return [...cells];
}
