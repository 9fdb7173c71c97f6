// Marks that a letter names no place for.

interface Positioner {
	applyAnchor: (
		this: Positioner,
		mark: { markAnchor: object | null },
		base: object | null,
		at: number
	) => void;
}
interface Opened {
	layout(text: string): unknown;
	_layoutEngine?: { engine?: { GPOSProcessor?: Positioner } };
}

const mended = new WeakSet<object>();

/**
 * Leaves a mark where it stands when its letter has no anchor for it, which fonts may say (an offset of NULL in
 * https://learn.microsoft.com/typography/opentype/spec/gpos#lookup-type-4-subtable) and fontkit fails on. The mend is
 * of fontkit's own class, so that it holds for every font that it opens, pdfkit's included.
 */
export function bearMissingAnchors(font: Opened): void {
	font.layout('a');
	const positioner = font._layoutEngine?.engine?.GPOSProcessor;
	if (!positioner) return;
	const kind = Object.getPrototypeOf(positioner) as Positioner;
	if (mended.has(kind)) return;
	mended.add(kind);
	const apply = kind.applyAnchor;
	kind.applyAnchor = function (mark, base, at) {
		if (base && mark.markAnchor) apply.call(this, mark, base, at);
	};
}
