import { deskOf, deskQueries } from '@tiaokuai/desk';
import { defineService } from '@tiaokuai/service';

const desk = deskOf('sanitation');

export const sanitation = defineService({
  name: 'sanitation',
  aggregates: [desk.aggregate],
  readModels: [desk.readModel],
  reactions: desk.reactions,
  queries: deskQueries,
});
