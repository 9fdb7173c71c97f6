// The loops over rows that weigh most, in WebAssembly (scripts/kernels), for those who know where arrays lie.
import { KERNELS } from './kernels.ts';

/** Takes whole numbers and addresses. */
type Kernel = (...numbers: number[]) => number;
type Kernels = Record<
	| 'scanRange'
	| 'scanCodes'
	| 'keepCodes'
	| 'restOf'
	| 'countCodes'
	| 'countMembers'
	| 'sumKilled'
	| 'sumRows',
	Kernel
>;

/** Kernels write so many numbers too many, and find so many rows or sets in one go. */
export const SPARE = 16;
export const AT_ONCE = 2048;

/** Of each byte the places of its bits, eight numbers each, as `scanRange` reads them. */
export const LANES = Uint8Array.from({ length: 256 * 8 }, (_, at) => {
	const bits = [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => ((at >> 3) >> bit) & 1);
	return bits[at & 7] ?? 0;
});

let compiled: WebAssembly.Module | undefined;
/** The kernels on a memory. */
export function kernelsOn(memory: WebAssembly.Memory): Kernels {
	compiled ??= new WebAssembly.Module(
		Uint8Array.from(atob(KERNELS), (letter) => letter.charCodeAt(0))
	);
	return new WebAssembly.Instance(compiled, { env: { memory } }).exports as Kernels;
}
