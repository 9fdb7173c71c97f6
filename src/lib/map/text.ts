let brush: CanvasRenderingContext2D | null | undefined;

/** Width in pixels of a line in the letters that name places on the map. */
export function textWidth(text: string): number {
	brush ??= document.createElement('canvas').getContext('2d');
	if (!brush) return text.length * 7;
	brush.font = '600 12.5px "Noto Sans", sans-serif';
	return Math.ceil(brush.measureText(text).width);
}
