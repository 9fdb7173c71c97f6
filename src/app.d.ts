declare global {
	namespace App {
		interface Error {
			message: string;
			/** What the reader can do about it. */
			help?: string;
			/** Pages that may have been meant. */
			meant?: { name: string; href: string }[];
		}
	}
}

export {};
