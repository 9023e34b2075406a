import { deskOf, deskQueries } from '@tiaokuai/desk';
import { defineService } from '@tiaokuai/service';

const desk = deskOf('construction');

export const construction = defineService({
  name: 'construction',
  aggregates: [desk.aggregate],
  readModels: [desk.readModel],
  reactions: desk.reactions,
  queries: deskQueries,
});
