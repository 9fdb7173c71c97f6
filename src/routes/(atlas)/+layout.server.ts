import { config } from '$lib/server/config.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = () => ({ contact: config().contact });
