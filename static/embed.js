// The script of an embed: tells the page around how high it is, and makes a map of the picture when it is wanted.
// It reads no storage, asks nobody, and hears only its own map and, where there is a secret, the page around.
(() => {
	const root = document.getElementById('embed');
	if (!root || window.parent === undefined) return;
	const framed = window.parent !== window;
	const secret = /(?:^|[#&?])secret=([\w-]{1,64})/.exec(location.hash)?.[1] ?? '';
	const id = /^[\w-]{1,64}$/.exec(new URLSearchParams(location.search).get('id') ?? '')?.[0] ?? 'incident-atlas';

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
	const said = picture?.querySelector('.said');
	const { interactive = 'never', map = '' } = picture?.dataset ?? {};
	/** @type {HTMLIFrameElement | null} */
	let frame = null;
	/** Whether the map is wanted whenever it can be seen. */
	let wanted = false;
	let seen = false;
	/** Where the reader moved the map to, for when it comes back. */
	let camera = '';
	let failed = false;

	/** Asked only when a map is wanted: each context is one of few that a page may have. */
	function canDraw() {
		const context = document.createElement('canvas').getContext('webgl2');
		context?.getExtension('WEBGL_lose_context')?.loseContext();
		return context !== null;
	}
	/** @param {string} sentence */
	function fail(sentence) {
		failed = true;
		frame?.remove();
		frame = null;
		if (said) said.textContent = sentence;
		if (button) button.hidden = true;
	}
	/** @param {boolean} [focus] */
	function open(focus) {
		if (!picture || frame || failed) return;
		if (!canDraw()) return fail('This browser cannot draw the map; the picture shows all of it.');
		wanted = true;
		frame = document.createElement('iframe');
		frame.title = picture.querySelector('img')?.alt ?? 'Map';
		const address = new URL(map, location.href);
		if (camera) address.searchParams.set('map', camera);
		frame.src = address.href;
		if (focus) frame.dataset.focus = '';
		picture.append(frame);
		if (button) button.hidden = true;
		if (said) said.textContent = '';
		picture.setAttribute('aria-busy', 'true');
	}
	/** Gives the picture's place and the context back while nobody sees the map. */
	function close() {
		frame?.remove();
		frame = null;
		picture?.removeAttribute('aria-busy');
	}

	if (picture && button && interactive !== 'never') {
		button.hidden = false;
		button.addEventListener('click', () => open(true));
		picture.addEventListener('click', (event) => {
			if (event.target instanceof HTMLImageElement) open(true);
		});
		const saving = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection
			?.saveData;
		wanted = interactive === 'now' && !saving;
		const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 1));
		new IntersectionObserver(([entry]) => {
			seen = entry?.isIntersecting ?? false;
			if (!seen) close();
			else if (wanted) idle(() => seen && open());
		}).observe(picture);
	}

	window.addEventListener('message', ({ source, data }) => {
		if (typeof data !== 'object' || data === null) return;
		if (frame && source === frame.contentWindow && data.type === 'incident-atlas:map') {
			if (data.shown === true) {
				frame.dataset.shown = '';
				picture?.removeAttribute('aria-busy');
				if ('focus' in frame.dataset) frame.focus();
			} else if (typeof data.camera === 'string' && /^[\d./-]{5,60}$/.test(data.camera)) {
				camera = data.camera;
			} else if (data.failed === true) {
				fail('The map could not be drawn; the picture shows all of it.');
			}
		} else if (framed && secret && source === window.parent) {
			if (data.message === 'ready' && data.secret === secret) tellHeight(true);
		}
	});
})();
