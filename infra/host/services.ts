import { construction } from '@tiaokuai/construction';
import { fire } from '@tiaokuai/fire';
import { housing } from '@tiaokuai/housing';
import { leadingGroup } from '@tiaokuai/leading-group';
import { marketSupervision } from '@tiaokuai/market-supervision';
import { planning } from '@tiaokuai/planning';
import { police } from '@tiaokuai/police';
import { pricing } from '@tiaokuai/pricing';
import { qualitySupervision } from '@tiaokuai/quality-supervision';
import { referralRouter } from '@tiaokuai/referral-router';
import { sanitation } from '@tiaokuai/sanitation';
import type { ServiceDefinition } from '@tiaokuai/service';
import { subdistrict } from '@tiaokuai/subdistrict';
import { traffic } from '@tiaokuai/traffic';
import { urbanEnforcement } from '@tiaokuai/urban-enforcement';
import { utilities } from '@tiaokuai/utilities';

/** Every service of a district. */
export const allServices: readonly ServiceDefinition[] = [
  subdistrict,
  referralRouter,
  leadingGroup,
  housing,
  planning,
  construction,
  pricing,
  police,
  traffic,
  fire,
  urbanEnforcement,
  sanitation,
  marketSupervision,
  qualitySupervision,
  utilities,
];
