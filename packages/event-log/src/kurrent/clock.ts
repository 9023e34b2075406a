/**
 * A clock in microseconds, ISO 8601 UTC. The system's clock counts milliseconds; what lies between them comes from the
 * steady one, set anew whenever the two have drifted apart.
 */
export const microseconds = (
  wall: () => number = Date.now,
  steady: () => number = () => performance.now(),
): (() => string) => {
  let offset = wall() - steady();
  return () => {
    const now = wall();
    // Within the millisecond that the system's clock shows, or set back to it.
    if (Math.floor(steady() + offset) !== now) {
      const drift = steady() + offset - now;
      if (drift < 0 || drift >= 2) offset = now - steady();
    }
    const time = steady() + offset;
    const whole = Math.floor(time);
    const rest = String(Math.floor((time - whole) * 1_000)).padStart(3, '0');
    return new Date(whole).toISOString().replace('Z', `${rest}Z`);
  };
};
