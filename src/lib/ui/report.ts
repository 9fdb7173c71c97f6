import { linkable } from './link.ts';

/** Where an error of a page is reported: a letter to the operator that names it, or the operator's own page; null for none. */
export function reportHref(contact: string, address: string): string | null {
	if (!/^(mailto:)?[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(contact)) return linkable(contact);
	const subject = encodeURIComponent('Error in the Incident Atlas');
	return `mailto:${contact.replace(/^mailto:/, '')}?subject=${subject}&body=${encodeURIComponent(address)}`;
}
