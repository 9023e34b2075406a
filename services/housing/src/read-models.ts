import type { OwnedReadModel } from '@tiaokuai/service';
import { caseModels } from './case-models.ts';
import { filingModels } from './filing-models.ts';
import { fundModels } from './fund-models.ts';
import { fundUseModels } from './fund-use-model.ts';

/** What the department's officers and its chief open each morning. */
export const readModels: readonly OwnedReadModel[] = [...fundModels, ...fundUseModels, ...filingModels, ...caseModels];
