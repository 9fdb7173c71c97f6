/** Whether the atlas answers; it does not while it is started anew, nor while the network is gone. */
export const isThere = (): Promise<boolean> =>
	fetch('/robots.txt', { method: 'HEAD', cache: 'no-store' }).then(
		({ ok }) => ok,
		() => false
	);

/** Milliseconds between two looks. */
const EVERY = 3000;

/** Calls as soon as the atlas answers again, having looked for it again and again; answers what gives that up. */
export function whenThere(call: () => void): () => void {
	let isOver = false;
	const look = async () => {
		const there = await isThere();
		if (isOver) return;
		if (there) call();
		else timer = setTimeout(() => void look(), EVERY);
	};
	let timer = setTimeout(() => void look(), EVERY);
	return () => {
		isOver = true;
		clearTimeout(timer);
	};
}
