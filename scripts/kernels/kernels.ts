// The loops over rows that weigh most, in AssemblyScript: compiled to WebAssembly by `npm run kernels`. A number named
// after an array is its address in memory. Nothing is checked here: src/lib/columns/desk.ts is the only caller.
//
// Codes have 16 or 32 bits: they are found by `shift`, the power of two of their bytes, and cut to `mask`, so that one
// loop serves both. No branch depends on the data where it would be taken at random: rows are written and counted on by
// 0 or 1.

/** Rows to a step of `scanRange`, one bit of a byte each. */
const LANES: u32 = 8;
/** So many rows or sets are looked at in one go; `found` has room for them. */
const AT_ONCE: u32 = 2048;

/**
 * Puts those of a run of rows whose 16-bit code is at least `first` and at most `width` more into `to`; gives how many.
 * `lanes` says of each byte which of its bits are 1, eight numbers for each; up to seven rows are written too many.
 */
export function scanRange(
	codes: usize,
	first: u32,
	width: u32,
	from: u32,
	end: u32,
	to: usize,
	lanes: usize
): u32 {
	const start = to;
	const least = i16x8.splat(<i16>first);
	const most = i16x8.splat(<i16>width);
	let row = from;
	for (; row + LANES <= end; row += LANES) {
		const above = i16x8.sub(v128.load(codes + ((<usize>row) << 1)), least);
		const bits = <usize>i16x8.bitmask(i16x8.le_u(above, most));
		const places = i16x8.extend_low_i8x16_u(v128.load64_zero(lanes + (bits << 3)));
		const rows = i32x4.splat(row);
		v128.store(to, i32x4.add(rows, i32x4.extend_low_i16x8_u(places)));
		v128.store(to, i32x4.add(rows, i32x4.extend_high_i16x8_u(places)), 16);
		to += (<usize>popcnt<u32>(<u32>bits)) << 2;
	}
	for (; row < end; row++) {
		store<u32>(to, row);
		const above = <u32>load<u16>(codes + ((<usize>row) << 1)) - first;
		to += (<usize>(above <= width)) << 2;
	}
	return <u32>((to - start) >> 2);
}

/** Puts those of a run of rows whose code is 1 in a table into `to`; gives how many. */
export function scanCodes(
	codes: usize,
	shift: u32,
	mask: u32,
	passes: usize,
	from: u32,
	end: u32,
	to: usize
): u32 {
	const start = to;
	for (let row = from; row < end; row++) {
		store<u32>(to, row);
		const code = load<u32>(codes + ((<usize>row) << shift)) & mask;
		to += (<usize>load<u8>(passes + <usize>code)) << 2;
	}
	return <u32>((to - start) >> 2);
}

/** Puts those of so many rows whose code is 1 in a table into `to`, which may be `rows`; gives how many. */
export function keepCodes(
	codes: usize,
	shift: u32,
	mask: u32,
	passes: usize,
	rows: usize,
	length: u32,
	to: usize
): u32 {
	const start = to;
	const end = rows + ((<usize>length) << 2);
	for (; rows < end; rows += 4) {
		const row = load<u32>(rows);
		store<u32>(to, row);
		const code = load<u32>(codes + ((<usize>row) << shift)) & mask;
		to += (<usize>load<u8>(passes + <usize>code)) << 2;
	}
	return <u32>((to - start) >> 2);
}

/** Puts the rows below `all` that an ascending list does not hold into `to`; gives how many. */
export function restOf(rows: usize, length: u32, all: u32, to: usize): u32 {
	const start = to;
	const end = rows + ((<usize>length) << 2);
	let next: u32 = 0;
	while (rows < end) {
		// A list is a rest's rest because it holds most rows: eight that follow each other are one step.
		if (rows + 32 <= end && load<u32>(rows, 28) - next === 7) {
			next += 8;
			rows += 32;
			continue;
		}
		const row = load<u32>(rows);
		for (; next < row; next++) {
			store<u32>(to, next);
			to += 4;
		}
		next++;
		rows += 4;
	}
	for (; next < all; next++) {
		store<u32>(to, next);
		to += 4;
	}
	return <u32>((to - start) >> 2);
}

/** Adds up how many of so many rows have each code. */
export function countCodes(
	codes: usize,
	shift: u32,
	mask: u32,
	rows: usize,
	length: u32,
	counts: usize
): void {
	const end = rows + ((<usize>length) << 2);
	for (; rows < end; rows += 4) {
		const code = load<u32>(codes + ((<usize>load<u32>(rows)) << shift)) & mask;
		const at = counts + ((<usize>code) << 2);
		store<u32>(at, load<u32>(at) + 1);
	}
}

/** Adds the counts of so many sets to those of the values in them. */
export function countMembers(
	offsets: usize,
	values: usize,
	counts: usize,
	length: u32,
	sums: usize,
	found: usize
): void {
	for (let done: u32 = 0; done < length; done += AT_ONCE) {
		const most = min(length, done + AT_ONCE);
		let last = found;
		for (let set = done; set < most; set++) {
			store<u32>(last, set);
			last += (<usize>(load<u32>(counts + ((<usize>set) << 2)) !== 0)) << 2;
		}
		for (let at = found; at < last; at += 4) {
			const set = (<usize>load<u32>(at)) << 2;
			const count = load<u32>(counts + set);
			const end = values + ((<usize>load<u32>(offsets + set, 4)) << 2);
			for (let value = values + ((<usize>load<u32>(offsets + set)) << 2); value < end; value += 4) {
				const sum = sums + ((<usize>load<u32>(value)) << 2);
				store<u32>(sum, load<u32>(sum) + count);
			}
		}
	}
}

/**
 * Adds to sums by period, four numbers each, the killed of so many rows: low, best, high and unreported. Most rows have
 * none: first those are found that have a 1 by their casualties in `some`.
 */
export function sumKilled(
	periods: usize,
	periodShift: u32,
	periodMask: u32,
	casualties: usize,
	shift: u32,
	mask: u32,
	killed: usize,
	some: usize,
	rows: usize,
	length: u32,
	sums: usize,
	found: usize
): void {
	for (let done: u32 = 0; done < length; done += AT_ONCE) {
		const end = rows + ((<usize>min(length, done + AT_ONCE)) << 2);
		let last = found;
		for (let at = rows + ((<usize>done) << 2); at < end; at += 4) {
			const row = load<u32>(at);
			store<u32>(last, row);
			const code = load<u32>(casualties + ((<usize>row) << shift)) & mask;
			last += (<usize>load<u8>(some + <usize>code)) << 2;
		}
		for (let at = found; at < last; at += 4) {
			const row = <usize>load<u32>(at);
			const period = load<u32>(periods + (row << periodShift)) & periodMask;
			const code = load<u32>(casualties + (row << shift)) & mask;
			const figures = v128.load(killed + ((<usize>code) << 4));
			const sum = sums + ((<usize>period) << 5);
			v128.store(sum, f64x2.add(v128.load(sum), f64x2.convert_low_i32x4_s(figures)));
			const others = f64x2.convert_low_i32x4_s(v128.shuffle<i64>(figures, figures, 1, 1));
			v128.store(sum, f64x2.add(v128.load(sum, 16), others), 16);
		}
	}
}

/**
 * Adds so many rows to sums, eight bytes each: longitudes, latitudes, the killed (low, best, high, unreported), how many
 * rows there are, and from there on how many of each class. Degrees are whole numbers of 32 bits, or doubles.
 */
export function sumRows(
	rows: usize,
	length: u32,
	lon: usize,
	lat: usize,
	isLonDouble: u32,
	isLatDouble: u32,
	casualties: usize,
	shift: u32,
	mask: u32,
	killed: usize,
	types: usize,
	typeShift: u32,
	typeMask: u32,
	classes: usize,
	sums: usize
): void {
	const end = rows + ((<usize>length) << 2);
	const counts = sums + 56;
	let lons: f64 = 0;
	let lats: f64 = 0;
	let lowBest = f64x2.splat(0);
	let highUnreported = f64x2.splat(0);
	for (; rows < end; rows += 4) {
		const row = <usize>load<u32>(rows);
		if (isLonDouble) lons += load<f64>(lon + (row << 3));
		else lons += <f64>load<i32>(lon + (row << 2));
		if (isLatDouble) lats += load<f64>(lat + (row << 3));
		else lats += <f64>load<i32>(lat + (row << 2));
		const code = load<u32>(casualties + (row << shift)) & mask;
		const figures = v128.load(killed + ((<usize>code) << 4));
		lowBest = f64x2.add(lowBest, f64x2.convert_low_i32x4_s(figures));
		const others = f64x2.convert_low_i32x4_s(v128.shuffle<i64>(figures, figures, 1, 1));
		highUnreported = f64x2.add(highUnreported, others);
		const type = load<u32>(types + (row << typeShift)) & typeMask;
		const count = counts + ((<usize>load<u32>(classes + ((<usize>type) << 2))) << 3);
		store<f64>(count, load<f64>(count) + 1);
	}
	store<f64>(sums, load<f64>(sums) + lons);
	store<f64>(sums, load<f64>(sums, 8) + lats, 8);
	v128.store(sums, f64x2.add(v128.load(sums, 16), lowBest), 16);
	v128.store(sums, f64x2.add(v128.load(sums, 32), highUnreported), 32);
	store<f64>(sums, load<f64>(sums, 48) + <f64>length, 48);
}
