import { expect, test } from '@jest/globals';
import { serviceNames } from '../../infra/host/names.ts';
import { allServices } from '../../infra/host/services.ts';

test('the names by which processes are started are those of all services', () => {
  expect([...serviceNames].sort()).toEqual(allServices.map(({ name }) => name).sort());
});
