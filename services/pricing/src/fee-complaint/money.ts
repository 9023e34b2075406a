/** @param fen Whole. @returns yuan as people write them: `1234.50` becomes `1234.5`, `1200.00` becomes `1200`. */
export const yuanOf = (fen: number): string => (fen / 100).toFixed(2).replace(/\.?0+$/, '');
