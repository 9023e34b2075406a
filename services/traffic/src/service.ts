import { deskOf, deskQueries } from '@tiaokuai/desk';
import { defineService } from '@tiaokuai/service';

const desk = deskOf('traffic');

export const traffic = defineService({
  name: 'traffic',
  aggregates: [desk.aggregate],
  readModels: [desk.readModel],
  reactions: desk.reactions,
  queries: deskQueries,
});
