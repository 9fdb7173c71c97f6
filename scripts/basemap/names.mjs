// Customary English names, and names in the languages of the first data set.
import { countryNames } from './sources.mjs';

/** The eleven countries around the first data set. */
export const around = ['AF', 'CN', 'IN', 'IR', 'KG', 'KZ', 'PK', 'RU', 'TJ', 'TM', 'UZ'];

/** Countries that write in Arabic. */
export const arabicWriting =
	'AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE'.split(' ');

const countryEnglish = {
	TZ: 'Tanzania',
	SS: 'South Sudan',
	US: 'United States',
	CI: 'Ivory Coast',
	RS: 'Serbia',
	BS: 'Bahamas',
	MK: 'North Macedonia',
	SZ: 'Eswatini',
	TL: 'Timor-Leste',
	GW: 'Guinea-Bissau',
	HK: 'Hong Kong',
	MO: 'Macau',
	CZ: 'Czechia',
	PS: 'Palestinian territories',
	AX: 'Åland',
	BL: 'Saint Barthélemy',
	UM: 'United States Minor Outlying Islands',
	CX: 'Christmas Island',
	CC: 'Cocos (Keeling) Islands',
	TK: 'Tokelau',
	BV: 'Bouvet Island',
	VA: 'Vatican City',
	FM: 'Micronesia',
	EH: 'Western Sahara'
};

const provinceEnglish = {
	'AF-URU': 'Uruzgan Province',
	'AF-DAY': 'Daykundi Province',
	'AF-PAN': 'Panjshir Province',
	'AF-GHO': 'Ghor Province',
	'AF-WAR': 'Maidan Wardak Province',
	'KZ-ALA': 'Almaty',
	'KZ-AST': 'Astana',
	'KZ-ZHA': 'Zhambyl Region',
	'KZ-YUZ': 'South Kazakhstan Region',
	'KZ-KAR': 'Karaganda Region',
	'KG-GB': 'Bishkek',
	'UZ-TK': 'Tashkent',
	'UZ-QR': 'Karakalpakstan',
	'UZ-SA': 'Samarkand Region',
	'UZ-QA': 'Qashqadaryo Region',
	'TJ-SU': 'Sughd Region',
	'TJ-GB': 'Gorno-Badakhshan',
	'TJ-RA': 'Districts of Republican Subordination',
	'TJ-DU': 'Dushanbe',
	'RU-ALT': 'Altai Krai',
	'RU-MOS': 'Moscow Oblast',
	'RU-MOW': 'Moscow',
	'RU-YEV': 'Jewish Autonomous Oblast',
	'RU-KR': 'Karelia',
	'RU-TA': 'Tatarstan',
	'RU-BA': 'Bashkortostan',
	'RU-KB': 'Kabardino-Balkaria',
	'RU-SPE': 'Saint Petersburg',
	'RU-SE': 'North Ossetia',
	'RU-DA': 'Dagestan',
	'RU-IN': 'Ingushetia',
	'RU-CE': 'Chechnya',
	'RU-BU': 'Buryatia',
	'RU-TY': 'Tuva',
	'RU-SA': 'Sakha',
	'RU-KL': 'Kalmykia',
	'RU-KK': 'Khakassia',
	'RU-MO': 'Mordovia',
	'RU-CU': 'Chuvashia',
	'RU-ME': 'Mari El',
	'RU-UD': 'Udmurtia',
	'RU-KO': 'Komi',
	'RU-AD': 'Adygea',
	'RU-KC': 'Karachay-Cherkessia',
	'RU-AL': 'Altai Republic',
	'UA-43': 'Autonomous Republic of Crimea',
	'UA-40': 'Sevastopol'
};

/** What a province is called in each of the countries, where Natural Earth gives the bare name. */
const suffix = {
	AF: 'Province',
	IR: 'Province',
	KZ: 'Region',
	KG: 'Region',
	UZ: 'Region',
	TM: 'Region',
	TJ: 'Region',
	RU: 'Oblast'
};
const complete = /Republic|Krai|Okrug|Oblast|Region|Province/;

const own = {
	EH: { ru: 'Западная Сахара' },
	'TJ-SU': { ru: 'Согдийская область' },
	'KZ-ZHA': { kk: 'Жамбыл облысы' },
	'KZ-ATY': { kk: 'Атырау облысы' },
	'AF-KHO': { ps: 'خوست ولايت' },
	'AF-DAY': { ru: 'Дайкунди', ar: 'ولاية دايكندي', fa: 'ولایت دایکندی', ur: 'صوبہ دایکندی' },
	'AF-PAN': { ru: 'Панджшер', ar: 'ولاية بنجشير', fa: 'ولایت پنجشیر', ur: 'صوبہ پنجشیر' },
	'PK-KP': { ps: 'خیبر پښتونخوا' },
	'KZ-AST': { ru: 'Астана', kk: 'Астана', ar: 'أستانا', fa: 'آستانه', ur: 'آستانہ' },
	'RU-ALT': { ru: 'Алтайский край', ar: 'ألطاي كراي', fa: 'سرزمین آلتای', ur: 'التائی کرائی' }
};

const byLanguage = new Map();

/** A country's names by language tag; languages that have none are left out. */
export function namesOfCountry(code) {
	const names = {};
	for (const language of ['ar', 'fa', 'kk', 'ky', 'ps', 'ru', 'tg', 'tk', 'ur', 'uz']) {
		if (!byLanguage.has(language)) byLanguage.set(language, countryNames(language));
		const name = byLanguage.get(language)[code];
		if (name) names[language] = name;
	}
	return { ...names, ...own[code] };
}

/** The customary English name of a country. */
export function englishOfCountry(code, naturalEarthName) {
	return countryEnglish[code] ?? naturalEarthName;
}

/** The customary English name of a province, with its kind where that is customary ("Zhambyl Region"). */
export function englishOfProvince(id, country, name) {
	if (provinceEnglish[id]) return provinceEnglish[id];
	const kind = suffix[country];
	return kind && !complete.test(name) ? `${name} ${kind}` : name;
}

/** The same without its kind, for a label on the map ("Zhambyl"). */
export function shortName(name) {
	return name
		.replace(/^Autonomous Republic of /, '')
		.replace(/ (Region|Province|Oblast|Krai|Autonomous Okrug|Autonomous Oblast)$/, '');
}

/** A province's names by language tag, for the countries around the first data set. */
export function namesOfProvince(id, properties) {
	const names = {};
	for (const language of ['ar', 'fa', 'ru', 'ur']) {
		const name = properties[`name_${language}`]?.normalize('NFC');
		if (name) names[language] = name;
	}
	return { ...names, ...own[id] };
}
