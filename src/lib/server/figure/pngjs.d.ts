declare module 'pngjs' {
	/** A picture of four bytes a dot: red, green, blue, opacity. */
	interface Picture {
		width: number;
		height: number;
		data: Buffer;
	}
	export const PNG: { sync: { read: (file: Buffer) => Picture } };
}
