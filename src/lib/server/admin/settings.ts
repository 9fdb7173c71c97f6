const UNITS: Record<string, number> = { '': 1, K: 1e3, M: 1e6, G: 1e9 };
const USUAL = 2e9;

/** A size as an operator writes it: "500 MB", "2GB", "1000000"; null where it is none. */
export function parseBytes(text: string): number | null {
	const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([KMG]?)B?$/i.exec(text.trim()) ?? [];
	const bytes = number === '' ? NaN : Number(number) * (UNITS[unit.toUpperCase()] ?? NaN);
	return Number.isFinite(bytes) && bytes >= 1 ? Math.floor(bytes) : null;
}

/** What the operator sets for the pages behind the token; read once a call so that a test can set it too. */
export const settings = () => ({
	/** Empty: there are no such pages. */
	token: process.env.ATLAS_ADMIN_TOKEN ?? '',
	/** Bytes that a file may have which is brought to the import page. */
	most: parseBytes(process.env.ATLAS_IMPORT_MAX ?? '') ?? USUAL
});
