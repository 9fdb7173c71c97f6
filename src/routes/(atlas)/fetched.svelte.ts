/** One thing that is asked for under an address; an answer that comes after the next question is dropped. */
export class Fetched<T> {
	/** Null until the answer is there, and where there is none: what it adds is said elsewhere in words. */
	value = $state.raw<T | null>(null);

	/** Asks, or forgets where there is nothing to ask for; returns what gives the question up. */
	ask(address: string | null): (() => void) | undefined {
		this.value = null;
		if (!address) return;
		const { signal, abort } = bound(new AbortController());
		fetch(address, { signal })
			.then(async (answer) => {
				if (!answer.ok) return;
				const read = (await answer.json()) as T;
				if (!signal.aborted) this.value = read;
			})
			.catch(() => {});
		return abort;
	}
}

const bound = (request: AbortController) => ({
	signal: request.signal,
	abort: () => request.abort()
});
