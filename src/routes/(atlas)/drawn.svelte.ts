import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { LayerCollection } from '$lib/cartography/feature.ts';

/** Region outlines with how many incidents each holds. */
export type Outlines = FeatureCollection<
	Polygon | MultiPolygon,
	{ id: string; name: string; count: number; chosen: boolean }
>;

async function read<T>(address: string, signal: AbortSignal): Promise<T> {
	const answer = await fetch(address, { signal });
	if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
	return (await answer.json()) as T;
}

/** What the map draws for a question; an answer that comes after the next question is dropped. */
export class Drawn {
	/** Null until the first answer. */
	layers = $state.raw<LayerCollection[] | null>(null);
	regions = $state.raw<Outlines>({ type: 'FeatureCollection', features: [] });
	/** What is drawn answers the question before. */
	pending = $state(false);
	/** The last answer did not come. */
	failed = $state(false);
	#request: AbortController | undefined;

	/** Asks for layers and outlines under a query string without `?`; null where nothing can match. */
	async ask(layers: string[], query: string | null): Promise<void> {
		this.#request?.abort();
		if (query === null) {
			this.layers = [];
			this.regions = { type: 'FeatureCollection', features: [] };
			this.pending = false;
			return;
		}
		this.pending = true;
		const { signal } = (this.#request = new AbortController());
		const asked = query && `?${query}`;
		try {
			const [regions, ...collections] = await Promise.all([
				read<Outlines>(`/regions.geojson${asked}`, signal),
				...layers.map((id) =>
					read<LayerCollection>(`/layers/${encodeURIComponent(id)}.geojson${asked}`, signal)
				)
			]);
			if (signal.aborted) return;
			this.layers = collections;
			this.regions = regions;
			this.pending = this.failed = false;
		} catch {
			if (!signal.aborted) this.failed = true;
		}
	}

	stop(): void {
		this.#request?.abort();
	}
}
