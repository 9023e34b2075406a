import { patrol } from './patrol.ts';
import { securityCase } from './security-case.ts';

export * from './patrol.ts';
export * from './queries.ts';
export * from './security-case.ts';
export {
  type Gravity,
  gravity,
  type Leniency,
  leniency,
  type SecurityFinding,
  type SecurityKind,
  securityFinding,
  securityKind,
} from './security-words.ts';

/** Everything that the police say and are told. */
export const policeAggregates = [securityCase, patrol] as const;
