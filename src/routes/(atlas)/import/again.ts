import { invalidateAll } from '$app/navigation';
import { isThere } from '$lib/ui/there.ts';

/**
 * Asks for the page's data again and again, each time so many milliseconds after the last answer came or failed, so
 * that a slow answer is waited for; answers what ends it.
 */
export function lookAgain(every: number): () => void {
	let isOver = false;
	const look = async () => {
		// While the server is away it is waited for: asked in vain, this page would make way for one of an error.
		if (await isThere()) await invalidateAll().catch(() => {});
		if (!isOver) timer = setTimeout(() => void look(), every);
	};
	let timer = setTimeout(() => void look(), every);
	return () => {
		isOver = true;
		clearTimeout(timer);
	};
}
