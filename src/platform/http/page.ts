import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

/** How a list is asked for: `cursor` as the page before gave it. */
export class PageQuery {
  @IsOptional()
  @Matches(/^\d{1,9}$/, { message: 'cursor must be the nextCursor of the page before' })
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export interface Page<Item> {
  items: Item[];
  /** null on the last page */
  nextCursor: string | null;
}

const DEFAULT_LIMIT = 100;

/** A page of a list that is read newest first by `latest(count)`. */
export async function pageOf<Item>(
  query: PageQuery,
  latest: (count: number) => Promise<Item[]>,
): Promise<Page<Item>> {
  const [from, limit] = [Number(query.cursor ?? 0), query.limit ?? DEFAULT_LIMIT];
  const items = await latest(from + limit + 1);
  const hasMore = items.length > from + limit;
  return { items: items.slice(from, from + limit), nextCursor: hasMore ? String(from + limit) : null };
}
