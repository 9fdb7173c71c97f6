/** Plays a timeline: calls a step again and again, each after the one before has been answered. */
export class Play {
	/** Milliseconds between an answer and the next step. */
	static readonly PACES = { slow: 1800, normal: 900, fast: 350 } as const;

	playing = $state(false);
	pace = $state<keyof typeof Play.PACES>('normal');
	#step: () => Promise<boolean>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#round = 0;

	/** `step` moves on and says whether there is more to come. */
	constructor(step: () => Promise<boolean>) {
		this.#step = step;
	}

	start(): void {
		if (this.playing) return;
		this.playing = true;
		void this.#go(++this.#round);
	}

	stop(): void {
		this.playing = false;
		this.#round++;
		clearTimeout(this.#timer);
	}

	async #go(round: number): Promise<void> {
		const more = await this.#step();
		// Stopped, or started anew, while the step was being answered.
		if (round !== this.#round) return;
		if (!more) return this.stop();
		this.#timer = setTimeout(() => void this.#go(round), Play.PACES[this.pace]);
	}
}
