// Where we depart from Natural Earth, and why. One table a reason, so that each can be argued with.

/** ISO 3166-2 codes that Natural Earth repeats or lacks, by its adm1_code. */
export const isoCodes = {
	'AFG-1753': 'AF-DAY', // Daykundi, drawn in its own outline but coded as Uruzgan
	'AFG-1769': 'AF-PAN', // Panjshir, coded as Parwan
	'IRN-5490': 'IR-32', // Alborz, coded as Tehran
	'KAZ-3207': 'KZ-ALM', // Almaty Region; KZ-ALA is the city
	'TJK-368': 'TJ-RA', // districts of Republican Subordination
	'RUS-2364': 'RU-MOS', // Moscow Oblast and Moscow are swapped
	'RUS-2365': 'RU-MOW'
};

/** Outlines of an earlier division that are drawn as part of today's: adm1_code to region id. */
export const dissolved = {
	'KAB+00?': 'KZ-KZY', // the lease of Baikonur is a circle inside Kyzylorda
	'PAK-1112': 'PK-KP' // the F.A.T.A. joined Khyber Pakhtunkhwa in 2018
};

/** Areas more than one state claims, or that no state's list holds: each a region of its own. */
export const areas = {
	kashmir: {
		name: 'Kashmir',
		disputed: true,
		units: ['PK-JK', 'PK-GB', 'IN-JK', 'IN-LA', 'KAS+00?'],
		note: 'India, Pakistan and China each hold a part and claim more.'
	},
	crimea: {
		name: 'Crimea',
		disputed: true,
		units: ['UA-43', 'UA-40'],
		note: 'Internationally recognised as Ukrainian, annexed by Russia in 2014.'
	},
	'northern-cyprus': { name: 'Northern Cyprus', disputed: true, units: ['CYN+00?'] },
	somaliland: { name: 'Somaliland', disputed: true, units: ['SOL+00?'] },
	'spratly-islands': { name: 'Spratly Islands', disputed: true, units: ['PGA+00?'] },
	'paracel-islands': { name: 'Paracel Islands', disputed: true, units: ['PFA+00?'] },
	'akrotiri-and-dhekelia': { name: 'Akrotiri and Dhekelia', units: ['WSB-5133', 'ESB-5132'] },
	'guantanamo-bay': { name: 'Guantanamo Bay', units: ['USG+00?'] },
	'coral-sea-islands': { name: 'Coral Sea Islands', units: ['CSI+00?'] },
	'clipperton-island': { name: 'Clipperton Island', units: ['CLP+00?'] }
};

/** Units whose country in Natural Earth is not the one with a code of its own: adm1_code to alpha-2. */
export const countryOf = {
	'NZL-5472': 'TK', // Tokelau
	'BVT+00?': 'BV', // Bouvet Island
	'IOA-2652': 'CX', // Christmas Island
	'IOA-1928': 'CC' // Cocos (Keeling) Islands
};

/** Countries and provinces whose standing is disputed although they have a code. */
export const disputedCodes = ['EH', 'XK', 'PS', 'TW', 'FK', 'IN-AR', 'GE-AB'];

/** North of this latitude is Morocco, south of it Western Sahara (the line of 1912: 27°40' N). */
export const westernSahara = {
	latitude: 27.6667,
	cut: ['MAR-3456', 'MAR-3457'],
	whole: ['MAR-3469', 'SAH+00?']
};

/** Remarks on outlines that are older than today's division. */
export const notes = {
	'KZ-VOS': 'Outline of before 2022: holds the later Abai Region.',
	'KZ-ALM': 'Outline of before 2022: holds the later Jetisu Region.',
	'KZ-KAR': 'Outline of before 2022: holds the later Ulytau Region.',
	'KZ-YUZ': 'Outline of before 2018: holds the later city of Shymkent.',
	'KZ-KZY': 'Holds Baikonur, which is leased to Russia.',
	'PK-KP': 'Holds the former Federally Administered Tribal Areas, merged into it in 2018.',
	EH: 'Mostly administered by Morocco; the part east of the berm by the Sahrawi Arab Democratic Republic.',
	IL: 'The Golan Heights cannot be told apart in the data; the line to Syria is drawn as disputed.'
};

/** GeoNames ids whose number of inhabitants is that of a district or of another place: unknown instead. */
export const doubtfulPopulation = [
	1173055, 1169607, 1182637, 1183105, 1220253, 1261162, 1270926, 14256, 1514891, 1514896, 23814,
	12165956
];

/** GeoNames ids of what is no place: a bank's branch. */
export const noPlaces = [10630176];
