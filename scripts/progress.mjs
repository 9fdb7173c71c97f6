// One line for something that takes a while.

/**
 * Says that something goes on, counting seconds on a terminal; the answer ends the line.
 * @param {string} text
 */
export function progress(text) {
	const since = performance.now();
	const seconds = () => `${((performance.now() - since) / 1000).toFixed(1)} s`;
	if (!process.stdout.isTTY) {
		console.log(`${text} …`);
		return (/** @type {string} */ outcome) => console.log(`${text}: ${outcome} (${seconds()})`);
	}
	const show = () => process.stdout.write(`\r\x1b[K${text} … ${seconds()}`);
	show();
	const timer = setInterval(show, 200);
	return (/** @type {string} */ outcome) => {
		clearInterval(timer);
		process.stdout.write(`\r\x1b[K${text}: ${outcome} (${seconds()})\n`);
	};
}
