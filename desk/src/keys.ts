import type { ModelEvent } from '@tiaokuai/service';

/** The rows of a model that has one row per `name` of its events' content. */
export const keysBy =
  (name: string) =>
  ({ data }: ModelEvent): readonly string[] => {
    const key = (data as Readonly<Record<string, string | undefined>>)[name];
    return key ? [key] : [];
  };
