/** An event as those who play hear of it. */
export interface Played {
  readonly id: string;
  /** `ReferralReceived` */
  readonly name: string;
  /** Whose log it stands in: `fire` */
  readonly service: string;
  /** When it happened, ISO 8601. */
  readonly time: string;
  // Each kind of event has content of its own; who looks at it knows the name.
  readonly data: unknown;
}
