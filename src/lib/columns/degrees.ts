/**
 * Degrees by row: divided by `per`. Where all are whole ten-millionths (a centimetre) they are kept as such,
 * in half the room and just as exact; else as they are, and `per` is 1.
 */
export interface Degrees {
	values: Int32Array | Float64Array;
	per: number;
}

const PER = 10_000_000;

/** Packs degrees. */
export function packDegrees(degrees: Float64Array): Degrees {
	const whole = Int32Array.from(degrees, (value) => Math.round(value * PER));
	// -0 is no other place than 0.
	for (let row = 0; row < whole.length; row++)
		if (whole[row]! / PER !== degrees[row]!) return { values: degrees, per: 1 };
	return { values: whole, per: PER };
}

/** The degrees of one row. */
export const degreesAt = ({ values, per }: Degrees, row: number): number => values[row]! / per;
