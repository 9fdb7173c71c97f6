/** The address itself where a page may link to it (http and https alone), else null. */
export function linkable(address: string | undefined): string | null {
	if (!address || !URL.canParse(address)) return null;
	const { protocol } = new URL(address);
	return protocol === 'https:' || protocol === 'http:' ? address : null;
}
