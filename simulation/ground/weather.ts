import { randomOf } from '../random.ts';

/** A day's weather in Zibo: invented, after the climate of its months. */
export interface Weather {
  /** Mean temperature in °C. */
  readonly degrees: number;
  /** Rain in mm. */
  readonly rain: number;
}

/** By month: mean temperature, days with rain, millimetres on such a day. Rounded from the normals of 1991–2020. */
const climate: readonly (readonly [degrees: number, rainDays: number, rain: number])[] = [
  [-1.5, 2.5, 2.5],
  [2, 3, 4],
  [8.5, 3.5, 4],
  [15.5, 5, 6],
  [21.5, 6, 9],
  [26, 8, 11],
  [27.5, 12, 15],
  [26, 11, 15],
  [21.5, 7, 9],
  [15.5, 5, 7],
  [7.5, 4, 5],
  [0.5, 3, 3],
];

/** @param day YYYY-MM-DD. */
export const weatherOn = (day: string, seed: number): Weather => {
  const [degrees, rainDays, rain] = climate[Number(day.slice(5, 7)) - 1]!;
  const random = randomOf(seed, `weather/${day}`);
  const wet = random.chance(rainDays / 30);
  // Most rain falls on few days: the mean of -ln u is 1.
  const amount = wet ? -Math.log(1 - random.next()) * rain : 0;
  const swing = (random.next() + random.next() + random.next() - 1.5) * 6;
  return { degrees: Math.round((degrees + swing) * 10) / 10, rain: Math.round(amount * 10) / 10 };
};
