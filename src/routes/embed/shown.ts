import { error } from '@sveltejs/kit';
import { readShown, type Shown } from '$lib/server/embed.ts';

/** What an embed's address asks for; answers it with 400, 404 or 410 and a sentence where it cannot be shown. */
export async function shownAt(url: URL): Promise<Shown> {
	const read = await readShown(url.searchParams);
	if ('known' in read) return read;
	const { status, message, current } = read;
	const help = current === null ? '' : 'The current data may be shown instead.';
	const meant = current === null ? [] : [{ name: 'The same view today', href: `/?${current}` }];
	error(status, { message, help, meant });
}
