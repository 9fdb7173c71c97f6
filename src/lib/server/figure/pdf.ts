// A drawing as PDF: lines and text as they are, the letters used embedded, tagged for those who hear it.
import type { Drawing, GroupShape, Paint, Shape, TextShape } from './drawing.ts';
import { FACES, type Fonts } from './fonts.ts';
import { tellLettersApart, type Embedded } from './letters.ts';
import { lineWidth, runsOf, type Run } from './line.ts';

/** The part of PDFKit that is used: https://pdfkit.org/docs/getting_started.html */
interface Pen {
	on(event: 'data', take: (bytes: Buffer) => void): void;
	on(event: 'end', done: () => void): void;
	on(event: 'error', fail: (problem: Error) => void): void;
	end(): void;
	save(): Pen;
	restore(): Pen;
	translate(x: number, y: number): Pen;
	scale(x: number, y?: number): Pen;
	markContent(tag: string, options?: object): Pen;
	endMarkedContent(): Pen;
	path(d: string): Pen;
	rect(x: number, y: number, width: number, height: number): Pen;
	roundedRect(x: number, y: number, width: number, height: number, r: number): Pen;
	circle(x: number, y: number, r: number): Pen;
	clip(): Pen;
	fill(rule?: string): Pen;
	stroke(): Pen;
	fillAndStroke(fill: string, stroke: string, rule?: string): Pen;
	fillColor(colour: string): Pen;
	strokeColor(colour: string): Pen;
	fillOpacity(opacity: number): Pen;
	strokeOpacity(opacity: number): Pen;
	lineWidth(width: number): Pen;
	lineJoin(kind: string): Pen;
	lineCap(kind: string): Pen;
	dash(lengths: number[], options?: object): Pen;
	undash(): Pen;
	font(name: string): Pen;
	fontSize(size: number): Pen;
	registerFont(name: string, file: string): Pen;
	text(text: string, x: number, y: number, options: object): Pen;
	struct(type: string, options: object, children?: unknown): Struct;
	addStructure(one: Struct): Pen;
	/** The one that is written with. */
	_font: Embedded;
}
interface Struct {
	add(child: Struct | (() => void)): Struct;
	end(): Struct;
}

/** Points of a CSS pixel. */
const POINT = 0.75;
/** Where no day of the data is known. */
const NO_DAY = '2000-01-01';

const shiftOf = (anchor: TextShape['anchor']): number =>
	anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0;

/** What each part of a figure is to those who hear it. */
const TAGS: Record<NonNullable<GroupShape['role']>, string> = {
	title: 'H1',
	caption: 'P',
	map: 'Figure',
	list: 'P',
	legend: 'P',
	credits: 'P',
	mark: 'Span',
	inset: 'Span'
};

/** Draws shapes with a pen. */
function createHand(pen: Pen, fonts: Fonts) {
	function paint(shape: Paint, outline: () => void): void {
		const { fill, fillOpacity = 1, stroke, line = 1, dash, opacity = 1, round, evenOdd } = shape;
		const rule = evenOdd ? 'even-odd' : 'non-zero';
		if (fill) pen.fillColor(fill).fillOpacity(opacity * fillOpacity);
		if (stroke) {
			pen.strokeColor(stroke).strokeOpacity(opacity).lineWidth(line);
			pen.lineJoin(round ? 'round' : 'miter').lineCap(round ? 'round' : 'butt');
			if (dash) pen.dash([...dash]);
			else pen.undash();
		}
		outline();
		if (fill && stroke) pen.fillAndStroke(fill, stroke, rule);
		else if (fill) pen.fill(rule);
		else if (stroke) pen.stroke();
	}

	/** A halo as the outlines of letters, so that no word is found twice. */
	function edge({ halo, size, y, opacity = 1 }: TextShape, run: Run, left: number, gap: number) {
		if (!halo) return;
		const scale = size / fonts.fontOf(run.face).unitsPerEm;
		pen.strokeColor(halo.colour).strokeOpacity(opacity).lineJoin('round').lineCap('round').undash();
		// The letters of a font stand upright on their baseline.
		pen.save().translate(left, y).scale(scale, -scale);
		pen
			.lineWidth(halo.width / scale)
			.path(fonts.outlineOf(run.text, run.face, gap / scale))
			.stroke()
			.restore();
	}

	function write(shape: TextShape): void {
		const { x, y, size, fill, anchor, spacing = 0, opacity = 1 } = shape;
		const left = x - shiftOf(anchor) * lineWidth(fonts, shape);
		for (const run of runsOf(fonts, shape)) {
			if (!run.text.trim()) continue;
			const gap = run.rightToLeft ? 0 : spacing;
			edge(shape, run, left + run.x, gap);
			// Letters set apart are still the word that they were written as.
			if (gap) pen.markContent('Span', { actual: run.text });
			pen.font(run.face).fontSize(size).fillColor(fill).fillOpacity(opacity);
			tellLettersApart(pen._font);
			// With features named, even none, a run is shaped as a whole and not word by word.
			pen.text(run.text, left + run.x, y, {
				...{ lineBreak: false, baseline: 'alphabetic', characterSpacing: gap, features: [] }
			});
			if (gap) pen.endMarkedContent();
		}
	}

	function draw(shape: Shape): void {
		if (shape.kind === 'group') {
			pen.save();
			if (shape.at) pen.translate(...shape.at);
			if (shape.clip) {
				const { x, y, width, height } = shape.clip;
				pen.rect(x, y, width, height).clip();
			}
			shape.children.forEach(draw);
			pen.restore();
		} else if (shape.kind === 'text') write(shape);
		else if (shape.kind === 'circle') paint(shape, () => pen.circle(shape.x, shape.y, shape.r));
		else if (shape.kind === 'rect') {
			const { x, y, width, height, r } = shape;
			paint(shape, () =>
				r ? pen.roundedRect(x, y, width, height, r) : pen.rect(x, y, width, height)
			);
		} else {
			pen.save();
			if (shape.at) pen.translate(...shape.at);
			if (shape.scale) pen.scale(shape.scale);
			paint(shape, () => pen.path(shape.d));
			pen.restore();
		}
	}
	return draw;
}

/** Draws a drawing on a page of its own size; the same drawing and day give the same bytes. */
export function toPDF(
	drawing: Drawing,
	{ fonts, day, load }: { fonts: Fonts; day: string | null; load: NodeJS.Require }
): Promise<Buffer> {
	const { width, height, unit, background, title, alt, lang, shapes } = drawing;
	const Document = load('pdfkit') as new (options: object) => Pen;
	const made = new Date(`${day ?? NO_DAY}T00:00:00Z`);
	const grow = unit * POINT;
	const pen = new Document({
		size: [width * grow, height * grow],
		margin: 0,
		pdfVersion: '1.7',
		...{ lang, tagged: true, displayTitle: true, font: null },
		info: {
			...{ Title: title, Subject: alt, Creator: 'Incident Atlas', Producer: 'Incident Atlas' },
			...{ CreationDate: made, ModDate: made }
		}
	});
	const parts: Buffer[] = [];
	const finished = new Promise<Buffer>((resolve, reject) => {
		pen.on('data', (bytes) => parts.push(bytes));
		pen.on('end', () => resolve(Buffer.concat(parts)));
		pen.on('error', reject);
	});
	for (const face of FACES) pen.registerFont(face, fonts.fileOf(face));
	const draw = createHand(pen, fonts);
	const whole = pen.struct('Document', {});
	pen.addStructure(whole);
	// What only decorates is told to nobody.
	const inPage = (work: () => void) => () => {
		pen.save().scale(grow);
		work();
		pen.restore();
	};
	inPage(() => {
		pen.markContent('Artifact', { type: 'Background' });
		pen.rect(0, 0, width, height).fillColor(background).fillOpacity(1).fill();
		pen.endMarkedContent();
	})();
	for (const shape of shapes) {
		const role = shape.kind === 'group' ? shape.role : undefined;
		if (!role) continue;
		const options = role === 'map' ? { alt, title } : {};
		whole.add(
			pen.struct(
				TAGS[role],
				options,
				inPage(() => draw(shape))
			)
		);
	}
	inPage(() => {
		pen.markContent('Artifact', { type: 'Layout' });
		for (const shape of shapes) if (shape.kind !== 'group' || !shape.role) draw(shape);
		pen.endMarkedContent();
	})();
	whole.end();
	pen.end();
	return finished;
}
