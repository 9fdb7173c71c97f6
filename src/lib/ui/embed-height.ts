/** The height in CSS pixels that an embed tells the page around; null for every other message. */
export function heightFrom(data: unknown): number | null {
	if (typeof data !== 'object' || data === null) return null;
	const { type, v, height } = data as Record<string, unknown>;
	if (type !== 'incident-atlas:height' || v !== 1 || typeof height !== 'number') return null;
	return height > 0 && height <= 20_000 ? Math.ceil(height) : null;
}
