/** What this atlas is called wherever it speaks of itself. */
export const ATLAS = 'Incident Atlas';
