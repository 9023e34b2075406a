import { deskOf, deskQueries } from '@tiaokuai/desk';
import { defineService } from '@tiaokuai/service';

const desk = deskOf('planning');

export const planning = defineService({
  name: 'planning',
  aggregates: [desk.aggregate],
  readModels: [desk.readModel],
  reactions: desk.reactions,
  queries: deskQueries,
});
