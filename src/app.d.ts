import type { Mark } from './routes/(atlas)/mark.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What the reader can do about it. */
			help?: string;
			/** Pages that may have been meant. */
			meant?: { name: string; href: string }[];
			/** No answer came at all; it may come later. */
			away?: boolean;
		}
		interface PageState {
			/** What the mark that is open on the map stands for. */
			mark?: Mark;
		}
	}
}

export {};
