const part = (degrees: number, positive: string, negative: string) =>
	`${Math.abs(degrees).toFixed(2)}° ${degrees < 0 ? negative : positive}`;

/** A position in words, as "42.90° N, 71.37° E". */
export const formatPosition = ([lon, lat]: readonly [number, number]): string =>
	`${part(lat, 'N', 'S')}, ${part(lon, 'E', 'W')}`;
