/**
 * The least area of property service rooms: three per mille of the floor area of the project, or of the phase that is built
 * first, and a hundred square metres at least (山东省物业管理条例 art. 12; 淄博市物业管理条例 art. 9(三), (四)).
 *
 * @param floorArea Hundredths of a square metre. @returns the same, rounded up.
 */
export const serviceRoomShare = (floorArea: number): number =>
  Math.max(10_000, Number((BigInt(floorArea) * 3n + 999n) / 1000n));
