// Who may import whom, folder by folder: read by eslint.config.js and by architecture.test.ts.
// A folder of src/lib may import itself and the folders named here, and nothing else of ours.

/** @type {Record<string, string[]>} */
export const arrows = {
	domain: [],
	formats: ['domain'],
	query: ['domain'],
	columns: ['domain', 'query'],
	clickhouse: ['domain', 'query', 'columns'],
	cartography: ['domain'],
	map: ['domain', 'cartography'],
	ui: ['domain', 'query', 'cartography'],
	server: ['domain', 'formats', 'query', 'columns', 'clickhouse', 'cartography']
};

/** The folders of src/lib that `folder` may not import. @param {string} folder */
export const forbidden = (folder) =>
	Object.keys(arrows).filter((other) => other !== folder && !arrows[folder]?.includes(other));
