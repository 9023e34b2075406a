import { roleOfActor, rolesOf } from '@tiaokuai/contracts';
import type { ServiceDefinition } from '@tiaokuai/service';

/**
 * Whoever speaks in a test must have a role for what they say, as in a district.
 *
 * @returns throws for an actor who may not give a command. What nobody serves passes: the service refuses it.
 */
export const whoGives = (services: readonly ServiceDefinition[]) => {
  const byName = new Map(
    services.flatMap(({ name, alsoAnswersFor = [], aggregates }) =>
      [name, ...alsoAnswersFor].flatMap((service) =>
        aggregates.flatMap(({ commands }) => commands.map((each) => [`${service} ${each.name}`, each] as const)),
      ),
    ),
  );
  return (actor: string, service: string, command: string): void => {
    const served = byName.get(`${service} ${command}`);
    const role = roleOfActor(actor);
    if (served && !(role && rolesOf(served).includes(role)))
      throw new Error(`${service} ${command} is given by ${rolesOf(served).join(', ')}, and not by ${actor}`);
  };
};
