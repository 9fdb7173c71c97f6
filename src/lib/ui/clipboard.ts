// What goes onto the clipboard, as far as the browser lets a page write there.
import { escapeHTML } from '../query/escape.ts';
import { figureAddress, type Shareable } from '../query/shareable.ts';

/** Whether a text now is on the clipboard. */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}

const base64 = async (blob: Blob): Promise<string> =>
	new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(reader.result as string);
		reader.onerror = () => reject(new Error('The picture could not be read.'));
		reader.readAsDataURL(blob);
	});

/** Puts the figure on the clipboard: the picture, and for documents the picture with alternative text and caption. Says what became of it. */
export async function copyFigure(shared: Shareable): Promise<string> {
	const { words } = shared;
	const text = `${words.title}. ${words.caption}`;
	if (typeof ClipboardItem !== 'function' || !navigator.clipboard?.write)
		return (await copyText(`${text}\n\n${words.alt}`))
			? 'This browser does not let a page copy pictures: caption and alternative text are copied. Save the picture as a file.'
			: 'This browser does not let a page copy; the texts above can be selected.';
	const picture = fetch(figureAddress(shared, 'png').slice(shared.origin.length)).then((answer) => {
		if (!answer.ok) throw new Error(String(answer.status));
		return answer.blob();
	});
	const page = picture.then(
		async (blob) =>
			new Blob(
				[
					`<figure><img src="${await base64(blob)}" width="${shared.options.figure.width}" alt="${escapeHTML(words.alt)}"><figcaption>${escapeHTML(text)}</figcaption></figure>`
				],
				{ type: 'text/html' }
			)
	);
	const plain = new Blob([`${text}\n\n${words.alt}`], { type: 'text/plain' });
	try {
		await navigator.clipboard.write([
			new ClipboardItem({ 'image/png': picture, 'text/html': page, 'text/plain': plain })
		]);
		return 'Picture, caption and alternative text are copied.';
	} catch {
		// Where not all three can be had at once, the picture goes without.
		try {
			await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
			return 'The picture is copied; caption and alternative text can be copied below.';
		} catch {
			return 'The picture could not be copied; save it as a file.';
		}
	}
}
