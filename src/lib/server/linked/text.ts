/** JSON-LD as text for a script element of HTML: nothing in it can end the element, or is a sign of HTML at all. */
export const formatLinked = (value: object): string =>
	JSON.stringify({ '@context': 'https://schema.org', ...value }).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
