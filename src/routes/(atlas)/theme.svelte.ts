import { MediaQuery } from 'svelte/reactivity';

/** The theme that shows: the chosen one, else the device's; for what is not painted by the style sheet. */
export class ShownTheme {
	#dark = new MediaQuery('prefers-color-scheme: dark', false);
	#chosen = $state<string | undefined>(undefined);

	/** Follows the choice written on the document; returns what ends it. */
	follow(): () => void {
		const { documentElement: root } = document;
		const read = () => (this.#chosen = root.dataset.theme);
		read();
		const observer = new MutationObserver(read);
		observer.observe(root, { attributeFilter: ['data-theme'] });
		return () => observer.disconnect();
	}

	get current(): 'light' | 'dark' {
		if (this.#chosen === 'light' || this.#chosen === 'dark') return this.#chosen;
		return this.#dark.current ? 'dark' : 'light';
	}
}
