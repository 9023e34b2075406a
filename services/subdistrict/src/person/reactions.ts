import { person } from '@tiaokuai/contracts';
import { reactTo } from '@tiaokuai/service';
import { vaultOf } from '../vault.ts';

/** The event says that a person's data are gone; the key goes with it, again and again if need be. */
export const eraseKeys = reactTo(person, 'erase-keys', {
  PersonalDataErased: async ({ data }, context) => {
    await vaultOf(context).erase(data.person);
    return undefined;
  },
});
