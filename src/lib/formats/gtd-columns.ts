import type { Line } from './layout.ts';

/** The columns of GTD that become something of ours; all others are kept as codes. */
export const columns = {
	id: ['eventid'],
	year: ['iyear'],
	month: ['imonth'],
	day: ['iday'],
	country: ['country_txt'],
	province: ['provstate'],
	city: ['city'],
	latitude: ['latitude'],
	longitude: ['longitude'],
	specificity: ['specificity'],
	summary: ['summary'],
	attack: ['attacktype1'],
	attackText: ['attacktype1_txt'],
	suicide: ['suicide'],
	group1: ['gname', 'gname1'],
	group2: ['gname2'],
	group3: ['gname3'],
	part1: ['gsubname', 'gsubname1'],
	part2: ['gsubname2'],
	part3: ['gsubname3'],
	uncertain1: ['guncertain1'],
	uncertain2: ['guncertain2'],
	uncertain3: ['guncertain3'],
	claimed1: ['claimed'],
	claimed2: ['claim2'],
	claimed3: ['claim3'],
	mode1: ['claimmode'],
	mode2: ['claimmode2'],
	mode3: ['claimmode3'],
	modeText1: ['claimmode_txt'],
	modeText2: ['claimmode2_txt'],
	modeText3: ['claimmode3_txt'],
	competing: ['compclaim'],
	killed: ['nkill'],
	killedPerpetrators: ['nkillter'],
	wounded: ['nwound'],
	woundedPerpetrators: ['nwoundte'],
	hostages: ['nhostkid']
};

export type Key = keyof typeof columns;
export type Row = Line<Key>;
