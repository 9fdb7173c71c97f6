/** A named location of the gazetteer: where a name lies, never that something happened there. */
export interface Place {
	id: string;
	name: string;
	/** Degrees, WGS 84. */
	lon: number;
	lat: number;
	/** Id of the finest region that holds it, or null. */
	region: string | null;
	/** 0 where unknown to the gazetteer. */
	population: number;
	capital: boolean;
	/** Other names, in any script. */
	names: string[];
}
