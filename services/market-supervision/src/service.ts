import { deskOf, deskQueries } from '@tiaokuai/desk';
import { defineService } from '@tiaokuai/service';

const desk = deskOf('market-supervision');

export const marketSupervision = defineService({
  name: 'market-supervision',
  aggregates: [desk.aggregate],
  readModels: [desk.readModel],
  reactions: desk.reactions,
  queries: deskQueries,
});
