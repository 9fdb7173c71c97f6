// Numbers for a terminal.

/** @param {number} bytes */
export const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {number} bytes */
export const MB = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

/** Milliseconds, with more places where they are few. @param {number} time */
export const ms = (time) => `${time.toFixed(time < 1 ? 2 : time < 10 ? 1 : 0)} ms`;

/** @param {number} ratio */
export const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 1 : 0)} ×`;

/** Whether a target is met, in words. @param {boolean} isMet @param {string} target */
export const verdict = (isMet, target) => `${target}: ${isMet ? 'met' : 'NOT MET'}`;

/** Prints rows in columns, the first to the left, the others to the right. @param {string[][]} rows */
export function print(rows) {
	const columns = Math.max(0, ...rows.map((row) => row.length));
	const widths = Array.from({ length: columns }, (_, i) =>
		Math.max(...rows.map((row) => row[i]?.length ?? 0))
	);
	for (const row of rows)
		console.log(
			`  ${row.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ')}`
		);
}
