import { error } from '@sveltejs/kit';
import { LISTINGS, type ListingName } from '$lib/query/listing.ts';
import { readShown } from '$lib/server/embed.ts';
import { listingOf } from '$lib/server/listing.ts';
import type { PageServerLoad } from './$types';

const meant = [{ name: 'Back to the atlas', href: '/' }];

export const load: PageServerLoad = async ({ url, params }) => {
	if (!Object.hasOwn(LISTINGS, params.list))
		error(404, {
			message: 'This atlas has no such list.',
			help: `There are ${Object.keys(LISTINGS).join(', ')}.`,
			meant
		});
	const name = params.list as ListingName;
	const read = await readShown(url.searchParams);
	if (!('known' in read))
		error(read.status, { message: read.message, help: 'Nothing can be listed.', meant });
	const { known, view } = read;
	try {
		return { name, view, ...(await listingOf(known, view, name)) };
	} catch (problem) {
		if (!(problem instanceof RangeError)) throw problem;
		const message = 'The address asks for a page that does not follow from it.';
		error(400, { message, help: 'Take “after” out of it to see the first one.', meant });
	}
};
