// <incident-atlas src="https://…/embed?…" title="…">what stands there until, and where, no script runs</incident-atlas>
// It shows the embed in a frame as high as the embed says. What it holds stays until the frame has shown itself,
// and comes back where the frame never does.
(() => {
	const { currentScript: script } = document;
	const home = script instanceof HTMLScriptElement && script.src ? new URL(script.src).origin : '';
	const SANDBOX =
		'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads';
	const STYLE =
		':host{display:block;position:relative}iframe{display:block;width:100%;border:0}' +
		'iframe:not([data-shown]){position:absolute;inset:0 0 auto;height:300px;opacity:0;pointer-events:none}' +
		'iframe[data-shown]+slot{display:none}';

	/** @param {string | null} address @returns {URL | null} an embed of the atlas that this script is from */
	function embedAt(address) {
		if (!address || !URL.canParse(address, document.baseURI)) return null;
		const url = new URL(address, document.baseURI);
		return url.origin === home && url.pathname === '/embed' ? url : null;
	}

	class IncidentAtlas extends HTMLElement {
		static observedAttributes = ['src', 'title'];
		/** @type {HTMLIFrameElement | null} */
		frame = null;
		/** @param {MessageEvent} event */
		hear = ({ source, origin, data }) => {
			const { frame } = this;
			if (!frame || source !== frame.contentWindow || origin !== home) return;
			if (typeof data !== 'object' || data?.type !== 'incident-atlas:height' || data.v !== 1)
				return;
			const { height } = data;
			if (typeof height !== 'number' || !(height > 0 && height <= 20000)) return;
			frame.style.height = `${Math.ceil(height)}px`;
			frame.dataset.shown = '';
		};
		connectedCallback() {
			window.addEventListener('message', this.hear);
			this.show();
		}
		disconnectedCallback() {
			window.removeEventListener('message', this.hear);
		}
		attributeChangedCallback() {
			if (this.isConnected) this.show();
		}
		show() {
			const url = embedAt(this.getAttribute('src'));
			if (!url) {
				console.warn(`<incident-atlas> expects src to be an embed of ${home || 'its own atlas'}.`);
				return;
			}
			const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
			if (!this.frame) {
				const style = new CSSStyleSheet();
				style.replaceSync(STYLE);
				shadow.adoptedStyleSheets = [style];
				const frame = document.createElement('iframe');
				frame.loading = 'lazy';
				frame.setAttribute('sandbox', SANDBOX);
				frame.allow = 'fullscreen';
				frame.referrerPolicy = 'strict-origin-when-cross-origin';
				shadow.append(frame, document.createElement('slot'));
				this.frame = frame;
			}
			this.frame.title = this.getAttribute('title') || 'Map of incidents';
			if (this.frame.src !== url.href) {
				delete this.frame.dataset.shown;
				this.frame.src = url.href;
			}
		}
	}
	if (home && !customElements.get('incident-atlas'))
		customElements.define('incident-atlas', IncidentAtlas);
})();
