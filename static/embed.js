// The script of an embed: tells the page around how high it is, and makes a map of the picture when it is wanted.
// It reads no storage, asks nobody, and hears only the page around, and only where that knows the secret.
(() => {
	const root = document.getElementById('embed');
	if (!root || window.parent === undefined) return;
	const framed = window.parent !== window;
	const secret = /(?:^|[#&?])secret=([\w-]{1,64})/.exec(location.hash)?.[1] ?? '';
	const id =
		/^[\w-]{1,64}$/.exec(new URLSearchParams(location.search).get('id') ?? '')?.[0] ??
		'incident-atlas';

	/** @param {unknown} message a number, and what it is called in the dialect of a page around */
	const tell = (message) => window.parent.postMessage(message, '*');
	let told = 0;
	/** @param {boolean} [again] */
	function tellHeight(again) {
		const height = Math.ceil(root?.getBoundingClientRect().height ?? 0);
		if (!framed || !height || (height === told && !again)) return;
		told = height;
		tell({ type: 'incident-atlas:height', v: 1, id, height });
		tell({ sentinel: 'amp', type: 'embed-size', height });
		tell({ 'datawrapper-height': { [id]: height } });
		tell(JSON.stringify({ context: 'iframe.resize', src: location.href, height }));
		if (secret) tell({ message: 'height', value: Math.min(height, 1000), secret });
	}
	new ResizeObserver(() => tellHeight()).observe(root);

	// WordPress frames without leave to open windows, and follows a link itself.
	if (framed && secret)
		root.addEventListener('click', (event) => {
			const link = event.target instanceof Element && event.target.closest('a[href]');
			if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return;
			event.preventDefault();
			tell({ message: 'link', value: link.href, secret });
		});

	const picture = /** @type {HTMLElement | null} */ (root.querySelector('.picture'));
	const button = picture?.querySelector('button');
	const said = root.querySelector('.said');
	const { interactive = 'never', map = '' } = picture?.dataset ?? {};

	/** Asked only when a map is wanted: each context is one of few that a page may have. */
	function canDraw() {
		const context = document.createElement('canvas').getContext('webgl2');
		context?.getExtension('WEBGL_lose_context')?.loseContext();
		return context !== null;
	}
	/** Goes on to the page with the map; no step in the history, and what WordPress wrote behind the address stays. */
	function open(focus = false) {
		if (canDraw()) {
			const address = new URL(map, location.href);
			if (focus) address.searchParams.set('focus', '');
			location.replace(address.href + location.hash);
		} else {
			if (said) said.textContent = 'This browser cannot draw the map; the picture shows all of it.';
			if (button) button.hidden = true;
		}
	}
	if (picture && button && interactive !== 'never') {
		button.hidden = false;
		button.addEventListener('click', () => open(true));
		picture.querySelector('img')?.addEventListener('click', () => open(true));
		const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
		if (interactive === 'now' && !connection?.saveData) openWhenSeen(picture);
	}
	/** @param {HTMLElement} element */
	function openWhenSeen(element) {
		// A page around that is never idle holds up what the reader looks at for so many milliseconds at most.
		const most = { timeout: 2000 };
		const idle =
			window.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 1));
		// Where the browser is busy it tells several changes at once.
		const observer = new IntersectionObserver((entries) => {
			if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
			observer.disconnect();
			idle(() => open(), most);
		});
		observer.observe(element);
	}

	if (framed && secret)
		window.addEventListener('message', ({ source, data }) => {
			const isReady = source === window.parent && data?.message === 'ready';
			if (isReady && data.secret === secret) tellHeight(true);
		});
})();
