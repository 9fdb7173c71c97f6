/** What the operator sets, read once a call so that a test can set it too. */
export const config = () => ({
	/** Folder of the hand-kept data. */
	data: process.env.ATLAS_DATA || 'data',
	/** Folder of snapshots and of the files that analysts brought. */
	store: process.env.ATLAS_STORE || 'var',
	/** Where to report an error; empty where the operator gave none. */
	contact: process.env.ATLAS_CONTACT || ''
});
